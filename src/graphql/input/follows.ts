import { registerDecorator, type ValidationArguments } from 'class-validator';
import type { InputRule, Parsed } from '../../domain/input-rules';
import type { IdType } from '../../domain/subject';
import type { BankCardCheckInput } from '../bank-card-check/bank-card-check.input';

/** What a rule may look at beside the value. */
interface Surroundings {
  readonly idType: IdType;
  /** The elements of the input that are strings, as they were given. */
  readonly elements: readonly string[];
}

type Check = (value: string, surroundings: Surroundings) => Parsed;

/**
 * A class-validator decorator for a string that has to follow rules of the domain. The broken rule is the
 * constraint's message; nothing of the value is.
 */
export function Follows(check: Check): PropertyDecorator {
  const brokenRule = (value: unknown, args: ValidationArguments | undefined) => {
    if (typeof value !== 'string') return undefined;
    const result = check(value, surroundingsIn(args?.object ?? {}));
    return result.ok ? undefined : result.rule;
  };
  return (target, propertyName) => {
    registerDecorator({
      name: 'follows',
      target: target.constructor,
      propertyName: String(propertyName),
      validator: {
        validate: (value: unknown, args) => brokenRule(value, args) === undefined,
        defaultMessage: (args) => brokenRule(args?.value, args) ?? ('TYPE' satisfies InputRule),
      },
    });
  };
}

function surroundingsIn(input: object): Surroundings {
  const { idType, name, idNumber, bankCard, mobile } = input as Partial<BankCardCheckInput>;
  const elements = [name, idNumber, bankCard, mobile].filter((value) => typeof value === 'string');
  return { idType: idType ?? 'RESIDENT_ID', elements };
}

/** The message of a stock decorator: the rule that it stands for. */
export const breaks = (rule: InputRule) => ({ message: rule });
