import { randomBytes } from 'node:crypto';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { sql } from 'kysely';
import { openStore } from '../../src/ledger';
import type { Store } from '../../src/ledger/tables';
import { JUHE_SANDBOX_KEYS } from '../../src/providers/juhe/sandbox-keys';
import { Readiness } from '../../src/server/readiness';
import { FINGERPRINT_KEY } from '../support/server-process';
import { startApp, type RunningApp } from '../support/running-app';
import { STORES, type TestStore } from '../support/stores';

/** Longer than a look at the store is good for. */
const FORGOTTEN_MS = 1_100;

async function get(app: RunningApp, path: string) {
  const response = await fetch(new URL(path, app.url));
  return { status: response.status, body: await response.json() };
}

const READY = { status: 200, body: { status: 'ready' } };
const unready = (...hindrances: string[]) => ({
  status: 503,
  body: { status: 'unready', hindrances },
});
const ALIVE = { status: 200, body: { status: 'alive' } };

describe.each(STORES)('the health of a server on $name', (kind) => {
  let place: TestStore;
  let app: RunningApp;

  beforeEach(async () => {
    place = await kind.open();
    app = await startApp({ DATABASE_URL: place.url });
  });
  afterEach(async () => {
    await app.close();
    await place.drop();
  });

  it('is alive and ready, to GET only, and a probe is no line in the log above debug', async () => {
    expect(await get(app, '/healthz')).toEqual(ALIVE);
    expect(await get(app, '/readyz')).toEqual(READY);
    const { status } = await fetch(new URL('/readyz', app.url), { method: 'POST' });
    expect(status).toBe(404);
    const probes = app.logs().match(/.*"route":"\/(healthz|readyz)".*/g) ?? [];
    expect(probes.map((line) => (JSON.parse(line) as { level: number }).level)).toEqual([20, 20]);
  });

  it('is unready while a table of the migrations is missing, and ready again afterwards', async () => {
    const operator = openStore(place.url);
    await sql`alter table kysely_migration rename to hidden`.execute(operator.db);
    expect(await get(app, '/readyz')).toEqual(unready('store'));
    expect(await get(app, '/healthz')).toEqual(ALIVE);
    await sql`alter table hidden rename to kysely_migration`.execute(operator.db);
    await operator.close();
    await sleep(FORGOTTEN_MS);
    expect(await get(app, '/readyz')).toEqual(READY);
  });

  it('is unready while a table that questions are written to is missing', async () => {
    const operator = openStore(place.url);
    await sql`alter table attempts rename to hidden`.execute(operator.db);
    expect(await get(app, '/readyz')).toEqual(unready('store'));
    expect(app.logs()).toContain('the store cannot be used');
    await sql`alter table hidden rename to attempts`.execute(operator.db);
    await operator.close();
    await sleep(FORGOTTEN_MS);
    expect(await get(app, '/readyz')).toEqual(READY);
    expect(app.logs()).toContain('the store can be used again');
  });

  it('is unready, and alive, when the store has gone', async () => {
    await place.drop();
    expect(await get(app, '/readyz')).toEqual(unready('store'));
    expect(await get(app, '/healthz')).toEqual(ALIVE);
  });

  if (kind.name === 'sqlite') {
    const path = () => place.url.slice('sqlite:'.length);

    it('is unready while somebody else keeps the file locked', async () => {
      const other = new Database(path());
      other.exec('begin immediate');
      expect(await get(app, '/readyz')).toEqual(unready('store'));
      other.exec('rollback');
      other.close();
      await sleep(FORGOTTEN_MS);
      expect(await get(app, '/readyz')).toEqual(READY);
    });

    it('is unready when another file has been put in the place of its own', async () => {
      const copy = join(path(), '../copy.db');
      await new Database(path()).backup(copy);
      await rename(copy, path());
      expect(await get(app, '/readyz')).toEqual(unready('store'));
    });
  }
});

