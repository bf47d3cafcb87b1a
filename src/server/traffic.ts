import { setTimeout as sleep } from 'node:timers/promises';

/** Why a request is turned away before anything is done for it. */
export const TURNED_AWAY = ['SHUTTING_DOWN', 'IN_FLIGHT', 'EVENT_LOOP', 'HEAP', 'RSS'] as const;
export type TurnedAway = (typeof TURNED_AWAY)[number];

/** A server that is to end stops listening when nobody has come for so many milliseconds, … */
const QUIET_MS = 250;
/** … or when those who keep coming have been told for so many: a caller who tries again at once never leaves it quiet. */
const TOLD_MS = 1_000;
const LOOK_MS = 20;

/** The operations that are being answered, and whether further ones are taken. */
export class Traffic {
  readonly #maxInFlight: number;
  #inFlight = 0;
  #isDraining = false;
  #lastArrivalAt = 0;

  /** @param maxInFlight how many operations are answered at once; further ones are turned away, not queued */
  constructor(maxInFlight: number) {
    this.#maxInFlight = maxInFlight;
  }

  get inFlight(): number {
    return this.#inFlight;
  }

  get isDraining(): boolean {
    return this.#isDraining;
  }

  /** Why a request that has arrived is not taken; undefined where it is. */
  obstacle(): TurnedAway | undefined {
    this.#lastArrivalAt = performance.now();
    if (this.#isDraining) return 'SHUTTING_DOWN';
    return this.#inFlight >= this.#maxInFlight ? 'IN_FLIGHT' : undefined;
  }

  /** Counts an operation for as long as it is worked on, whether its caller still waits or not. */
  async during<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#inFlight++;
    try {
      return await work();
    } finally {
      this.#inFlight--;
    }
  }

  /**
   * Takes nothing any more. Resolves when what was taken has ended, and whoever still comes has been told for a while:
   * they get an answer for as long as the server listens.
   *
   * @param patienceMs resolves after this many milliseconds in any case
   */
  async drain(patienceMs: number): Promise<void> {
    this.#isDraining = true;
    const start = performance.now();
    const isOver = () => {
      const now = performance.now();
      if (now - start >= patienceMs) return true;
      const areTold = now - this.#lastArrivalAt >= QUIET_MS || now - start >= TOLD_MS;
      return areTold && this.#inFlight === 0;
    };
    while (!isOver()) await sleep(LOOK_MS);
  }

  /** Resolves when nothing is worked on: what was sent to a provider has then been settled. */
  async ended(): Promise<void> {
    while (this.#inFlight > 0) await sleep(LOOK_MS);
  }
}
