import { allowanceOf, type Allowance } from '../../domain/allowance';
import { chinaDay, nextChinaMidnight } from '../../domain/china-time';
import { NO_USAGE } from '../../domain/client-quota';
import type { Context } from '../context';

/** What the client of a request may use up, and what is left. */
export interface RateLimit {
  readonly client: string | null;
  readonly requests: Allowance | null;
  readonly calls: Allowance;
  readonly spendFen: Allowance;
}

/** @throws LedgerUnavailable */
export async function readRateLimit({ client, requests, services }: Context): Promise<RateLimit> {
  const now = services.clock.now();
  const used = client.id === null ? NO_USAGE : await services.audit.usage(client.id, chinaDay(now));
  const midnight = nextChinaMidnight(now);
  return {
    client: client.id,
    requests,
    calls: allowanceOf(client.quota.calls, used.calls, midnight),
    spendFen: allowanceOf(client.quota.spendFen, used.spendFen, midnight),
  };
}
