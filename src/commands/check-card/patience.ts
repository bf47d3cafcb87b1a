import { setTimeout as sleep } from 'node:timers/promises';

export interface PatienceOptions {
  /** How long a server may stay away, in milliseconds. */
  readonly limitMs: number;
  /** Called when a server goes away, with the milliseconds until it is asked again. */
  readonly onPause: (reason: string, pauseMs: number) => void;
  readonly now?: () => number;
  /** From 0 to 1. */
  readonly random?: () => number;
}

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;

/** One pause for all rows while the server is away, so that it is not asked by each of them. */
export class Patience {
  readonly #options: Required<PatienceOptions>;
  #awaySince: number | undefined;
  #pauses = 0;
  #pausedUntil = 0;

  constructor(options: PatienceOptions) {
    this.#options = { now: () => performance.now(), random: Math.random, ...options };
  }

  /** Resolves when the server may be asked, and rejects where the signal fires before. */
  async untilReady(signal: AbortSignal): Promise<void> {
    for (;;) {
      signal.throwIfAborted();
      const leftMs = this.#pausedUntil - this.#options.now();
      if (leftMs <= 0) return;
      await sleep(leftMs, undefined, { signal });
    }
  }

  /**
   * Tells that the server was away: the next pause begins, twice as long as the one before, at least `retryAfterMs` and
   * otherwise at most 30 s.
   *
   * @returns false where that would be longer than the limit, counted from when it went away
   */
  pause(reason: string, retryAfterMs = 0): boolean {
    const { limitMs, now, random, onPause } = this.#options;
    const time = now();
    this.#awaySince ??= time;
    const isPaused = this.#pausedUntil > time;
    // Others that were under way at the same time tell of the same absence.
    const backOffMs = isPaused
      ? 0
      : Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** this.#pauses) * (0.5 + random() / 2);
    const until = Math.max(this.#pausedUntil, time + Math.max(backOffMs, retryAfterMs));
    if (until - this.#awaySince > limitMs) return false;
    this.#pausedUntil = until;
    if (!isPaused) {
      this.#pauses += 1;
      onPause(reason, Math.round(until - time));
    }
    return true;
  }

  /** Tells that the server has answered. */
  end() {
    this.#awaySince = undefined;
    this.#pauses = 0;
  }
}
