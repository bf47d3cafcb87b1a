import type { CheckVerdict } from '../../src/domain/bank-card-check';
import type { BlacklistFindings } from '../../src/domain/blacklist-report';
import { ROUTING_CLASSES } from '../../src/domain/code-table';
import type { Answer } from '../../src/domain/provider';
import { DEFAULT_LIFETIMES, lifetimeOf } from '../../src/domain/reuse';

const facts = {
  providerCode: '0',
  providerMessage: null,
  providerReference: null,
  billed: 'YES',
} as const;
const LIFETIMES = { match: 1, mismatch: 2, unableToVerify: 3, noRecord: 4, blacklist: 5 };
const FLAGS: BlacklistFindings = {
  onlineBlack: false,
  offlineBlack: false,
  badCardHolder: false,
  fraudTrans: true,
  otherBlack: false,
  caseRelated: false,
  complete: true,
};

describe('the lifetime of an answer', () => {
  it.each<[CheckVerdict | BlacklistFindings, number]>([
    [{ outcome: 'MATCH' }, 1],
    [{ outcome: 'MISMATCH', reason: 'ELEMENTS_MISMATCH' }, 2],
    [{ outcome: 'UNABLE_TO_VERIFY', reason: 'CARD_REPORTED_LOST' }, 3],
    [{ outcome: 'UNABLE_TO_VERIFY', reason: 'NO_RECORD' }, 4],
    [FLAGS, 5],
    [{ ...FLAGS, fraudTrans: true, complete: false }, 0],
  ])('of %j is configured on its own', (verdict, seconds) => {
    expect(lifetimeOf({ class: 'ANSWERED', verdict, ...facts }, LIFETIMES)).toBe(seconds);
  });

  it.each(ROUTING_CLASSES.filter((routing) => routing !== 'ANSWERED'))(
    'is nothing where it is %s',
    (routing) => {
      const answer: Answer<CheckVerdict> = {
        class: routing,
        error: 'NO_ANSWER',
        field: null,
        retryAt: null,
        ...facts,
      };
      expect(lifetimeOf(answer, LIFETIMES)).toBe(0);
    },
  );

  it('is hours for a match and short for a card without a record by default', () => {
    expect(DEFAULT_LIFETIMES.match).toBeGreaterThanOrEqual(3600);
    expect(DEFAULT_LIFETIMES.noRecord).toBeLessThan(3600);
  });
});
