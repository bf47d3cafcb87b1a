import { makeApiKey } from '../../src/clients/api-key';
import { ClientRegistry } from '../../src/clients/client-registry';
import { chinaDay, nextChinaMidnight } from '../../src/domain/china-time';
import type { DailyQuota, Scope } from '../../src/domain/client';
import { openStore } from '../../src/ledger';
import { elementsOf } from '../support/cardholders';
import { startApp, type RunningApp } from '../support/running-app';

const TYPENAME = JSON.stringify({ query: '{ __typename }' });

function post(app: RunningApp, headers: Record<string, string> = {}, body = TYPENAME) {
  const contentType = { 'content-type': 'application/json' };
  return fetch(app.url, { method: 'POST', headers: { ...contentType, ...headers }, body });
}

async function makeClient(
  app: RunningApp,
  name: string,
  quota: DailyQuota,
  scopes: readonly Scope[] = ['check', 'blacklist'],
) {
  const store = openStore(app.databaseUrl);
  const registry = new ClientRegistry(store.db, Date.now);
  const key = await registry.make({ name, scopes, quota });
  await store.close();
  return { authorization: `Bearer ${key ?? ''}` };
}

/** A key that nobody has, and which nothing but a look at the store can tell from one that somebody has. */
const junk = () => ({ authorization: `Bearer ${makeApiKey().key}` });

const NO_LIMIT: DailyQuota = { calls: null, spendFen: null };

