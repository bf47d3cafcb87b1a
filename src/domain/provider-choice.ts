import type { Clock } from './clock';
import type { Answer, Product, ProviderName } from './provider';
import type { Candidate } from './routing';

/** Why a provider was asked. */
export type ChosenBecause =
  'REQUESTED' | 'FIRST_IN_ORDER' | 'CHEAPEST' | 'UNKNOWN_QUALITY' | 'FAILOVER' | 'RECONNECTED';

/** The candidates in the order in which they are to be asked, and why the first one is the first. */
export interface Ranking<C> {
  readonly candidates: readonly C[];
  readonly because: ChosenBecause;
}

/** Decides which provider is asked first. */
export interface ProviderChoice {
  rank<Query, Verdict>(
    product: Product,
    candidates: readonly Candidate<Query, Verdict>[],
  ): Ranking<Candidate<Query, Verdict>>;
  /** Told of every attempt that was made. */
  observe(product: Product, provider: ProviderName, answer: Answer<unknown>): void;
}

/** Providers are asked in the configured order. */
export const configuredOrder: ProviderChoice = {
  rank: (_product, candidates) => ({ candidates, because: 'FIRST_IN_ORDER' }),
  observe: () => undefined,
};

/** Fewer observations say nothing: what is missing counts as if it had been conclusive. */
const FLOOR = 20;
/** Observations are forgotten after so many questions, or so long, so that a provider that has become better is tried again. */
const WINDOW_QUESTIONS = 1_000;
const WINDOW_MS = 15 * 60_000;

/**
 * Asks the provider first of which a conclusive answer costs least: its price, times the share of its answers that are or
 * may be billed, by the share that is conclusive. Equal ones keep the configured order.
 */
export class CheapestFirst implements ProviderChoice {
  readonly #clock: Clock;
  readonly #products = new Map<Product, Map<ProviderName, Observations>>();
  #questions = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  rank<Query, Verdict>(
    product: Product,
    candidates: readonly Candidate<Query, Verdict>[],
  ): Ranking<Candidate<Query, Verdict>> {
    this.#questions++;
    const known = candidates.map((candidate) => {
      const seen = this.#of(product, candidate.provider);
      seen.forget(this.#questions - WINDOW_QUESTIONS, this.#clock.elapsed() - WINDOW_MS);
      return { candidate, seen, cost: seen.costOfConclusive(candidate.port.priceFen) };
    });
    known.sort((a, b) => (a.cost === b.cost ? 0 : a.cost - b.cost));
    const isUnknown = (known[0]?.seen.count ?? 0) < FLOOR;
    return {
      candidates: known.map(({ candidate }) => candidate),
      because: isUnknown ? 'UNKNOWN_QUALITY' : 'CHEAPEST',
    };
  }

  observe(product: Product, provider: ProviderName, answer: Answer<unknown>): void {
    // It says nothing of a provider that nobody waited for it, or that our own rate held a call back.
    if (answer.class === 'NOT_SENT' && answer.error !== 'UNREACHABLE') return;
    if (answer.providerCode === 'CANCELLED') return;
    this.#of(product, provider).add({
      question: this.#questions,
      at: this.#clock.elapsed(),
      billed: answer.billed !== 'NO',
      conclusive: isConclusive(answer),
    });
  }

  #of(product: Product, provider: ProviderName): Observations {
    const providers = this.#products.get(product) ?? new Map<ProviderName, Observations>();
    const observations = providers.get(provider) ?? new Observations();
    this.#products.set(product, providers.set(provider, observations));
    return observations;
  }
}

interface Observation {
  readonly question: number;
  /** By {@link Clock.elapsed}. */
  readonly at: number;
  readonly billed: boolean;
  readonly conclusive: boolean;
}

/** What attempts of late brought, with their sums. */
class Observations {
  readonly #latest: Observation[] = [];
  #billed = 0;
  #conclusive = 0;

  get count(): number {
    return this.#latest.length;
  }

  add(observation: Observation): void {
    this.#latest.push(observation);
    this.#sum(observation, 1);
  }

  forget(beforeQuestion: number, before: number): void {
    for (let [oldest] = this.#latest; oldest !== undefined; [oldest] = this.#latest) {
      if (oldest.question >= beforeQuestion && oldest.at >= before) return;
      this.#latest.shift();
      this.#sum(oldest, -1);
    }
  }

  costOfConclusive(priceFen: number): number {
    const assumed = Math.max(0, FLOOR - this.count);
    const conclusive = this.#conclusive + assumed;
    return conclusive === 0 ? Infinity : (priceFen * (this.#billed + assumed)) / conclusive;
  }

  #sum({ billed, conclusive }: Observation, sign: 1 | -1): void {
    if (billed) this.#billed += sign;
    if (conclusive) this.#conclusive += sign;
  }
}

/** Whether somebody who asked knows more afterwards. */
function isConclusive(answer: Answer<unknown>): boolean {
  if (answer.class !== 'ANSWERED') return false;
  const { outcome } = answer.verdict as { readonly outcome?: string };
  return outcome !== 'UNABLE_TO_VERIFY';
}
