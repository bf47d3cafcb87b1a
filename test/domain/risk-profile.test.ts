import type { BankCardCheck, BankCardCheckResult } from '../../src/domain/bank-card-check';
import type { CheckReason } from '../../src/domain/bank-card-check';
import {
  BLACKLIST_CATEGORIES,
  type BlacklistCategory,
  type BlacklistReport,
  type BlacklistReportResult,
} from '../../src/domain/blacklist-report';
import type { CheckRefused } from '../../src/domain/check-refused';
import { PROVIDER_ERRORS, type ProviderError } from '../../src/domain/provider-error';
import { RISK_POLICY } from '../../src/domain/risk-policy';
import { evaluateRisk } from '../../src/domain/risk-profile';

const facts = {
  id: '1',
  bankCard: { masked: '621792******5914', bin: '621792', last4: '5914', luhnValid: true },
  provider: 'JUHE',
  providerReference: null,
  providerCode: '0',
  providerMessage: null,
  checkedAt: new Date(0),
  reused: false,
  billing: { billed: 'YES', costFen: 1 },
  attempts: [],
  sandbox: true,
} as const;

const check = (outcome: BankCardCheck['outcome'], reason: CheckReason | null = null) =>
  ({ kind: 'BankCardCheck', ...facts, outcome, reason, elements: 3 }) satisfies BankCardCheck;

const report = (...hits: BlacklistCategory[]): BlacklistReport => ({
  kind: 'BlacklistReport',
  ...facts,
  listed: hits.length > 0,
  hits,
  complete: true,
  onlineBlack: hits.includes('ONLINE_BLACK'),
  offlineBlack: hits.includes('OFFLINE_BLACK'),
  badCardHolder: hits.includes('BAD_CARD_HOLDER'),
  fraudTrans: hits.includes('FRAUD_TRANS'),
  otherBlack: hits.includes('OTHER_BLACK'),
  caseRelated: hits.includes('CASE_RELATED'),
});

const failed: ProviderError = {
  kind: 'ProviderError',
  code: 'NO_ANSWER',
  ...PROVIDER_ERRORS.NO_ANSWER,
  ...facts,
  retryAt: null,
  field: null,
};
const refused: CheckRefused = {
  kind: 'CheckRefused',
  rule: 'CARD_DAILY_CALLS',
  message: '',
  messageZh: '',
  retryable: true,
  retryAt: null,
};

const evaluate = (checkResult: BankCardCheckResult, blacklist: BlacklistReportResult) => {
  const profile = evaluateRisk({ check: checkResult, blacklist }, '1', new Date(0));
  return `${profile.level}/${profile.recommendation}`;
};

describe('the risk policy', () => {
  it.each([
    ['a match on no list', check('MATCH'), report(), 'LOW/APPROVE'],
    ['a fraud hit', check('MATCH'), report('FRAUD_TRANS'), 'HIGH/REJECT'],
    ['a court hit', check('MATCH'), report('CASE_RELATED'), 'HIGH/REJECT'],
    ['a mismatch', check('MISMATCH', 'ELEMENTS_MISMATCH'), report(), 'HIGH/REJECT'],
    ['another holder', check('MISMATCH', 'HOLDER_MISMATCH'), report(), 'HIGH/REJECT'],
    ['a lost card', check('UNABLE_TO_VERIFY', 'CARD_REPORTED_LOST'), report(), 'HIGH/REJECT'],
    ['a confiscated card', check('UNABLE_TO_VERIFY', 'CARD_CONFISCATED'), report(), 'HIGH/REJECT'],
    ['a captured card', check('UNABLE_TO_VERIFY', 'CARD_CAPTURED'), report(), 'HIGH/REJECT'],
    ['an online hit', check('MATCH'), report('ONLINE_BLACK'), 'HIGH/REVIEW'],
    ['an offline hit', check('MATCH'), report('OFFLINE_BLACK'), 'HIGH/REVIEW'],
    ['a bad holder', check('MATCH'), report('BAD_CARD_HOLDER'), 'HIGH/REVIEW'],
    ['another hit', check('MATCH'), report('OTHER_BLACK'), 'HIGH/REVIEW'],
    ['a hit beside a failed check', failed, report('OTHER_BLACK'), 'HIGH/REVIEW'],
    [
      'a mismatch beside a failed list',
      check('MISMATCH', 'ELEMENTS_MISMATCH'),
      failed,
      'HIGH/REJECT',
    ],
    ['a missing check', failed, report(), 'UNDETERMINED/REVIEW'],
    ['a refused check', refused, report(), 'UNDETERMINED/REVIEW'],
    ['a missing list', check('MATCH'), failed, 'UNDETERMINED/REVIEW'],
    ['nothing at all', failed, failed, 'UNDETERMINED/REVIEW'],
    [
      'an unverified card on no list',
      check('UNABLE_TO_VERIFY', 'NO_RECORD'),
      report(),
      'MEDIUM/REVIEW',
    ],
    [
      'an unverified card, no list',
      check('UNABLE_TO_VERIFY', 'NO_RECORD'),
      failed,
      'UNDETERMINED/REVIEW',
    ],
    [
      'a card without a mobile on file',
      check('UNABLE_TO_VERIFY', 'NO_MOBILE_ON_FILE'),
      report(),
      'MEDIUM/REVIEW',
    ],
    [
      'a mobile that cannot be checked',
      check('UNABLE_TO_VERIFY', 'MOBILE_UNSUPPORTED'),
      report(),
      'MEDIUM/REVIEW',
    ],
  ] as const)('gives %s its level', (_name, checkResult, blacklist, expected) => {
    expect(evaluate(checkResult, blacklist)).toBe(expected);
  });

  it('is never LOW unless the check matched and the report is clean', () => {
    const checks: BankCardCheckResult[] = [
      check('MATCH'),
      check('MISMATCH', 'ELEMENTS_MISMATCH'),
      check('UNABLE_TO_VERIFY', 'UNSPECIFIED'),
      failed,
      refused,
    ];
    const reports: BlacklistReportResult[] = [
      report(),
      ...BLACKLIST_CATEGORIES.map((category) => report(category)),
      failed,
      refused,
    ];
    const low = checks.flatMap((c) => reports.filter((r) => evaluate(c, r).startsWith('LOW')));
    expect(low).toEqual([reports[0]]);
  });

  it('names every rule that applied, the decisive one first', () => {
    const profile = evaluateRisk(
      {
        check: check('MISMATCH', 'ELEMENTS_MISMATCH'),
        blacklist: report('FRAUD_TRANS', 'OTHER_BLACK'),
      },
      '1',
      new Date(0),
    );
    expect(profile.signals.map(({ code }) => code)).toEqual([
      'BLACKLIST_FRAUD_TRANS',
      'CHECK_MISMATCH',
      'BLACKLIST_OTHER_BLACK',
    ]);
    expect(profile.policyVersion).toBe(RISK_POLICY.version);
  });

  it('has a rule for every list, each with words in both languages and a code of its own', () => {
    for (const category of BLACKLIST_CATEGORIES) {
      expect(
        evaluateRisk({ check: check('MATCH'), blacklist: report(category) }, '1', new Date(0))
          .signals,
      ).toEqual([expect.objectContaining({ code: `BLACKLIST_${category}` })]);
    }
    const codes = RISK_POLICY.rules.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    for (const { explanation, explanationZh } of RISK_POLICY.rules) {
      expect(explanation).toMatch(/^[A-Z].*\.$/);
      expect(explanationZh).toMatch(/\p{Script=Han}.*。$/u);
    }
  });
});
