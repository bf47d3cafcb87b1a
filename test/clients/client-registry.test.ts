import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import { Client as PostgresClient } from 'pg';
import { makeApiKey } from '../../src/clients/api-key';
import { ClientRegistry, type NewClient } from '../../src/clients/client-registry';
import { NO_QUOTA } from '../../src/domain/client';
import { openMigratedStore } from '../../src/ledger';
import type { Store } from '../../src/ledger/tables';
import { STORES, type TestStore } from '../support/stores';

const HOUR_MS = 3_600_000;
const SHOP: NewClient = {
  name: 'shop',
  scopes: ['check', 'blacklist'],
  quota: { calls: 1000, spendFen: 50_000 },
};

describe.each(STORES)('clients with API keys in $name', (kind) => {
  let place: TestStore;
  let store: Store;
  let now = 0;

  /** As another server, or this one after a start: it remembers nothing. */
  const registry = () => new ClientRegistry(store.db, () => now);

  async function make(client: NewClient = SHOP): Promise<string> {
    const key = await registry().make(client);
    if (key === undefined) throw new Error('there is one already');
    return key;
  }

  beforeEach(async () => {
    now = Date.parse('2026-03-01T04:00:00Z');
    place = await kind.open();
    store = await openMigratedStore(place.url);
  });
  afterEach(async () => {
    await store.close();
    await place.drop();
  });

  it('are known by their keys, with their scopes and quotas', async () => {
    const key = await make();
    expect(key).toMatch(/^kayan_[0-9a-f]{16}_[\w-]{43}$/);
    expect(await registry().authenticate(key)).toEqual({
      id: 'shop',
      scopes: new Set(['check', 'blacklist']),
      quota: { calls: 1000, spendFen: 50_000 },
    });
  });

  it('are not known by anything else', async () => {
    const key = await make();
    const other = await make({ ...SHOP, name: 'other' });
    const mixed = `${key.slice(0, 23)}${other.slice(23)}`;
    const lastChanged = key.slice(0, -1) + (key.endsWith('A') ? 'E' : 'A');
    for (const wrong of [
      '',
      'kayan_',
      key.slice(0, -1),
      `${key}A`,
      key.toUpperCase(),
      mixed,
      lastChanged,
    ]) {
      expect(await registry().authenticate(wrong)).toBeUndefined();
    }
  });

  it('are told apart when many ask at the same time', async () => {
    const keys = [await make(), await make({ ...SHOP, name: 'other' })];
    const junk = Array.from({ length: 1_200 }, () => makeApiKey().key);
    const server = registry();
    const found = await Promise.all(
      [...keys, ...junk, ...keys].map((key) => server.authenticate(key)),
    );
    const names = found.flatMap((client) => client?.id ?? []);
    expect(names).toEqual(['shop', 'other', 'shop', 'other']);
  });

  if (kind.name === 'postgres') {
    it('are looked for one look at a time, however many keys are made up', async () => {
      const other = new PostgresClient({ connectionString: place.url });
      await other.connect();
      await other.query('begin; lock table client_keys in access exclusive mode');
      const server = registry();
      const junk = Array.from({ length: 50 }, async () => {
        await setImmediate();
        return server.authenticate(makeApiKey().key);
      });
      // Within a transaction PostgreSQL would show the activity that was first asked for.
      const watching = new PostgresClient({ connectionString: place.url });
      await watching.connect();
      const waiting = async () => {
        const { rows } = await watching.query<{ n: number }>(
          "select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
        );
        return rows[0]?.n;
      };
      while ((await waiting()) === 0) await sleep(10);
      await sleep(100);
      expect(await waiting()).toBe(1);
      await other.query('rollback');
      await other.end();
      await watching.end();
      expect(await Promise.all(junk)).toEqual(Array(50).fill(undefined));
    });
  }

  it('leave no trace of a key in the store', async () => {
    const key = await make();
    const rows = JSON.stringify([
      await store.db.selectFrom('clients').selectAll().execute(),
      await store.db.selectFrom('client_keys').selectAll().execute(),
    ]);
    expect(rows).toContain(key.slice(6, 22));
    expect(rows).not.toContain(key.slice(23));
  });

  it('keep a name for themselves, also when revoked', async () => {
    await make();
    expect(await registry().make(SHOP)).toBeUndefined();
    expect(await registry().revoke('shop')).toBe(true);
    expect(await registry().make(SHOP)).toBeUndefined();
  });

  it('lose their old keys when they rotate, at once or later', async () => {
    const first = await make();
    const second = await registry().rotate('shop', HOUR_MS);
    expect(await registry().authenticate(first)).toBeDefined();
    now += HOUR_MS;
    expect(await registry().authenticate(first)).toBeUndefined();
    expect(await registry().authenticate(second ?? '')).toBeDefined();

    const third = await registry().rotate('shop', 0);
    expect(await registry().authenticate(second ?? '')).toBeUndefined();
    expect(await registry().authenticate(third ?? '')).toBeDefined();
  });

  it('do not have an ending key prolonged by a further rotation', async () => {
    const first = await make();
    await registry().rotate('shop', HOUR_MS);
    await registry().rotate('shop', 24 * HOUR_MS);
    now += HOUR_MS;
    expect(await registry().authenticate(first)).toBeUndefined();
  });

  it('are revoked for good', async () => {
    const key = await make();
    expect(await registry().revoke('shop')).toBe(true);
    expect(await registry().authenticate(key)).toBeUndefined();
    expect(await registry().revoke('shop')).toBe(false);
    expect(await registry().rotate('shop', 0)).toBeUndefined();
  });

  it('are still taken for a second by a server that has just seen the key, and no longer', async () => {
    const key = await make();
    const server = registry();
    await server.authenticate(key);
    await registry().revoke('shop');
    now += 999;
    expect(await server.authenticate(key)).toBeDefined();
    now += 1;
    expect(await server.authenticate(key)).toBeUndefined();
  });

  it('are listed with the keys that are taken', async () => {
    await make();
    await registry().rotate('shop', 0);
    await make({ name: 'auditor', scopes: ['audit'], quota: NO_QUOTA });
    await registry().revoke('auditor');
    expect(await registry().list()).toEqual([
      {
        name: 'auditor',
        scopes: ['audit'],
        quota: NO_QUOTA,
        createdAt: new Date(now),
        revokedAt: new Date(now),
        keyIds: [expect.stringMatching(/^[0-9a-f]{16}$/)],
      },
      { ...SHOP, createdAt: new Date(now), revokedAt: null, keyIds: [expect.any(String)] },
    ]);
  });
});
