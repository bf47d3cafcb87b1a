import type { Clock } from '../../../src/domain/clock';
import { BLACKLIST_CODES, CARD_CHECK_CODES } from '../../../src/providers/juhe/codes';
import { meaningOf } from '../support';
import { juheAt, startJuheSandbox, stranger } from './support';

type Expected = readonly [code: string, meaning: string, routing: string, billed: string];

/** The table of the bank card check as the documentation has it. */
const CHECK: readonly Expected[] = [
  ['0/1', 'MATCH', 'ANSWERED', 'YES'],
  ['0/2', 'MISMATCH(ELEMENTS_MISMATCH)', 'ANSWERED', 'YES'],
  ['0/3', 'UNABLE_TO_VERIFY(UNSPECIFIED)', 'ANSWERED', 'UNKNOWN'],
  ['0/4', 'UPSTREAM_FAILURE', 'AMBIGUOUS', 'UNKNOWN'],
  ['220701', 'UPSTREAM_FAILURE', 'AMBIGUOUS', 'NO'],
  ['220702', 'UNABLE_TO_VERIFY(NO_RECORD)', 'ANSWERED', 'NO'],
  ['220703', 'UNABLE_TO_VERIFY(UNSPECIFIED)', 'ANSWERED', 'NO'],
  ['22070301', 'UNABLE_TO_VERIFY(CARD_NOT_PRESENT_DISABLED)', 'ANSWERED', 'NO'],
  ['22070302', 'UNABLE_TO_VERIFY(CARD_ABNORMAL)', 'ANSWERED', 'NO'],
  ['22070303', 'UNABLE_TO_VERIFY(ISSUER_UNSUPPORTED)', 'ANSWERED', 'NO'],
  ['22070304', 'SUBJECT_LOCKED', 'SUBJECT', 'NO'],
  ['22070305', 'UPSTREAM_FAILURE', 'AMBIGUOUS', 'NO'],
  ['22070306', 'UPSTREAM_FAILURE', 'AMBIGUOUS', 'NO'],
  ['220704', 'REQUEST_REJECTED', 'SUBJECT', 'NO'],
  ['22070401', 'INPUT_REJECTED(BANK_CARD)', 'INPUT', 'NO'],
  ['22070404', 'SUBJECT_LOCKED', 'SUBJECT', 'NO'],
  ['22070405', 'SUBJECT_LOCKED', 'SUBJECT', 'NO'],
  ['22070406', 'REQUEST_REJECTED', 'REFUSED', 'NO'],
  ['22070407', 'CREDENTIALS_REJECTED', 'REFUSED', 'NO'],
  ['22070408', 'REQUEST_REJECTED', 'REFUSED', 'NO'],
  ['220705', 'INPUT_REJECTED(NAME)', 'INPUT', 'NO'],
  ['220706', 'INPUT_REJECTED(ID_NUMBER)', 'INPUT', 'NO'],
  ['220707', 'REQUEST_REJECTED', 'REFUSED', 'NO'],
];

const BLACKLIST: readonly Expected[] = [
  ['0', 'REPORT', 'ANSWERED', 'YES'],
  ['271901', 'UPSTREAM_FAILURE', 'AMBIGUOUS', 'NO'],
  ['271902', 'INPUT_REJECTED(BANK_CARD)', 'INPUT', 'NO'],
  ['271903', 'UPSTREAM_FAILURE', 'AMBIGUOUS', 'NO'],
];

const SYSTEM: readonly Expected[] = [
  ['10001', 'CREDENTIALS_REJECTED', 'REFUSED', 'NO'],
  ['10002', 'CREDENTIALS_REJECTED', 'REFUSED', 'NO'],
  ['10003', 'CREDENTIALS_REJECTED', 'REFUSED', 'NO'],
  ['10004', 'CREDENTIALS_REJECTED', 'REFUSED', 'NO'],
  ['10005', 'CREDENTIALS_REJECTED', 'REFUSED', 'NO'],
  ['10007', 'CREDENTIALS_REJECTED', 'REFUSED', 'NO'],
  ['10008', 'CREDENTIALS_REJECTED', 'REFUSED', 'NO'],
  ['10009', 'CREDENTIALS_REJECTED', 'REFUSED', 'NO'],
  ['10011', 'RATE_LIMITED', 'REFUSED', 'NO'],
  ['10012', 'QUOTA_EXHAUSTED', 'REFUSED', 'NO'],
  ['10013', 'QUOTA_EXHAUSTED', 'REFUSED', 'NO'],
  ['10014', 'UPSTREAM_FAILURE', 'AMBIGUOUS', 'UNKNOWN'],
  ['10020', 'UNDER_MAINTENANCE', 'REFUSED', 'NO'],
  ['10021', 'UNDER_MAINTENANCE', 'REFUSED', 'NO'],
];

/** 15:59:59.999 UTC is the last millisecond of the day in Shanghai. */
const NOW = Date.UTC(2031, 4, 6, 15, 59, 59, 999);
const MIDNIGHT = new Date('2031-05-07T00:00:00+08:00');
const clock: Clock = { now: () => NOW, elapsed: () => performance.now() };

/** Asks about somebody at whose card Juhe answers with `code`, and about nobody else. */
async function withFault(code: string, ask: 'check' | 'report') {
  // Success of the blacklist is no fault.
  const person = stranger(code === '0' ? undefined : { kind: 'code', code });
  const sandbox = await startJuheSandbox({ cardholders: [person] });
  const provider = juheAt(sandbox.origin, undefined, clock);
  try {
    return ask === 'check'
      ? await provider.check({ ...person, idType: 'RESIDENT_ID' })
      : await provider.report(person.bankCard);
  } finally {
    await provider.close();
    await sandbox.close();
  }
}

describe.each([
  ['check', [...CHECK, ...SYSTEM], CARD_CHECK_CODES],
  ['report', [...BLACKLIST, ...SYSTEM], BLACKLIST_CODES],
] as const)('a code in the answer to a %s', (ask, expected, table) => {
  it('stands in the table exactly when it is documented', () => {
    expect(table.map(({ code }) => code).sort()).toEqual(expected.map(([code]) => code).sort());
  });

  it.each(expected)('%s is %s, %s, billed %s', async (code, meaning, routing, billed) => {
    const answer = await withFault(code, ask);

    expect([answer.providerCode, meaningOf(answer), answer.class, answer.billed]).toEqual([
      code,
      meaning,
      routing,
      billed,
    ]);
    if (answer.class !== 'ANSWERED') {
      expect(answer.retryAt).toEqual(meaning === 'SUBJECT_LOCKED' ? MIDNIGHT : null);
    }
  });

  it('that is not documented is no verdict, and may have been billed', async () => {
    const answer = await withFault(ask === 'check' ? '220799' : '271999', ask);

    expect([meaningOf(answer), answer.class, answer.billed]).toEqual([
      'UNKNOWN_CODE',
      'AMBIGUOUS',
      'UNKNOWN',
    ]);
  });
});
