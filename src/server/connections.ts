import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { setImmediate as turn, setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { oneInEachTurn } from './turns';
import { UnreadAnswers, type UnreadLimits } from './unread-answers';

export interface ConnectionLimits extends UnreadLimits {
  /** How many requests a connection may send ahead of the answer before them. */
  readonly maxAhead: number;
  /** How long one that has sent any ahead is kept for its next request, in milliseconds: it may never have read. */
  readonly keptMs: number;
}

const LIMITS: ConnectionLimits = {
  // No client of a GraphQL API needs to send any.
  maxAhead: 16,
  keptMs: 10_000,
  patienceMs: 10_000,
  maxBytes: 64 * 1024 * 1024,
};
/** How long a caller who has connected is given to send a request, where the server is to end, in milliseconds. */
const LINGER_MS = 100;
const LOOK_MS = 20;

interface Connection {
  /** What is being answered. */
  current: ServerResponse | undefined;
  readonly ahead: { readonly response: ServerResponse; readonly begin: () => void }[];
  hasSentAhead: boolean;
}

/**
 * The connections of a server. Each has one request answered at a time: what it sends ahead waits until the answer before
 * is written out, so that one answer is all that is made for a client which reads none. Then it waits for its turn: of
 * all that was sent ahead, one is begun in each turn of the event loop, so that nobody else has to wait for all of it.
 */
export class Connections {
  readonly #app: FastifyInstance;
  readonly #limits: ConnectionLimits;
  readonly #open = new Map<Socket, Connection>();
  readonly #unread: UnreadAnswers;
  readonly #takeTurn = oneInEachTurn();
  #arrivals = 0;

  constructor(app: FastifyInstance, limits = LIMITS) {
    this.#app = app;
    this.#limits = limits;
    this.#unread = new UnreadAnswers(limits);
    app.server.on('connection', (socket) => {
      this.#arrivals++;
      this.#of(socket);
    });
    app.addHook('onRequest', (_request, { raw }, begin) => {
      this.#take(raw, begin);
    });
    app.addHook('onSend', (_request, { raw }, payload, done) => {
      // An answer for a caller who is gone is never read, nor written.
      if (!raw.req.socket.destroyed) this.#unread.add(raw, payload);
      done();
    });
    app.addHook('onResponse', ({ raw: { socket } }, { raw }, done) => {
      this.#unread.delete(raw);
      // Whatever else has come in the same turn was sent before this answer could be read.
      setImmediate(this.#goOn, socket);
      done();
    });
    app.addHook('onClose', () => {
      this.#unread.close();
    });
  }

  /**
   * Closes the server: it stops to listen when nobody waits to be accepted, and each connection ends as soon as no request
   * that has arrived is being answered on it.
   *
   * @param graceLeftMs when nothing is left, what is still open is cut
   */
  async end(graceLeftMs: () => number): Promise<void> {
    await this.#lull(graceLeftMs);
    // At once: who connects before it happens is reset.
    this.#app.server.close();
    const closed = this.#app.close();
    const isClosedWithin = (ms: number) =>
      Promise.race([closed.then(() => true), sleep(ms, false)]);
    if (await isClosedWithin(Math.min(LINGER_MS, graceLeftMs()))) return;
    do {
      this.#endSilent();
      if (graceLeftMs() === 0) this.#app.server.closeAllConnections();
    } while (!(await isClosedWithin(LOOK_MS)));
  }

  #of(socket: Socket): Connection {
    const known = this.#open.get(socket);
    if (known !== undefined) return known;
    const connection: Connection = { current: undefined, ahead: [], hasSentAhead: false };
    this.#open.set(socket, connection);
    socket.once('close', () => {
      if (connection.current) this.#unread.delete(connection.current);
      this.#open.delete(socket);
    });
    return connection;
  }

  #take(response: ServerResponse, begin: () => void): void {
    this.#arrivals++;
    const { socket } = response.req;
    const connection = this.#of(socket);
    if (connection.ahead.length >= this.#limits.maxAhead) {
      socket.destroy();
      return;
    }
    if (connection.current === undefined) {
      connection.current = response;
      begin();
    } else {
      connection.hasSentAhead = true;
      connection.ahead.push({ response, begin });
    }
  }

  readonly #goOn = (socket: Socket): void => {
    const connection = this.#open.get(socket);
    if (connection === undefined || socket.destroyed) return;
    const next = connection.ahead.shift();
    connection.current = next?.response;
    if (next === undefined) {
      if (connection.hasSentAhead) socket.setTimeout(this.#limits.keptMs);
      connection.hasSentAhead = false;
      return;
    }
    // The patience for the answer before it has ended with that.
    socket.setTimeout(0);
    this.#takeTurn(() => {
      if (!socket.destroyed) next.begin();
    });
  };

  /** A turn of the event loop accepts one connection at most: where it has accepted none, none was waiting. */
  async #lull(graceLeftMs: () => number): Promise<void> {
    let seen;
    do {
      seen = this.#arrivals;
      await turn();
    } while (this.#arrivals !== seen && graceLeftMs() > 0);
  }

  /** Node itself keeps those that have never sent a whole request until it is overdue. */
  #endSilent(): void {
    for (const [socket, { current }] of this.#open) {
      if (!current?.req.complete) socket.destroy();
    }
  }
}
