/** The window in which vendors count, and what calls may arrive closer together than they were sent, in milliseconds. */
const WINDOW_MS = 1_000;
const JITTER_MS = 20;
/** How much of what was not used may be made up for at once, in milliseconds. */
const CATCH_UP_MS = 250;
/** What is left of the rate that the vendor did take, once it has throttled a call. */
const DECREASE = 0.95;
/** The least that is left, as a share of what is configured. */
const FLOOR = 0.05;
/** How much a rate rises in the first second after it was lowered, as a share of what is configured. */
const RISE = 0.005;
/** Seconds after which it rises twice as fast, three times as fast and so on. */
const RISES_FASTER_AFTER = 2;
/** No answer makes a server wait longer, in milliseconds. */
const MAX_PAUSE_MS = 60_000;

/**
 * How often calls may be sent: at most so many in any second, evenly. A call that is throttled all the same lowers the
 * rate at once to what the vendor takes; it then rises slowly (additive increase, multiplicative decrease), so that
 * servers that share one account find their share. Times are milliseconds of a clock that never jumps.
 */
export class Rate {
  /** What is configured: never more. */
  readonly #perSecond: number;
  #current: number;
  #risenAt = -Infinity;
  #loweredAt = -Infinity;
  #pausedUntil = -Infinity;
  /** When the next call is due, were all sent evenly. */
  #dueAt = -Infinity;
  /** When the latest calls were sent, the oldest overwritten by the next. */
  readonly #sentAt: Float64Array;
  #sent = 0;
  /** When the latest of them were throttled. */
  #throttledAt: readonly number[] = [];

  constructor(perSecond: number) {
    this.#perSecond = perSecond;
    this.#current = perSecond;
    this.#sentAt = new Float64Array(Math.max(1, Math.floor(perSecond))).fill(-Infinity);
  }

  /** Calls that may be sent in a second now. */
  perSecond(nowMs: number): number {
    this.#rise(nowMs);
    return this.#current;
  }

  /** When the next call may be sent. */
  nextAt(nowMs: number): number {
    this.#rise(nowMs);
    const inWindow = this.#sentBefore(Math.max(1, Math.floor(this.#current)));
    return Math.max(this.#dueAt, inWindow + WINDOW_MS + JITTER_MS, this.#pausedUntil);
  }

  /** When a call could be sent before which so many others have to be. */
  dueAfter(others: number, nowMs: number): number {
    return Math.max(this.nextAt(nowMs), nowMs) + (others * WINDOW_MS) / this.#current;
  }

  /** A call is sent now. */
  take(nowMs: number): void {
    this.#dueAt = Math.max(this.#dueAt, nowMs - CATCH_UP_MS) + WINDOW_MS / this.#current;
    this.#sentAt[this.#sent++ % this.#sentAt.length] = nowMs;
  }

  /**
   * The vendor turned a call away that was sent at a time.
   *
   * @param retryAfterMs how long it wants to be left alone; undefined if it does not say
   */
  throttled(sentAtMs: number, nowMs: number, retryAfterMs: number | undefined): void {
    this.#throttledAt = [...this.#throttledAt.filter((at) => at > nowMs - WINDOW_MS), nowMs];
    if (retryAfterMs !== undefined) {
      this.#pausedUntil = nowMs + Math.min(retryAfterMs, MAX_PAUSE_MS);
    }
    // What was sent before the rate was lowered says nothing about the lower one, nor does the same second.
    if (sentAtMs < this.#loweredAt || nowMs - this.#loweredAt < WINDOW_MS) return;
    const accepted = this.#sentSince(nowMs - WINDOW_MS) - this.#throttledAt.length;
    const lower = Math.min(this.#current, Math.max(0, accepted)) * DECREASE;
    this.#current = Math.max(lower, this.#perSecond * FLOOR);
    this.#loweredAt = nowMs;
    this.#risenAt = nowMs;
  }

  #rise(nowMs: number): void {
    if (this.#current >= this.#perSecond) return;
    const risen = (atMs: number) => {
      const seconds = (atMs - this.#loweredAt) / 1_000;
      return seconds + seconds ** 2 / (2 * RISES_FASTER_AFTER);
    };
    const step = this.#perSecond * RISE * (risen(nowMs) - risen(this.#risenAt));
    this.#current = Math.min(this.#perSecond, this.#current + step);
    this.#risenAt = nowMs;
  }

  /** When the call was sent that was sent so many calls ago. */
  #sentBefore(calls: number): number {
    const { length } = this.#sentAt;
    return calls > this.#sent
      ? -Infinity
      : (this.#sentAt[(this.#sent - calls) % length] ?? -Infinity);
  }

  #sentSince(sinceMs: number): number {
    return this.#sentAt.reduce((count, at) => (at > sinceMs ? count + 1 : count), 0);
  }
}
