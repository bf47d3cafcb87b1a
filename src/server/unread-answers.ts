import type { ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';

export interface UnreadLimits {
  /** How long nothing of an answer may be read, in milliseconds. */
  readonly patienceMs: number;
  /** How much all answers together may take up that were made and are not read yet. */
  readonly maxBytes: number;
}

const LIMITS: UnreadLimits = { patienceMs: 10_000, maxBytes: 64 * 1024 * 1024 };
/** What an answer takes up that is read from a file while it is sent. */
const STREAM_BYTES = 64 * 1024;

/**
 * Closes connections on which answers are not read: one on which nothing moves for once or twice the patience, and, while
 * all that is unread is too much, the one that has been at it for longest. Whoever reads slowly is waited for. What fits
 * into the buffers of the operating system counts as read.
 */
export function closeUnread(app: FastifyInstance, { patienceMs, maxBytes } = LIMITS): void {
  /** In the order in which they were made. */
  const unread = new Map<ServerResponse, number>();
  let total = 0;

  function forget(response: ServerResponse) {
    total -= unread.get(response) ?? 0;
    unread.delete(response);
  }

  app.addHook('onSend', (request, { raw: response }, payload, done) => {
    // Node closes a socket on which nothing moves, and sees that a part of a long write has been taken.
    request.raw.socket.setTimeout(patienceMs);
    const bytes = typeof payload === 'string' ? Buffer.byteLength(payload) : STREAM_BYTES;
    unread.set(response, bytes);
    total += bytes;
    response.once('close', () => {
      forget(response);
    });
    for (const [oldest] of unread) {
      if (total <= maxBytes) break;
      forget(oldest);
      oldest.destroy();
    }
    done();
  });
}
