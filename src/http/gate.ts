import {
  circuitBreaker,
  CircuitState,
  ConsecutiveBreaker,
  handleWhenResult,
  isBrokenCircuitError,
  type CircuitBreakerPolicy,
} from 'cockatiel';

/**
 * What a finished call says about the other side. `FAULT`: it did not do its work; `OUTAGE`: it will not until
 * somebody changes something; `HEALTHY`: it did, whatever it said; `UNKNOWN`: nothing.
 */
export type Health = 'HEALTHY' | 'FAULT' | 'OUTAGE' | 'UNKNOWN';

/** `OPEN`: nothing is sent; `HALF_OPEN`: one call tries, or may try, whether it works again. */
export type GateState = 'CLOSED' | 'OPEN' | 'HALF_OPEN';

/** Why the gate let a call not through. */
export type Barred = 'BREAKER_OPEN' | 'CONCURRENCY_LIMIT';

export interface GateOptions<Result> {
  /** How many calls may be under way at once; one more is barred, not queued. */
  readonly concurrency: number;
  readonly judge: (result: Result) => Health;
}

const FAULTS_TO_OPEN = 5;
const FAULT_PAUSE_MS = 10_000;
const OUTAGES_TO_OPEN = 3;
const OUTAGE_PAUSE_MS = 5 * 60_000;

/**
 * A circuit breaker and a concurrency limit for one product of one provider. It opens after five faults in a
 * row for 10 s, and after three outages in a row for 5 min, counting each subject once: one person's data,
 * however often it is asked about, never closes a provider for everybody else.
 */
export class Gate<Result> {
  readonly #judge: (result: Result) => Health;
  readonly #concurrency: number;
  readonly #faults: CircuitBreakerPolicy;
  readonly #outages: CircuitBreakerPolicy;
  /** Subjects of calls that failed since the last healthy one. */
  readonly #blamed = new Set<string>();
  /** When the next call may try, in milliseconds since 1970. */
  #pausedUntil = 0;
  #underWay = 0;

  constructor({ concurrency, judge }: GateOptions<Result>) {
    this.#judge = judge;
    this.#concurrency = concurrency;
    this.#faults = this.#breakerFor('FAULT', FAULTS_TO_OPEN, FAULT_PAUSE_MS);
    this.#outages = this.#breakerFor('OUTAGE', OUTAGES_TO_OPEN, OUTAGE_PAUSE_MS);
  }

  get state(): GateState {
    if (this.#isTrying) return 'HALF_OPEN';
    if (!this.#has(CircuitState.Open)) return 'CLOSED';
    // cockatiel says open until a call tries. Where nobody is sent here while all is closed, none ever would.
    return Date.now() < this.#pausedUntil ? 'OPEN' : 'HALF_OPEN';
  }

  get #isTrying(): boolean {
    return this.#has(CircuitState.HalfOpen);
  }

  #has(state: CircuitState): boolean {
    return this.#faults.state === state || this.#outages.state === state;
  }

  /**
   * Makes a call, or tells why not. The call must not reject for what the other side does.
   *
   * @param subject whom the call is about; undefined where its failure cannot be due to that
   */
  async run(
    call: () => Promise<Result>,
    subject: (result: Result) => string | undefined,
  ): Promise<{ readonly result: Result } | { readonly barred: Barred }> {
    // cockatiel would let it wait for the call that is trying, which takes time from asking elsewhere.
    if (this.#isTrying) return { barred: 'BREAKER_OPEN' };
    if (this.#underWay >= this.#concurrency) return { barred: 'CONCURRENCY_LIMIT' };
    this.#underWay++;
    try {
      const result = await this.#outages.execute(() =>
        this.#faults.execute(async () => this.#asEvidence(await call(), subject)),
      );
      return { result };
    } catch (error) {
      if (error instanceof NoEvidence) return { result: error.result as Result };
      if (isBrokenCircuitError(error)) return { barred: 'BREAKER_OPEN' };
      throw error;
    } finally {
      this.#underWay--;
    }
  }

  #breakerFor(health: Health, consecutive: number, pauseMs: number): CircuitBreakerPolicy {
    const policy = handleWhenResult((result) => this.#judge(result as Result) === health);
    const breaker = circuitBreaker(policy, {
      halfOpenAfter: pauseMs,
      breaker: new ConsecutiveBreaker(consecutive),
    });
    // The call that tries again counts, whomever it is about.
    breaker.onBreak(() => {
      this.#blamed.clear();
      this.#pausedUntil = Math.max(this.#pausedUntil, Date.now() + pauseMs);
    });
    return breaker;
  }

  #asEvidence(result: Result, subjectOf: (result: Result) => string | undefined): Result {
    const health = this.#judge(result);
    if (health === 'UNKNOWN') throw new NoEvidence(result);
    if (health === 'HEALTHY') {
      this.#blamed.clear();
      return result;
    }
    const subject = subjectOf(result);
    if (subject === undefined) return result;
    if (this.#blamed.has(subject)) throw new NoEvidence(result);
    this.#blamed.add(subject);
    return result;
  }
}

/** Carries a result past the breakers, which count neither a success nor a failure for it. */
class NoEvidence extends Error {
  constructor(readonly result: unknown) {
    super('no evidence');
  }
}
