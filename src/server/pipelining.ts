import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** So many requests may wait on one connection. A client of a GraphQL API has no need to send any ahead. */
const MAX_AHEAD = 16;
/** How long a connection that has sent requests ahead is kept for its next one, in milliseconds: it may never have read. */
const KEPT_MS = 10_000;

/** What a connection that is being answered has sent ahead. */
interface Ahead {
  readonly waiting: (() => void)[];
  isPipelined: boolean;
}

/**
 * Has one request of each connection answered at a time. What a connection sends ahead waits until the answer before it
 * is written out, so that one answer is all that is made for a client which reads none. Then it waits for its turn: of
 * all that was sent ahead, one is begun in each turn of the event loop, so that nobody else has to wait for all of it.
 */
export function answerInTurn(app: FastifyInstance, keptMs = KEPT_MS): void {
  const connections = new WeakMap<Socket, Ahead>();
  const takeTurn = oneInEachTurn();

  app.addHook('onRequest', (request, reply, begin) => {
    const { socket } = request.raw;
    const ahead = connections.get(socket);
    if (ahead !== undefined && ahead.waiting.length >= MAX_AHEAD) {
      socket.destroy();
      return;
    }
    reply.raw.once('close', () => {
      goOn(socket);
    });
    if (ahead === undefined) {
      connections.set(socket, { waiting: [], isPipelined: false });
      begin();
      return;
    }
    ahead.isPipelined = true;
    ahead.waiting.push(begin);
  });

  function goOn(socket: Socket): void {
    const ahead = connections.get(socket);
    if (ahead === undefined || socket.destroyed) return;
    const begin = ahead.waiting.shift();
    if (begin === undefined) {
      connections.delete(socket);
      if (ahead.isPipelined) socket.setTimeout(keptMs);
      return;
    }
    // The patience for the answer before it has ended with that.
    socket.setTimeout(0);
    takeTurn(() => {
      if (!socket.destroyed) begin();
    });
  }
}

/** Has things done in their order, one in each turn of the event loop. */
function oneInEachTurn(): (thing: () => void) => void {
  const waiting: (() => void)[] = [];
  function doOne() {
    waiting.shift()?.();
    if (waiting.length > 0) setImmediate(doOne);
  }
  return (thing) => {
    if (waiting.push(thing) === 1) setImmediate(doOne);
  };
}
