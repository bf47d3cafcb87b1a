import type { Refusal } from './check-refused';
import { nextChinaMidnight } from './china-time';
import type { DailyQuota } from './client';

/** What a client has used of its quota in a China day. */
export interface ClientUsage {
  /** Calls to providers that were, or may have been, sent. */
  readonly calls: number;
  /** The price of those that were or may have been billed, in fen. */
  readonly spendFen: number;
}

export const NO_USAGE: ClientUsage = { calls: 0, spendFen: 0 };

/**
 * Why one more call may not be made for a client, or undefined when it may. A call whose price would go beyond
 * what is left is not made.
 */
export function quotaRefusal(
  usage: ClientUsage,
  quota: DailyQuota,
  priceFen: number,
  nowMs: number,
): Refusal | undefined {
  const retryAt = nextChinaMidnight(nowMs);
  if (quota.calls !== null && usage.calls + 1 > quota.calls) {
    return { rule: 'CLIENT_DAILY_CALLS', retryAt };
  }
  if (quota.spendFen !== null && usage.spendFen + priceFen > quota.spendFen) {
    return { rule: 'CLIENT_DAILY_SPEND', retryAt };
  }
  return undefined;
}
