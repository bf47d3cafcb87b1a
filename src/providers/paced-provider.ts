import type { AttemptOptions, Pace, ProductPort, Provider } from '../domain/provider';
import { RateQueue } from '../http/rate-queue';
import { overOurRate, unreachable } from './answer';

/** How often a product may be asked. */
export interface ProductRate {
  /** Calls in a second; 0 for any number. */
  readonly perSecond: number;
  /** Whether the vendor counts checks of three and of four elements apart. */
  readonly isByElements: boolean;
}

export type ProviderRates = Readonly<Partial<Record<'cardCheck' | 'blacklist', ProductRate>>>;

/** A provider whose products are asked no more often than their vendor takes. What cannot be sent in time is not sent. */
export function paceProvider(provider: Provider, rates: ProviderRates): Provider {
  const { cardCheck, blacklist } = provider;
  return {
    ...provider,
    ...(cardCheck &&
      rates.cardCheck && {
        cardCheck: {
          ...cardCheck,
          ...pace(cardCheck, rates.cardCheck, ({ subject }) => subject.mobile !== undefined),
        },
      }),
    ...(blacklist && rates.blacklist && { blacklist: pace(blacklist, rates.blacklist) }),
  };
}

function pace<Query, Verdict>(
  port: ProductPort<Query, Verdict>,
  { perSecond, isByElements }: ProductRate,
  hasFourElements: (query: Query) => boolean = () => false,
): ProductPort<Query, Verdict> {
  if (perSecond === 0) return port;
  const ofThree = new RateQueue(perSecond);
  const ofFour = isByElements ? new RateQueue(perSecond) : ofThree;
  return {
    ...port,
    pace: () => stateOf(ofThree === ofFour ? [ofThree] : [ofThree, ofFour]),
    async ask(query, options) {
      // What the breaker bars takes no turn.
      if (port.breaker?.() === 'OPEN') return port.ask(query, options);
      const queue = hasFourElements(query) ? ofFour : ofThree;
      const askedAt = performance.now();
      const turn = queue.turn(patienceOf(options), options.signal);
      // Nearly every call goes at once: it is spared what waiting takes.
      const came = turn === 'NOW' ? turn : await turn;
      if (came === 'CANCELLED') return unreachable(came);
      if (came === 'TOO_LATE') return overOurRate(new Date(Date.now() + queue.waitMs()));
      const sentAt = turn === 'NOW' ? askedAt : performance.now();
      const left = turn === 'NOW' ? options : afterWaiting(options, sentAt - askedAt);
      const answer = await port.ask(query, left);
      if (answer.class === 'REFUSED' && answer.error === 'RATE_LIMITED') {
        const retryAfterMs = answer.retryAt ? answer.retryAt.getTime() - Date.now() : undefined;
        queue.rate.throttled(sentAt, performance.now(), retryAfterMs);
      }
      return answer;
    },
  };
}

/** Waiting takes what is left beside the call itself, and at most half of it where the call could take all. */
const patienceOf = ({ timeLeftMs, timeoutMs }: AttemptOptions): number =>
  Math.max(timeLeftMs - timeoutMs, timeLeftMs / 2);

function afterWaiting(options: AttemptOptions, waitedMs: number): AttemptOptions {
  const timeLeftMs = options.timeLeftMs - waitedMs;
  return { ...options, timeLeftMs, timeoutMs: Math.min(options.timeoutMs, timeLeftMs) };
}

function stateOf(queues: readonly RateQueue[]): Pace {
  const now = performance.now();
  return {
    ratePerSecond: Math.min(...queues.map(({ rate }) => rate.perSecond(now))),
    queued: queues.reduce((sum, { queued }) => sum + queued, 0),
  };
}
