import { validateSync } from 'class-validator';
import type { InputRule } from '../../domain/input-rules';
import { CheckRecordFilter } from '../audit/check-record-filter.input';
import { BankCardCheckInput } from '../bank-card-check/bank-card-check.input';
import { BlacklistReportInput } from '../blacklist-report/blacklist-report.input';
import { RiskProfileInput } from '../risk-profile/risk-profile.input';

/** The input types whose content has rules, by their name in the schema. */
const INPUT_CLASSES = new Map<string, new () => object>(
  [BankCardCheckInput, BlacklistReportInput, RiskProfileInput, CheckRecordFilter].map((input) => [
    input.name,
    input,
  ]),
);

/** The rules of content, written as class-validator decorators on the input classes, that members break. */
export function contentProblems(
  typeName: string,
  members: ReadonlyMap<string, unknown>,
): readonly { property: string; rule: InputRule }[] {
  const InputClass = INPUT_CLASSES.get(typeName);
  if (InputClass === undefined) return [];
  const input = Object.assign(new InputClass(), Object.fromEntries(members));
  return validateSync(input, { validationError: { target: false, value: false } }).flatMap(
    ({ property, constraints }) =>
      // The message of every constraint is the rule that it stands for.
      (Object.values(constraints ?? {}) as InputRule[]).map((rule) => ({ property, rule })),
  );
}