describe('requests beyond a limit', () => {
  let app: RunningApp;
  afterEach(() => app.close());

  it('of a client are refused until it may go on, and those of others are not', async () => {
    app = await startApp({ AUTH_MODE: 'api-key', CLIENT_REQUESTS_PER_MINUTE: '3' });
    const shop = await makeClient(app, 'shop', NO_LIMIT);
    const bank = await makeClient(app, 'bank', NO_LIMIT);
    for (let i = 0; i < 3; i++) expect((await post(app, shop)).status).toBe(200);
    const refused = await post(app, shop);
    expect(refused.status).toBe(429);
    const seconds = Number(refused.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(50);
    expect(seconds).toBeLessThanOrEqual(60);
    expect(await refused.json()).toMatchObject({
      errors: [{ extensions: { code: 'RATE_LIMITED' } }],
    });
    expect((await post(app, bank)).status).toBe(200);
  });

  it('with wrong credentials or none are refused by address, and do not lock out those with good ones', async () => {
    app = await startApp({ AUTH_MODE: 'api-key', ADDRESS_REQUESTS_PER_MINUTE: '3' });
    const boss = await makeClient(app, 'boss', NO_LIMIT, ['admin']);
    const metrics = (headers = {}) => fetch(new URL('/metrics', app.url), { headers });
    const wrong = [{}, junk(), { 'x-api-key': 'x' }];
    for (const headers of wrong) expect((await post(app, headers)).status).toBe(401);
    for (const headers of [...wrong, junk()]) {
      const refused = await post(app, headers);
      expect(refused.status).toBe(429);
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(50);
      expect((await metrics(headers)).status).toBe(429);
    }
    expect((await post(app, boss)).status).toBe(200);
    expect((await metrics(boss)).status).toBe(200);
  });

  it('of a client do not use up what its address has left, nor the other way round', async () => {
    const limits = { CLIENT_REQUESTS_PER_MINUTE: '5', ADDRESS_REQUESTS_PER_MINUTE: '1' };
    app = await startApp({ AUTH_MODE: 'api-key', ...limits });
    const shop = await makeClient(app, 'shop', NO_LIMIT);
    for (let i = 0; i < 4; i++) expect((await post(app, shop)).status).toBe(200);
    expect((await post(app, junk())).status).toBe(401);
    expect((await post(app, junk())).status).toBe(429);
    expect((await post(app, shop)).status).toBe(200);
    expect((await post(app, shop)).status).toBe(429);
  });

  it('of a client count wherever it asks, also where it may not', async () => {
    app = await startApp({ AUTH_MODE: 'api-key', CLIENT_REQUESTS_PER_MINUTE: '2' });
    const shop = await makeClient(app, 'shop', NO_LIMIT);
    const metrics = async () =>
      (await fetch(new URL('/metrics', app.url), { headers: shop })).status;
    expect([await metrics(), await metrics(), await metrics()]).toEqual([403, 403, 429]);
  });

  it.each([
    ['tells the log once of a proxy that nobody told it of', {}, 1],
    ['says nothing of one that it knows', { TRUST_PROXY: '127.0.0.1' }, 0],
  ])('a server %s', async (_what, env, times) => {
    app = await startApp(env);
    await post(app);
    expect(app.logs()).not.toContain('TRUST_PROXY');
    for (let i = 0; i < 3; i++) await post(app, { 'x-forwarded-for': '192.0.2.99' });
    expect(app.logs().match(/"level":40,.*TRUST_PROXY/g) ?? []).toHaveLength(times);
    expect(app.logs()).not.toContain('192.0.2.99');
  });

  it.each([
    ['is believed from a proxy that is trusted', '127.0.0.0/8', [200, 200, 429]],
    ['is not believed from anybody else', '10.0.0.0/8', [200, 429, 429]],
  ])('an address that is forwarded %s', async (_what, proxies, statuses) => {
    app = await startApp({ ADDRESS_REQUESTS_PER_MINUTE: '1', TRUST_PROXY: proxies });
    const from = async (address: string) =>
      (await post(app, { 'x-forwarded-for': address })).status;
    expect([await from('192.0.2.1'), await from('192.0.2.2'), await from('192.0.2.1')]).toEqual(
      statuses,
    );
  });

  it('are not counted by default where this server asks nobody who they are', async () => {
    app = await startApp();
    const { data } = await app.post({ query: '{ rateLimit { client requests { used } } }' });
    expect(data).toEqual({ rateLimit: { client: null, requests: null } });
  });
});

describe('what a client may use up in a day', () => {
  it('is told with every answer, and a call beyond it is refused and not sent', async () => {
    const app = await startApp({ AUTH_MODE: 'api-key', JUHE_CARD_PRICE_FEN: '30' });
    try {
      const shop = await makeClient(app, 'shop', { calls: 1, spendFen: 100 });
      const query =
        'query ($input: BankCardCheckInput!) { bankCardCheck(input: $input) { __typename ... on CheckRefused { rule retryAt } } }';
      const check = async (number: number) => {
        const variables = { input: elementsOf(number) };
        const response = await post(app, shop, JSON.stringify({ query, variables }));
        return (await response.json()) as { data: unknown; extensions: unknown };
      };

      const first = await check(1);
      const resetsAt = nextChinaMidnight(Date.now()).toISOString();
      expect(first.data).toEqual({ bankCardCheck: { __typename: 'BankCardCheck' } });
      expect(first.extensions).toEqual({
        rateLimit: {
          client: 'shop',
          requests: {
            limit: 6000,
            used: 1,
            remaining: 5999,
            resetsAt: expect.stringContaining(chinaDay(Date.now()).slice(0, 4)) as string,
          },
          calls: { limit: 1, used: 1, remaining: 0, resetsAt },
          spendFen: { limit: 100, used: 30, remaining: 70, resetsAt },
        },
      });

      const second = await check(2);
      expect(second.data).toEqual({
        bankCardCheck: {
          __typename: 'CheckRefused',
          rule: 'CLIENT_DAILY_CALLS',
          retryAt: resetsAt,
        },
      });
      expect(app.upstream).toHaveLength(1);

      const asked = await app.post(
        { query: '{ rateLimit { client calls { limit used remaining resetsAt } } }' },
        shop,
      );
      expect(asked.data).toEqual({
        rateLimit: { client: 'shop', calls: { limit: 1, used: 1, remaining: 0, resetsAt } },
      });
    } finally {
      await app.close();
    }
  });
});
