import { DEFAULT_BUDGET, refusalOf, type PastAttempt } from '../../src/domain/attempt-budget';

const NOON = Date.parse('2026-03-10T12:00:00+08:00');
const MIDNIGHT = new Date('2026-03-11T00:00:00+08:00');
const MINUTE = 60_000;

const attempt = (minutesAgo: number, more: Partial<PastAttempt>): PastAttempt => ({
  startedAt: NOON - minutesAgo * MINUTE,
  settledAt: more.routing === null ? null : NOON - minutesAgo * MINUTE + 100,
  ofCard: true,
  ofIdNumber: false,
  routing: 'ANSWERED',
  outcome: null,
  error: null,
  retryAt: null,
  ...more,
});
const mismatch = (minutesAgo: number) => attempt(minutesAgo, { outcome: 'MISMATCH' });
const match = (minutesAgo: number) => attempt(minutesAgo, { outcome: 'MATCH' });
const unsettled = (minutesAgo: number) => attempt(minutesAgo, { routing: null });
const refusal = (attempts: readonly PastAttempt[], nowMs = NOON) =>
  refusalOf(attempts, DEFAULT_BUDGET, nowMs);

describe('the attempt budget', () => {
  it.each<[string, PastAttempt[]]>([
    ['nothing', []],
    ['one mismatch', [mismatch(1)]],
    ['two mismatches before a match', [mismatch(3), mismatch(2), match(1)]],
    ['a match between two mismatches', [mismatch(3), match(2), mismatch(1)]],
    ['a match after an attempt whose server died', [unsettled(5), match(2), mismatch(1)]],
    [
      'upstream failures, which the provider says were not done',
      [3, 2, 1].map((ago) => attempt(ago, { routing: 'AMBIGUOUS', error: 'UPSTREAM_FAILURE' })),
    ],
    ['verdicts that compared nothing', [attempt(2, { outcome: 'UNABLE_TO_VERIFY' }), mismatch(1)]],
    [
      'any number that did not reach an issuer',
      (['NOT_SENT', 'REFUSED', 'INPUT'] as const).flatMap((routing) =>
        Array.from({ length: 10 }, () => attempt(1, { routing, ofIdNumber: true })),
      ),
    ],
    [
      'mismatches of the person with other cards',
      [1, 2, 3].map((ago) => ({ ...mismatch(ago), ofCard: false, ofIdNumber: true })),
    ],
    [
      'a lock that has been lifted',
      [attempt(2, { routing: 'SUBJECT', error: 'SUBJECT_LOCKED', retryAt: NOON })],
    ],
  ])('allows one more after %s', (_, attempts) => {
    expect(refusal(attempts)).toBeUndefined();
  });

  it.each<[string, PastAttempt[]]>([
    ['mismatched', [mismatch(2), mismatch(1)]],
    ['ended nobody knows how', [unsettled(2), mismatch(1)]],
    ['got no answer', [attempt(2, { routing: 'AMBIGUOUS', error: 'NO_ANSWER' }), mismatch(1)]],
    ['mismatched around what compared nothing', [mismatch(3), attempt(2, {}), mismatch(1)]],
    ['mismatched after a match', [match(3), mismatch(2), mismatch(1)]],
  ])('refuses until midnight in China after two that %s', (_, attempts) => {
    expect(refusal(attempts)).toEqual({ rule: 'CARD_FAILED_CHECKS', retryAt: MIDNIGHT });
  });

  it('is not reset by a match that was under way together with a mismatch', () => {
    const late = { ...mismatch(3), settledAt: NOON - MINUTE };
    expect(refusal([late, match(2), mismatch(0)])?.rule).toBe('CARD_FAILED_CHECKS');
  });

  it('counts one that is under way as failed, and asks to try again soon', () => {
    expect(refusal([mismatch(1), unsettled(0)])).toEqual({
      rule: 'CARD_FAILED_CHECKS',
      retryAt: new Date(NOON + 10_000),
    });
  });

  it('allows five calls of a card and ten of an ID number a day', () => {
    const ofCard = Array.from({ length: 5 }, (_, i) => match(i));
    expect(refusal(ofCard.slice(1))).toBeUndefined();
    expect(refusal(ofCard)).toEqual({ rule: 'CARD_DAILY_CALLS', retryAt: MIDNIGHT });
    const ofIdNumber = Array.from({ length: 10 }, (_, i) => ({
      ...match(i),
      ofCard: false,
      ofIdNumber: true,
    }));
    expect(refusal(ofIdNumber.slice(1))).toBeUndefined();
    expect(refusal(ofIdNumber)).toEqual({ rule: 'ID_NUMBER_DAILY_CALLS', retryAt: MIDNIGHT });
  });

  it('respects a lock until it lifts, before every other rule', () => {
    const retryAt = NOON + 1;
    const locked = attempt(1, { routing: 'SUBJECT', error: 'SUBJECT_LOCKED', retryAt });
    const attempts = [locked, match(0), mismatch(0), mismatch(0), mismatch(0), mismatch(0)];
    expect(refusal(attempts)).toEqual({ rule: 'SUBJECT_LOCKED', retryAt: new Date(retryAt) });
  });

  it.each([
    ['2026-03-10T23:59:59.999+08:00', '2026-03-11T00:00:00+08:00'],
    ['2026-03-11T00:00:00.000+08:00', '2026-03-12T00:00:00+08:00'],
    ['2026-03-10T16:00:00.000Z', '2026-03-12T00:00:00+08:00'],
  ])('at %s refuses until %s', (now, until) => {
    const attempts = [mismatch(2), mismatch(1)];
    expect(refusal(attempts, Date.parse(now))?.retryAt).toEqual(new Date(until));
  });
});
