import { registerDecorator, type ValidationArguments } from 'class-validator';
import type { InputRule, Parsed } from '../../domain/input-rules';
import type { IdType } from '../../domain/subject';
import type { BankCardCheckInput } from '../bank-card-check/bank-card-check.input';

/** The input that holds a value, its members as they were given. */
type Surroundings = Partial<BankCardCheckInput>;

type Check = (value: string, surroundings: Surroundings) => Parsed;

/**
 * A class-validator decorator for a string that has to follow rules of the domain. The broken rule is the
 * constraint's message; nothing of the value is.
 */
export function Follows(check: Check): PropertyDecorator {
  const brokenRule = (value: unknown, args: ValidationArguments | undefined) => {
    if (typeof value !== 'string') return undefined;
    const result = check(value, args?.object ?? {});
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

/** The kind of identity document that an input is about. */
export const idTypeOf = ({ idType }: Surroundings): IdType => idType ?? 'RESIDENT_ID';

/** The elements of an input that are strings. */
export function elementsOf(input: Surroundings): readonly string[] {
  const { name, idNumber, bankCard, mobile } = input;
  return [name, idNumber, bankCard, mobile].filter((value) => typeof value === 'string');
}

/** The message of a stock decorator: the rule that it stands for. */
export const breaks = (rule: InputRule) => ({ message: rule });
