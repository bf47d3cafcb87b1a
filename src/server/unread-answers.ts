import type { ServerResponse } from 'node:http';

export interface UnreadLimits {
  /** How long nothing of an answer may be read, in milliseconds. */
  readonly patienceMs: number;
  /** How much all answers together may take up that were made and are not read yet. */
  readonly maxBytes: number;
}

/** What an answer takes up that is read from a file while it is sent. */
const STREAM_BYTES = 64 * 1024;
/** How long an answer may take to be written out before anything is made of it, in milliseconds. */
const LOOK_MS = 1_000;

interface Unread {
  readonly bytes: number;
  isTimed: boolean;
}

/**
 * The answers that were made and are not read. A connection is closed if nothing moves on it for once or twice the
 * patience, and, while all that is unread is too much, the one that has been at it for longest. Whoever reads slowly is
 * waited for. What fits into the buffers of the operating system counts as read.
 */
export class UnreadAnswers {
  readonly #limits: UnreadLimits;
  /** In the order in which they were made. */
  readonly #unread = new Map<ServerResponse, Unread>();
  readonly #looking: NodeJS.Timeout;
  #bytes = 0;

  constructor(limits: UnreadLimits) {
    this.#limits = limits;
    this.#looking = setInterval(
      () => {
        this.#timeThoseLeft();
      },
      Math.min(LOOK_MS, limits.patienceMs),
    ).unref();
  }

  /** An answer is about to be written. */
  add(response: ServerResponse, payload: unknown): void {
    const bytes = typeof payload === 'string' ? Buffer.byteLength(payload) : STREAM_BYTES;
    this.#unread.set(response, { bytes, isTimed: false });
    this.#bytes += bytes;
    for (const [oldest] of this.#unread) {
      if (this.#bytes <= this.#limits.maxBytes) break;
      this.delete(oldest);
      oldest.destroy();
    }
  }

  /** An answer has been read, or its connection is gone. */
  delete(response: ServerResponse): void {
    this.#bytes -= this.#unread.get(response)?.bytes ?? 0;
    this.#unread.delete(response);
  }

  close(): void {
    clearInterval(this.#looking);
  }

  /** Node closes a socket on which nothing moves, and sees when a part of a long write has been taken. */
  #timeThoseLeft(): void {
    for (const [{ req }, unread] of this.#unread) {
      if (!unread.isTimed) req.socket.setTimeout(this.#limits.patienceMs);
      unread.isTimed = true;
    }
  }
}
