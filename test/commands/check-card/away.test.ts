import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { ClientRegistry } from '../../../src/clients/client-registry';
import { PROVIDER_NAMES } from '../../../src/domain/provider';
import { openStore } from '../../../src/ledger';
import { inventPerson } from '../../support/invented-people';
import {
  closedOrigin,
  startServer,
  type LocalServer,
  type ReceivedRequest,
} from '../../http/local-server';
import { startApp, type RunningApp } from '../../support/running-app';
import { csvOf, openDesk, type Desk } from './setup';

const PEOPLE = Array.from({ length: 20 }, (_, i) => inventPerson(i));

describe('the check-card command, where the server', () => {
  let app: RunningApp;
  let desk: Desk;
  let gateway: LocalServer | undefined;

  beforeAll(async () => {
    app = await startApp({}, { cardholders: PEOPLE });
  });
  afterAll(() => app.close());
  afterEach(async () => {
    await desk.drop();
    await gateway?.close();
    gateway = undefined;
  });

  /** Something in front of the server that may answer in its place. */
  async function openBehind(answer: (response: ServerResponse, count: number) => boolean) {
    let count = 0;
    gateway = await startServer((response, request) => {
      if (!answer(response, ++count)) void passOn(request, response);
    });
    desk = await openDesk(`${gateway.origin}/graphql`, csvOf(PEOPLE));
    return gateway;
  }

  async function passOn({ headers, body }: ReceivedRequest, response: ServerResponse) {
    const answer = await app.post(body, { authorization: String(headers['authorization'] ?? '') });
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.text);
  }

  const refuse = (response: ServerResponse, status: number, headers = {}) => {
    response.writeHead(status, headers).end('overloaded\n');
    return true;
  };

  it.each([429, 503])('answers %d, waits as long as it is told to and goes on', async (status) => {
    await openBehind(
      (response, count) => count === 3 && refuse(response, status, { 'retry-after': '2' }),
    );
    const startedAt = performance.now();
    const { code, stderr } = await desk.run(['--concurrency', '1']);
    expect(performance.now() - startedAt).toBeGreaterThan(2000);
    expect(stderr).toBe(`The server is away (HTTP ${status}); next try in 2 s.\n`);
    expect(code).toBe(0);
    expect(await desk.results()).toHaveLength(PEOPLE.length);
  });

  it('asks to be left alone for longer than is waited, stops at once', async () => {
    await openBehind(
      (response, count) => count > 3 && refuse(response, 429, { 'retry-after': '86400' }),
    );
    const { code, stdout, stderr } = await desk.run(['--concurrency', '1']);
    expect(stderr).toMatch(/is away \(HTTP 429\) for longer than --wait; it asks to be left alone/);
    expect(stderr).toMatch(/Run the same command again to go on\.\n$/);
    expect(stdout).toMatch(/^Rows: 3\n/);
    expect(code).toBe(3);
    expect(await desk.results()).toHaveLength(3);
  });

  it('loses answers, asks for those rows again and pays nothing', async () => {
    await openBehind((response, count) => {
      if (count % 5 !== 0) return false;
      response.destroy();
      return true;
    });
    const { code } = await desk.run(['--concurrency', '4']);
    expect(code).toBe(0);
    expect(await desk.results()).toHaveLength(PEOPLE.length);
  });

  it('is not there yet, waits for it', async () => {
    const url = new URL('/graphql', await closedOrigin());
    desk = await openDesk(url.href, csvOf(PEOPLE));
    const run = desk.start();
    await once(run.child.stderr ?? process.stderr, 'data');
    const late = createServer((request, response) => {
      void (async () => {
        let body = '';
        for await (const chunk of request) body += String(chunk);
        const { status, text } = await app.post(body);
        response.writeHead(status, { connection: 'close' }).end(text);
      })();
    }).listen(Number(url.port), '127.0.0.1');
    try {
      const { code, stderr } = await run.ended;
      expect(stderr).toMatch(/^The server is away \(ECONNREFUSED\); next try in 1 s\.\n/);
      expect(code).toBe(0);
    } finally {
      late.close();
    }
  });

  it('stays away, stops and leaves every row to the next run', async () => {
    desk = await openDesk(`${await closedOrigin()}/graphql`, csvOf(PEOPLE));
    const { code, stderr } = await desk.run(['--wait', '0']);
    expect(stderr).toMatch(/^The server is away \(ECONNREFUSED\) for longer than --wait\.\n/);
    expect(code).toBe(3);
    expect(await desk.run([], { KAYAN_URL: app.url })).toMatchObject({ code: 0 });
    expect(await desk.results()).toHaveLength(PEOPLE.length);
  });

  it.each([401, 403])('answers %d, stops, and goes on when it is let in', async (status) => {
    const { requests } = await openBehind((response) =>
      requests.at(-1)?.headers['authorization'] === 'Bearer the-right-key'
        ? false
        : refuse(response, status),
    );
    const { code, stderr } = await desk.run([], { KAYAN_API_KEY: 'the-wrong-key' });
    expect(stderr).toMatch(`The server does not let rows be asked (HTTP ${status}).`);
    expect(stderr).not.toContain('the-wrong-key');
    expect(code).toBe(4);
    expect(requests.length).toBeLessThanOrEqual(8);
    expect(await desk.run([], { KAYAN_API_KEY: 'the-right-key' })).toMatchObject({ code: 0 });
  });

  it.each([
    ['is no GraphQL API', 404, '<html>', 'HTTP 404 without GraphQL'],
    ['sends elsewhere', 307, '', 'HTTP 307 without GraphQL'],
    [
      'does not trust the operation',
      400,
      '{"errors":[{"message":"x","extensions":{"code":"DOCUMENT_NOT_TRUSTED"}}]}',
      'DOCUMENT_NOT_TRUSTED',
    ],
  ])('%s, stops', async (_name, status, body, reason) => {
    const { requests } = await openBehind((response) => {
      response.writeHead(status, { location: 'http://127.0.0.1:1/' }).end(body);
      return true;
    });
    const { code, stderr } = await desk.run();
    expect(stderr).toMatch(`The server does not let rows be asked (${reason}).`);
    expect(code).toBe(4);
    expect(requests.length).toBeLessThanOrEqual(8);
  });

  it('wants a key, goes on until its quota is used up, and leaves the rest to another day', async () => {
    const guarded = await startApp({ AUTH_MODE: 'api-key' }, { cardholders: PEOPLE });
    try {
      const store = openStore(guarded.databaseUrl);
      const quota = { calls: 5, spendFen: null };
      const client = { name: 'shop', scopes: ['check'], quota } as const;
      const key = await new ClientRegistry(store.db, Date.now).make(client);
      await store.close();
      desk = await openDesk(guarded.url, csvOf(PEOPLE));
      expect(await desk.run()).toMatchObject({
        code: 4,
        stderr: expect.stringContaining('(HTTP 401). Is KAYAN_API_KEY right?') as string,
      });
      const { code, stderr } = await desk.run(['--concurrency', '1'], { KAYAN_API_KEY: key ?? '' });
      expect(stderr).toMatch(/\(CLIENT_DAILY_CALLS\) for longer than --wait; .* until \S+Z\.\n/);
      expect(code).toBe(3);
      expect(await desk.results()).toHaveLength(5);
      const forbidden = await desk.run(['--operation', 'riskProfile', '--out', `${desk.out}.2`], {
        KAYAN_API_KEY: key ?? '',
      });
      expect(forbidden).toMatchObject({ code: 4, stderr: expect.stringMatching(/403/) as string });
    } finally {
      await guarded.close();
    }
  });

  it('refuses a row’s input, writes which rule it names and goes on', async () => {
    const invalid = [{ path: ['bankCardCheck'], field: 'input.bankCard', rule: 'BANK_CARD_BIN' }];
    const error = { message: 'x', extensions: { code: 'BAD_USER_INPUT', invalid } };
    await openBehind((response, count) => {
      if (count !== 1) return false;
      response.writeHead(400).end(JSON.stringify({ errors: [error] }));
      return true;
    });
    expect(await desk.run(['--concurrency', '1'])).toMatchObject({ code: 1 });
    const [first] = await desk.results();
    expect(first).toMatchObject({ error: 'BAD_USER_INPUT', problems: 'bankCard:BANK_CARD_BIN' });
    expect(await desk.results()).toHaveLength(PEOPLE.length);
  });

  it('has no verdict for row after row, stops before all are spoilt', async () => {
    const fault = { BANK_CARD_CHECK: { kind: 'raw', status: 500, body: 'down' } } as const;
    const faults = Object.fromEntries(PROVIDER_NAMES.map((name) => [name, fault]));
    const people = Array.from({ length: 100 }, (_, i) => ({ ...inventPerson(i), faults }));
    const down = await startApp({}, { cardholders: people });
    try {
      desk = await openDesk(down.url, csvOf(people));
      const { code, stderr } = await desk.run();
      expect(stderr).toMatch(/^50 rows in a row brought no verdict, the last for [A-Z_]+\./);
      expect(code).toBe(3);
      expect((await desk.results()).length).toBeLessThan(50 + 8);
    } finally {
      await down.close();
    }
  });
});
