import { validateSync } from 'class-validator';
import type { InputRule } from '../../domain/input-rules';
import { CheckRecordFilter } from '../audit/check-record-filter.input';
import { BankCardCheckInput } from '../bank-card-check/bank-card-check.input';
import { BlacklistReportInput } from '../blacklist-report/blacklist-report.input';
import { RiskProfileInput } from '../risk-profile/risk-profile.input';
import { createKeepsRules } from './keeps-rules';

/** The input types whose content has rules, by their name in the schema. */
const INPUTS = new Map(
  [BankCardCheckInput, BlacklistReportInput, RiskProfileInput, CheckRecordFilter].map(
    (InputClass) => [InputClass.name, { InputClass, keepsRules: createKeepsRules(InputClass) }],
  ),
);

interface ContentProblem {
  readonly property: string;
  readonly rule: InputRule;
}

const NONE: readonly ContentProblem[] = [];

/** The rules of content, written as class-validator decorators on the input classes, that members break. */
export function contentProblems(typeName: string, members: object): readonly ContentProblem[] {
  const type = INPUTS.get(typeName);
  if (type === undefined || type.keepsRules(members)) return NONE;
  // class-validator knows an object by its `constructor`, which a member may be called too.
  const input = Object.assign(new type.InputClass(), members, { constructor: type.InputClass });
  return validateSync(input, { validationError: { target: false, value: false } }).flatMap(
    ({ property, constraints }) =>
      // The message of every constraint is the rule that it stands for.
      (Object.values(constraints ?? {}) as InputRule[]).map((rule) => ({ property, rule })),
  );
}
