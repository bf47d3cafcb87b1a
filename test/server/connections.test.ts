import { setTimeout as sleep } from 'node:timers/promises';
import fastify from 'fastify';
import { getIntrospectionQuery } from 'graphql';
import { Connections } from '../../src/server/connections';
import { elementsOf } from '../support/cardholders';
import { inventPerson } from '../support/invented-people';
import { openSocket, rawPost, replyOn } from '../support/raw-http';
import { startApp, type RunningApp } from '../support/running-app';

const QUERY = 'query ($input: BankCardCheckInput!) { bankCardCheck(input: $input) { __typename } }';
const slow = { ...inventPerson(0), delayMs: 300 };
const slowPeople = [slow, ...[1, 2].map((i) => ({ ...slow, ...inventPerson(i) }))];
const HOST = 'host: localhost';

describe('requests that a connection sends ahead', () => {
  let app: RunningApp;
  beforeAll(async () => {
    app = await startApp({}, { cardholders: slowPeople });
  });
  afterAll(() => app.close());

  const requestsAnswered = () => app.logs().match(/"msg":"request"/g)?.length ?? 0;
  const answersIn = (reply: string) => reply.match(/^HTTP\/1\.1 200/gm)?.length ?? 0;

  it('are answered one after another, in their order', async () => {
    const before = app.upstream.length;
    const [first, second, third] = slowPeople.map((person) =>
      rawPost({ query: QUERY, variables: { input: elementsOf(person) } }, HOST),
    );
    const fourth = rawPost({ query: '{ last: __typename }' }, HOST, 'connection: close');
    const reply = replyOn(openSocket(app.url, [first, second, third, fourth].join('')));
    while (app.upstream.length === before) await sleep(5);
    await sleep(100);
    expect(app.upstream.length - before).toBe(1);
    const bodies = [...(await reply).matchAll(/^\{"data".*?\}\}?(?=HTTP|$)/gm)].map(
      ([body]) => body,
    );
    expect(bodies).toEqual([
      ...Array<string>(3).fill('{"data":{"bankCardCheck":{"__typename":"BankCardCheck"}}}'),
      '{"data":{"last":"Query"}}',
    ]);
    expect(app.upstream.length - before).toBe(3);
  });

  it('may be sixteen; with more the connection is closed, and no further one is begun', async () => {
    const first = rawPost(
      { query: QUERY, variables: { input: { ...elementsOf(slow), maxAgeSeconds: 0 } } },
      HOST,
    );
    const further = rawPost({ query: '{ __typename }' }, HOST);
    const last = rawPost({ query: '{ __typename }' }, HOST, 'connection: close');
    expect(answersIn(await replyOn(openSocket(app.url, first + further.repeat(15) + last)))).toBe(
      17,
    );
    const before = requestsAnswered();
    expect(await replyOn(openSocket(app.url, first + further.repeat(17)))).toBe('');
    await sleep(500);
    expect(requestsAnswered() - before).toBeLessThanOrEqual(1);
  });

  it('are counted also if each is answered at once', async () => {
    const further = 'GET /missing HTTP/1.1\r\nhost: localhost\r\n\r\n';
    const before = requestsAnswered();
    await replyOn(openSocket(app.url, further.repeat(200)));
    expect(requestsAnswered() - before).toBe(1);
  });

  it('do not keep others waiting', async () => {
    const greedy = Array.from({ length: 10 }, () =>
      openSocket(app.url, rawPost({ query: getIntrospectionQuery() }, HOST).repeat(10)).pause(),
    );
    const before = requestsAnswered();
    expect((await app.post({ query: '{ __typename }' })).status).toBe(200);
    expect(requestsAnswered() - before).toBeLessThan(100);
    for (const socket of greedy) socket.destroy();
  });
});

describe('a connection on which nothing follows', () => {
  const GET = 'GET / HTTP/1.1\r\nhost: localhost\r\n\r\n';
  const LAST = GET.replace('\r\n\r\n', '\r\nconnection: close\r\n\r\n');
  const KEPT_MS = 500;
  const LIMITS = { maxAhead: 16, keptMs: KEPT_MS, patienceMs: 60_000, maxBytes: 1e9 };

  it('is soon closed if it has sent requests ahead, and kept like any other if it has not', async () => {
    const app = fastify();
    new Connections(app, LIMITS);
    app.get('/', () => 'ok');
    const url = await app.listen({ host: '127.0.0.1', port: 0 });
    try {
      const [modest, idle] = [openSocket(url, GET).resume(), openSocket(url).resume()];
      const reply = await replyOn(openSocket(url, GET + GET));
      expect(reply.match(/ok/g)).toHaveLength(2);
      await sleep(2 * KEPT_MS);
      expect([modest.closed, idle.closed]).toEqual([false, false]);
    } finally {
      app.server.closeAllConnections();
      await app.close();
    }
  });

  it('is kept if it goes on asking', async () => {
    const app = fastify();
    new Connections(app, LIMITS);
    app.get('/', () => sleep(KEPT_MS * 2, 'ok'));
    const url = await app.listen({ host: '127.0.0.1', port: 0 });
    try {
      const socket = openSocket(url, GET + GET);
      setTimeout(() => socket.write(LAST), KEPT_MS * 4.5);
      expect((await replyOn(socket)).match(/ok/g)).toHaveLength(3);
    } finally {
      await app.close();
    }
  });
});
