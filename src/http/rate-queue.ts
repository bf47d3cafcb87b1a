import { Rate } from './rate';

/** What became of a call that waited for its turn: it may be sent now, it cannot be sent in time, or its caller left. */
export type Turn = 'NOW' | 'TOO_LATE' | 'CANCELLED';

interface Waiting {
  /** When it has to be sent at the latest, by `performance.now()`. */
  readonly latestAt: number;
  readonly resolve: (turn: Turn) => void;
}

/** Calls that wait for their turn under a {@link Rate}, those that have to be sent first in front. */
export class RateQueue {
  readonly rate: Rate;
  readonly #waiting: Waiting[] = [];
  #timer: NodeJS.Timeout | undefined;

  /** @param perSecond how many calls may be sent in a second */
  constructor(perSecond: number) {
    this.rate = new Rate(perSecond);
  }

  get queued(): number {
    return this.#waiting.length;
  }

  /**
   * Waits for the turn of a call, which is to be sent at once when it comes. What cannot be sent in time is told so
   * without waiting.
   *
   * @param patienceMs how long it may wait
   */
  turn(patienceMs: number, signal: AbortSignal): Turn | Promise<Turn> {
    const now = performance.now();
    if (this.#waiting.length === 0 && this.rate.nextAt(now) <= now) {
      this.rate.take(now);
      return 'NOW';
    }
    const latestAt = now + patienceMs;
    const place = this.#waiting.findIndex((other) => other.latestAt > latestAt);
    const others = place === -1 ? this.#waiting.length : place;
    if (this.rate.dueAfter(others, now) > latestAt) return 'TOO_LATE';
    return new Promise((resolve) => {
      const waiting: Waiting = {
        latestAt,
        resolve: (turn) => {
          signal.removeEventListener('abort', onAbort);
          resolve(turn);
        },
      };
      const onAbort = () => {
        this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
        resolve('CANCELLED');
      };
      signal.addEventListener('abort', onAbort, { once: true });
      this.#waiting.splice(others, 0, waiting);
      this.#wake();
    });
  }

  /** How long a call that comes now would wait, in milliseconds. */
  waitMs(): number {
    const now = performance.now();
    return Math.max(0, this.rate.dueAfter(this.#waiting.length, now) - now);
  }

  /** Tells those off who cannot be sent in time any more, and sends whose turn it is. */
  readonly #serve = () => {
    this.#timer = undefined;
    const now = performance.now();
    for (let [first] = this.#waiting; first !== undefined; [first] = this.#waiting) {
      const dueAt = this.rate.nextAt(now);
      if (dueAt > now && dueAt <= first.latestAt) break;
      this.#waiting.shift();
      if (dueAt <= now) this.rate.take(now);
      first.resolve(dueAt <= now ? 'NOW' : 'TOO_LATE');
    }
    this.#wake();
  };

  #wake(): void {
    const [first] = this.#waiting;
    if (this.#timer !== undefined || first === undefined) return;
    const now = performance.now();
    const wakeAt = Math.min(this.rate.nextAt(now), first.latestAt);
    this.#timer = setTimeout(this.#serve, Math.max(1, Math.ceil(wakeAt - now)));
  }
}
