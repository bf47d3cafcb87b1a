import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { print } from 'graphql';
import { Agent, request } from 'undici';
import type { AttemptsTable } from '../../src/ledger/tables';
import { providerModules } from '../../src/providers';
import type { Cardholder } from '../../src/sandbox/cardholders';
import { startSandbox, type Sandbox } from '../../src/sandbox/server';
import { AssessRiskDocument } from '../generated/graphql';
import { elementsOf } from '../support/cardholders';
import { inventPerson } from '../support/invented-people';
import { openSocket } from '../support/raw-http';
import { startServer, type ServerProcess } from '../support/server-process';

const REQUESTS = 500;
/** Of 500, how many are asked before the signal; the rest comes at the same time as it does. */
const BEFORE = 250;
const PROVIDER_MS = 1_000;

const people = Array.from({ length: REQUESTS }, (_, i) => ({
  ...inventPerson(i),
  delayMs: PROVIDER_MS + (i % 100),
}));
const slow: Cardholder = { ...inventPerson(REQUESTS), delayMs: 1_500 };

describe('a server that is told to end', () => {
  let sandbox: Sandbox;
  let folder: string;
  let upstreamRequests = 0;
  const agent = new Agent({ connections: REQUESTS, pipelining: 1 });

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kayan-shutdown-'));
    sandbox = await startSandbox({
      sides: providerModules.map((module) => module.createSandboxSide),
      cardholders: [...people, slow],
      onRequest: () => upstreamRequests++,
    });
  });
  beforeEach(() => (upstreamRequests = 0));
  afterAll(async () => {
    await agent.close();
    await sandbox.close();
    await rm(folder, { recursive: true });
  });

  const ask = async (url: string, person: Cardholder) => {
    const variables = { input: elementsOf(person) };
    const response = await request(url, {
      dispatcher: agent,
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: print(AssessRiskDocument), variables }),
    });
    const { statusCode: status, headers, body } = response;
    return { status, headers, text: await body.text() };
  };
  /** The status of an answer, or why there is none. */
  const statusOrCode = (url: string) =>
    request(url, {
      dispatcher: agent,
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ __typename }"}',
    }).then(
      async ({ statusCode, body }) => {
        await body.dump();
        return statusCode;
      },
      (error: unknown) => (error as NodeJS.ErrnoException).code,
    );
  const statusOf = async (url: string, path: string) => {
    const { statusCode, body } = await request(new URL(path, url), { dispatcher: agent });
    return { status: statusCode, body: await body.json() };
  };
  const attemptsIn = (path: string) => {
    const file = new Database(path, { readonly: true });
    try {
      return file.prepare('select * from attempts').all() as AttemptsTable[];
    } finally {
      file.close();
    }
  };

  it('in the middle of 500 requests answers each or refuses it with 503, cuts none, and leaves no attempt unsettled', async () => {
    const path = join(folder, 'kayan.db');
    const server = await startServer(sandbox.origin, { DATABASE_URL: `sqlite:${path}` });
    await statusOf(server.url, '/readyz');
    const replies = people.slice(0, BEFORE).map((person) => ask(server.url, person));
    const manyAreUnderWay = async () => {
      while (upstreamRequests < BEFORE / 2) await sleep(5);
    };
    // A reply that fails ends the wait too.
    await Promise.race([manyAreUnderWay(), Promise.all(replies)]);
    const firstSignal = server.kill('SIGTERM');
    replies.push(...people.slice(BEFORE).map((person) => ask(server.url, person)));
    await sleep(20);
    expect(await statusOf(server.url, '/readyz')).toMatchObject({
      status: 503,
      body: { status: 'unready', hindrances: ['draining'] },
    });
    expect(await statusOf(server.url, '/healthz')).toMatchObject({ status: 200 });
    const secondSignal = server.kill('SIGTERM');

    const answers = await Promise.all(replies);
    const answered = answers.filter(({ status }) => status === 200);
    const refused = answers.filter(({ status }) => status === 503);
    expect(answered.length).toBeGreaterThan(50);
    expect(refused.length).toBeGreaterThan(50);
    expect(answered.length + refused.length).toBe(REQUESTS);
    for (const { text } of answered) expect(text).toContain('"level":"LOW"');
    for (const { text, headers } of refused) {
      expect(text).toContain('"code":"SHUTTING_DOWN"');
      expect(headers).toMatchObject({ connection: 'close', 'retry-after': '1' });
    }
    expect([await firstSignal, await secondSignal]).toEqual([0, 0]);
    const attempts = attemptsIn(path);
    expect(attempts.filter(({ settled_at }) => settled_at === null)).toEqual([]);
    expect(attempts).toHaveLength(upstreamRequests);
    expect(upstreamRequests).toBe(answered.length * 2);
  }, 60_000);

  it('lets go of callers when its grace is over, and settles what it has sent all the same', async () => {
    const path = join(folder, 'short-grace.db');
    const server = await startServer(sandbox.origin, {
      DATABASE_URL: `sqlite:${path}`,
      SHUTDOWN_GRACE_MS: '300',
    });
    const cut = expect(ask(server.url, slow)).rejects.toThrow();
    while (upstreamRequests < 2) await sleep(10);
    expect(await server.kill('SIGTERM')).toBe(0);
    await cut;
    expect(attemptsIn(path)).toMatchObject([
      { settled_at: expect.any(Number) as number, routing: 'ANSWERED' },
      { settled_at: expect.any(Number) as number, routing: 'ANSWERED' },
    ]);
  }, 60_000);

  it.each<NodeJS.Signals>(['SIGTERM', 'SIGINT', 'SIGQUIT', 'SIGHUP'])(
    'by %s answers what it has taken',
    async (signal) => {
      const path = join(folder, `${signal}.db`);
      const server = await startServer(sandbox.origin, { DATABASE_URL: `sqlite:${path}` });
      const reply = ask(server.url, slow);
      while (upstreamRequests < 2) await sleep(10);
      expect(await server.kill(signal)).toBe(0);
      expect((await reply).text).toContain('"level":"LOW"');
    },
    60_000,
  );

  describe('long before its grace is over', () => {
    /** Well within the time after which `docker stop` kills, on a busy machine too. */
    const SOON_MS = 5_000;
    let server: ServerProcess;

    async function timeToEnd() {
      const start = performance.now();
      expect(await server.kill('SIGTERM')).toBe(0);
      return performance.now() - start;
    }

    beforeEach(async () => {
      const path = join(folder, `${Math.random()}.db`);
      server = await startServer(sandbox.origin, {
        DATABASE_URL: `sqlite:${path}`,
        SHUTDOWN_GRACE_MS: '60000',
      });
    });

    it('ends though callers keep coming back, and answers each of them', async () => {
      let isOver = false;
      const seen: unknown[] = [];
      const callers = Array.from({ length: 10 }, async () => {
        while (!isOver) {
          seen.push(await statusOrCode(server.url));
          await sleep(100);
        }
      });
      while (!seen.includes(200)) await sleep(10);
      expect(await timeToEnd()).toBeLessThan(SOON_MS);
      isOver = true;
      await Promise.all(callers);
      expect(seen).toContain(503);
      const cut = seen.filter((each) => ![200, 503, 'ECONNREFUSED'].includes(each as string));
      // Whoever the system has connected at the very moment in which the server stops to listen.
      expect(cut.length).toBeLessThanOrEqual(1);
    }, 60_000);

    it.each([
      ['nothing at all', ''],
      ['half the headers of a request', 'POST /graphql HTTP/1.1\r\nhost: loc'],
      [
        'half the body of a request',
        'POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n{',
      ],
    ])(
      'ends though a caller has sent %s',
      async (_what, text) => {
        const socket = openSocket(server.url, text);
        await once(socket, 'connect');
        await sleep(100);
        expect(await timeToEnd()).toBeLessThan(SOON_MS);
        socket.destroy();
      },
      60_000,
    );
  });
});
