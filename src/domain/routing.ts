import type { ProviderAttempt } from './attempt';
import type { Billing } from './billing';
import type { Clock } from './clock';
import type { RoutingClass } from './code-table';
import type { Answer, CheckAbilities, CheckQuery, ProductPort, ProviderName } from './provider';

/**
 * How far to go for an answer. `NONE`: one provider. `SAFE`: the next one wherever it is certain that nothing
 * was done and billed. `AVAILABLE`: the next one also where that is uncertain.
 */
export const FAILOVER_POLICIES = ['NONE', 'SAFE', 'AVAILABLE'] as const;
export type FailoverPolicy = (typeof FAILOVER_POLICIES)[number];

/** A provider that can do what is asked. */
export interface Candidate<Query, Verdict> {
  readonly provider: ProviderName;
  readonly port: ProductPort<Query, Verdict>;
}

export interface RouteLimits {
  readonly failover: FailoverPolicy;
  /** When the whole request ends, by {@link Clock.elapsed}. */
  readonly deadlineAt: number;
  /** Fires when nobody waits any more: what has not been sent is not sent. */
  readonly signal: AbortSignal;
}

export interface RouteDeps {
  readonly clock: Clock;
  /** How long one attempt may take, in milliseconds, where the deadline leaves more. */
  readonly providerTimeoutMs: number;
}

/** The answer that counts, who gave it, and everything that was tried. */
export interface Routed<Verdict> {
  readonly answer: Answer<Verdict>;
  readonly provider: ProviderName;
  readonly attempts: readonly ProviderAttempt[];
  readonly bills: readonly Billing[];
}

/** Whether a provider's abilities cover a check. */
export function canCheck(abilities: CheckAbilities, { subject, scene }: CheckQuery): boolean {
  const elements = subject.mobile === undefined ? 3 : 4;
  return (
    abilities.elements.includes(elements) &&
    abilities.idTypes.includes(subject.idType) &&
    (scene === undefined || abilities.scenes.includes(scene))
  );
}

const MAY_FAIL_OVER: Readonly<Record<RoutingClass, readonly FailoverPolicy[]>> = {
  ANSWERED: [],
  INPUT: [],
  SUBJECT: [],
  NOT_SENT: ['SAFE', 'AVAILABLE'],
  REFUSED: ['SAFE', 'AVAILABLE'],
  AMBIGUOUS: ['AVAILABLE'],
};

/** Of several answers without a verdict, the one that tells most of what may have happened is reported. */
const WEIGHT: Readonly<Record<RoutingClass, number>> = {
  NOT_SENT: 0,
  REFUSED: 1,
  AMBIGUOUS: 2,
  INPUT: 3,
  SUBJECT: 3,
  ANSWERED: 3,
};

/**
 * Asks the candidates in their order until one answers, or until asking a further one could cost money or
 * lock a card. Each is sent to at most once. Undefined when the deadline or the caller left no time to ask.
 */
export async function route<Query, Verdict>(
  candidates: readonly Candidate<Query, Verdict>[],
  query: Query,
  limits: RouteLimits,
  deps: RouteDeps,
): Promise<Routed<Verdict> | undefined> {
  const attempts: ProviderAttempt[] = [];
  const bills: Billing[] = [];
  let best: { answer: Answer<Verdict>; provider: ProviderName } | undefined;

  /** Undefined when there is no time left, or nobody who waits. */
  async function attempt({ provider, port }: Candidate<Query, Verdict>) {
    const timeLeftMs = limits.deadlineAt - deps.clock.elapsed();
    if (timeLeftMs <= 0 || limits.signal.aborted) return undefined;
    const startedAt = new Date(deps.clock.now());
    const start = deps.clock.elapsed();
    const answer = await port.ask(query, {
      timeoutMs: Math.min(deps.providerTimeoutMs, timeLeftMs),
      signal: limits.signal,
    });
    attempts.push({
      provider,
      startedAt,
      latencyMs: Math.round(deps.clock.elapsed() - start),
      providerCode: answer.providerCode,
      error: answer.class === 'ANSWERED' ? null : answer.error,
      billed: answer.billed,
    });
    bills.push({
      billed: answer.billed,
      costFen: answer.billed === 'NO' ? 0 : port.priceFen,
    });
    if (best === undefined || WEIGHT[answer.class] >= WEIGHT[best.answer.class]) {
      best = { answer, provider };
    }
    return answer;
  }

  for (const candidate of candidates) {
    let answer = await attempt(candidate);
    // A connection that could not be made may be made now; a barred call would be barred again.
    if (answer?.class === 'NOT_SENT' && candidate.port.breaker?.() !== 'OPEN') {
      answer = await attempt(candidate);
    }
    if (answer === undefined || !MAY_FAIL_OVER[answer.class].includes(limits.failover)) break;
  }
  return best && { ...best, attempts, bills };
}