for (const kind of STORES.filter(({ name }) => name === 'postgres')) {
  describe('the health of a server on a PostgreSQL that it may not write to', () => {
    const ROLE = `kayan_test_${randomBytes(6).toString('hex')}`;
    let place: TestStore;
    let operator: Store;
    let app: RunningApp;

    beforeEach(async () => {
      place = await kind.open();
      operator = openStore(place.url);
      const { pathname } = new URL(place.url);
      await sql.raw(`create role ${ROLE} login password '${ROLE}'`).execute(operator.db);
      await sql.raw(`alter database ${pathname.slice(1)} owner to ${ROLE}`).execute(operator.db);
      const url = new URL(place.url);
      url.username = url.password = ROLE;
      app = await startApp({ DATABASE_URL: url.href });
    });
    afterEach(async () => {
      await app.close();
      await sql.raw(`reassign owned by ${ROLE} to current_user`).execute(operator.db);
      await sql.raw(`drop role ${ROLE}`).execute(operator.db);
      await operator.close();
      await place.drop();
    });

    it.each([
      ['may not insert attempts', 'insert', 'attempts'],
      ['may not change attempts', 'update', 'attempts'],
      ['may not insert records', 'insert', 'records'],
      ['may not write anything', 'insert, update', 'all tables in schema public'],
    ])('is unready while it %s', async (_what, privileges, tables) => {
      expect(await get(app, '/readyz')).toEqual(READY);
      await sql.raw(`revoke ${privileges} on ${tables} from ${ROLE}`).execute(operator.db);
      await sleep(FORGOTTEN_MS);
      expect(await get(app, '/readyz')).toEqual(unready('store'));
      await sql.raw(`grant ${privileges} on ${tables} to ${ROLE}`).execute(operator.db);
      await sleep(FORGOTTEN_MS);
      expect(await get(app, '/readyz')).toEqual(READY);
    });

    it('is unready while somebody else keeps the lock of the ledger', async () => {
      const other =
        await sql`select pg_advisory_lock(hashtext('kayan'), hashtext('public'))`.execute(
          operator.db,
        );
      expect(other.rows).toHaveLength(1);
      expect(await get(app, '/readyz')).toEqual(unready('store'));
    });
  });
}

describe('a server whose providers cannot be reached', () => {
  it('is unready when every breaker is open, until one of them may be tried again', async () => {
    const dead = 'http://127.0.0.1:1';
    const app = await startApp({
      KAYAN_MODE: 'live',
      FINGERPRINT_KEY,
      JUHE_CARD_URL: dead,
      JUHE_CARD_KEY: JUHE_SANDBOX_KEYS.card,
    });
    try {
      expect(await get(app, '/readyz')).toEqual(READY);
      const input = { name: '张三', idNumber: '32132419860817421X', bankCard: '6217920181755914' };
      const query =
        'query ($input: BankCardCheckInput!) { bankCardCheck(input: $input) { __typename } }';
      for (let i = 0; i < 5; i++) await app.post({ query, variables: { input } });
      expect(await get(app, '/readyz')).toEqual(unready('providers'));
      expect(await get(app, '/healthz')).toEqual(ALIVE);
      const soon = Date.now() + 11_000;
      jest.spyOn(Date, 'now').mockReturnValue(soon);
      expect(await get(app, '/readyz')).toEqual(READY);
    } finally {
      jest.restoreAllMocks();
      await app.close();
    }
  });
});

describe('readiness', () => {
  const deps = {
    isDraining: () => false,
    providers: [{ name: 'JUHE', blacklist: {} } as never],
    onStoreLost: () => undefined,
    onStoreBack: () => undefined,
  };

  it('looks at the store once however often it is asked at a time', async () => {
    let looks = 0;
    const readiness = new Readiness({
      ...deps,
      checkStore: () => {
        looks++;
        return Promise.resolve();
      },
    });
    await Promise.all(Array.from({ length: 100 }, () => readiness.hindrances()));
    for (let i = 0; i < 100; i++) await readiness.hindrances();
    expect(looks).toBe(1);
  });

  it('does not wait for a store that never answers, and does not ask it a second time meanwhile', async () => {
    let looks = 0;
    const readiness = new Readiness({
      ...deps,
      checkStore: () => {
        looks++;
        return new Promise(() => undefined);
      },
    });
    expect(await readiness.hindrances()).toEqual(['store']);
    await sleep(FORGOTTEN_MS);
    expect(await readiness.hindrances()).toEqual(['store']);
    expect(looks).toBe(1);
  });
});
