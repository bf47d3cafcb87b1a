import type { Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { setImmediate, setTimeout as sleep } from 'node:timers/promises';

/** How long a caller who has connected is given to send a request, in milliseconds. */
const LINGER_MS = 100;
const LOOK_MS = 20;

/** The open connections of a server, to be ended without cutting off a request that has arrived. */
export class Connections {
  readonly #server: Server;
  /** Each with the answers that are being made for it. */
  readonly #open = new Map<Socket, Set<ServerResponse>>();
  #arrivals = 0;

  constructor(server: Server) {
    this.#server = server;
    server.on('connection', (socket) => {
      this.#arrivals++;
      this.#open.set(socket, new Set());
      socket.once('close', () => this.#open.delete(socket));
    });
    server.on('request', ({ socket }, response) => {
      this.#arrivals++;
      const answers = this.#open.get(socket);
      answers?.add(response);
      response.once('close', () => answers?.delete(response));
    });
  }

  /**
   * Stops to listen when nobody waits to be accepted, then ends each connection as soon as nothing is answered on it.
   *
   * @param close resolves when no connection is open
   * @param graceLeftMs when nothing is left, what is still open is cut
   */
  async end(close: () => Promise<void>, graceLeftMs: () => number): Promise<void> {
    await this.#lull(graceLeftMs);
    // At once: who connects before it happens is reset.
    this.#server.close();
    const closed = close();
    const isClosedWithin = (ms: number) =>
      Promise.race([closed.then(() => true), sleep(ms, false)]);
    if (await isClosedWithin(Math.min(LINGER_MS, graceLeftMs()))) return;
    do {
      this.#endSilent();
      if (graceLeftMs() === 0) this.#server.closeAllConnections();
    } while (!(await isClosedWithin(LOOK_MS)));
  }

  /** A turn of the event loop accepts one connection at most: where it has accepted none, none was waiting. */
  async #lull(graceLeftMs: () => number): Promise<void> {
    let seen;
    do {
      seen = this.#arrivals;
      await setImmediate();
    } while (this.#arrivals !== seen && graceLeftMs() > 0);
  }

  /** Node itself keeps those that have never sent a whole request until it is overdue. */
  #endSilent(): void {
    for (const [socket, answers] of this.#open) {
      const isAnswered = [...answers].some(({ req }) => req.complete);
      if (!isAnswered) socket.destroy();
    }
  }
}
