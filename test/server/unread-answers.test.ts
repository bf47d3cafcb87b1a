import { setTimeout as sleep } from 'node:timers/promises';
import fastify, { type FastifyInstance } from 'fastify';
import { getIntrospectionQuery } from 'graphql';
import { Connections } from '../../src/server/connections';
import type { UnreadLimits } from '../../src/server/unread-answers';
import { openSocket, rawPost, replyOn } from '../support/raw-http';
import { startApp } from '../support/running-app';

/** Much more than systems keep for a reader that does not read. */
const BYTES = 8_000_000;
const GET = 'GET / HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n';

describe('an answer that is not read', () => {
  let app: FastifyInstance;
  let url: string;
  let answered: number;

  async function start(limits: UnreadLimits) {
    app = fastify();
    new Connections(app, { maxAhead: 16, keptMs: 60_000, ...limits });
    answered = 0;
    app.get('/', () => {
      answered++;
      return 'x'.repeat(BYTES);
    });
    url = await app.listen({ host: '127.0.0.1', port: 0 });
  }
  afterEach(async () => {
    app.server.closeAllConnections();
    await app.close();
  });

  const ask = () => openSocket(url, GET).pause();
  /** How many connections the server has, which a client that does not read cannot tell. */
  const open = () =>
    new Promise<number>((resolve, reject) => {
      app.server.getConnections((error, count) => {
        if (error) reject(error);
        else resolve(count);
      });
    });

  it('ends its connection, and one that is read slowly does not', async () => {
    await start({ patienceMs: 1_500, maxBytes: 1e9 });
    const slow = ask();
    const stalled = [ask(), ask()];
    let read = 0;
    while (read < BYTES && !slow.closed) {
      await sleep(20);
      read += (slow.read() as Buffer | null)?.length ?? 0;
    }
    while ((await open()) > 1) await sleep(20);
    expect(read).toBeGreaterThan(BYTES);
    for (const socket of [slow, ...stalled]) socket.destroy();
  });

  it('ends the oldest connections first if all of them together are too much', async () => {
    await start({ patienceMs: 60_000, maxBytes: 2.5 * BYTES });
    const sockets = [];
    for (const openThen of [1, 2, 2, 2, 2]) {
      sockets.push(ask());
      while (answered < sockets.length || (await open()) !== openThen) await sleep(5);
    }
    const replies = await Promise.all(sockets.map((socket) => replyOn(socket.resume())));
    expect(replies.map(({ length }) => length > BYTES)).toEqual([false, false, false, true, true]);
  });
});

describe('a client that asks on and on and never reads', () => {
  it('loses its connection', async () => {
    const app = await startApp();
    try {
      const socket = openSocket(app.url).pause();
      const asking = setInterval(() => {
        socket.write(rawPost({ query: getIntrospectionQuery() }, 'host: localhost'));
      }, 20);
      await new Promise((resolve) => socket.once('close', resolve));
      clearInterval(asking);
      expect(app.logs().match(/"msg":"request"/g)?.length).toBeGreaterThan(1);
    } finally {
      await app.close();
    }
  }, 60_000);
});
