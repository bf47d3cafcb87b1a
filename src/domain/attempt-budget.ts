import { nextChinaMidnight } from './china-time';
import type { Refusal } from './check-refused';
import type { RoutingClass } from './code-table';
import type { CheckOutcome } from './bank-card-check';
import type { ProviderErrorCode } from './provider-error';

/** How often cards and people may be checked, by all providers and servers together. */
export interface AttemptBudget {
  /** Failed checks of one card in a row; issuers lock a card after three. */
  readonly cardFailedChecks: number;
  /** Checks of one card in a China day. */
  readonly cardCallsPerDay: number;
  /** Checks of one ID number in a China day. */
  readonly idNumberCallsPerDay: number;
}

export const DEFAULT_BUDGET: AttemptBudget = {
  cardFailedChecks: 2,
  cardCallsPerDay: 5,
  idNumberCallsPerDay: 10,
};

/** An attempt of today as the budget sees it. */
export interface PastAttempt {
  readonly startedAt: number;
  /** Null together with `routing`. */
  readonly settledAt: number | null;
  readonly ofCard: boolean;
  readonly ofIdNumber: boolean;
  /** Null while nobody knows how it ended: it is under way, or its server died. */
  readonly routing: RoutingClass | null;
  /** Of an answered one. */
  readonly outcome: CheckOutcome | null;
  /** Of one that brought no verdict. */
  readonly error: ProviderErrorCode | null;
  /** Of a lock: when it lifts, in milliseconds since 1970. */
  readonly retryAt: number | null;
}

/** How long an attempt without an end is taken to be under way, in milliseconds. */
const UNDER_WAY_MS = 10_000;

/**
 * Why a card may not be checked once more, or undefined when it may. An attempt that was sent and whose end is not
 * known counts as a failed one: the issuer may have counted it.
 *
 * @param attempts those of this China day of the card or of the ID number, in any order, and earlier ones with a `retryAt`
 */
export function refusalOf(
  attempts: readonly PastAttempt[],
  budget: AttemptBudget,
  nowMs: number,
): Refusal | undefined {
  const tomorrow = nextChinaMidnight(nowMs);
  const reached = attempts.filter(mayHaveReachedIssuer);
  const ofCard = reached.filter((attempt) => attempt.ofCard);

  const lockedUntil = Math.max(0, ...ofCard.map(({ retryAt }) => retryAt ?? 0));
  if (lockedUntil > nowMs) return { rule: 'SUBJECT_LOCKED', retryAt: new Date(lockedUntil) };

  if (ofCard.length >= budget.cardCallsPerDay) {
    return { rule: 'CARD_DAILY_CALLS', retryAt: tomorrow };
  }
  if (reached.filter((attempt) => attempt.ofIdNumber).length >= budget.idNumberCallsPerDay) {
    return { rule: 'ID_NUMBER_DAILY_CALLS', retryAt: tomorrow };
  }
  const failed = failedInARow(ofCard);
  if (failed.length < budget.cardFailedChecks) return undefined;
  // One that is under way may still match.
  const settles = failed.some(
    ({ routing, startedAt }) => routing === null && nowMs - startedAt < UNDER_WAY_MS,
  );
  return {
    rule: 'CARD_FAILED_CHECKS',
    retryAt: settles ? new Date(nowMs + UNDER_WAY_MS) : tomorrow,
  };
}

const mayHaveReachedIssuer = ({ routing }: PastAttempt): boolean =>
  routing === null || routing === 'ANSWERED' || routing === 'AMBIGUOUS' || routing === 'SUBJECT';

/**
 * The failed attempts that no match has ended for certain: one that was under way together with the match may
 * have come after it. One that says the check was not done neither counts nor ends the row.
 */
function failedInARow(attempts: readonly PastAttempt[]): readonly PastAttempt[] {
  const matches = attempts.filter(({ outcome }) => outcome === 'MATCH');
  const lastMatch = Math.max(...matches.map(({ startedAt }) => startedAt));
  return attempts.filter((attempt) => mayHaveFailed(attempt) && endOf(attempt) > lastMatch);
}

const endOf = ({ startedAt, settledAt }: PastAttempt): number =>
  settledAt ?? startedAt + UNDER_WAY_MS;

function mayHaveFailed({ routing, outcome, error }: PastAttempt): boolean {
  if (routing === null || outcome === 'MISMATCH') return true;
  return routing === 'AMBIGUOUS' && error !== 'UPSTREAM_FAILURE';
}
