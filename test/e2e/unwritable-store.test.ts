import { setTimeout as sleep } from 'node:timers/promises';
import { openStore } from '../../src/ledger';
import { providerModules } from '../../src/providers';
import type { Cardholder } from '../../src/sandbox/cardholders';
import { startSandbox, type Sandbox } from '../../src/sandbox/server';
import { AssessRiskDocument } from '../generated/graphql';
import { elementsOf } from '../support/cardholders';
import { inventPerson } from '../support/invented-people';
import { startServer, type ServerProcess } from '../support/server-process';
import { UNWRITABLE, type UnwritableStore } from '../support/unwritable-stores';

/** A whole card number in a reference, as a provider may give one that repeats what it was asked. */
const ECHO = 'JH6217000000000099';
const people = Array.from({ length: 60 }, (_, i) => ({ ...inventPerson(i), delayMs: 600 }));
const echoed: Cardholder = {
  ...inventPerson(99),
  delayMs: 600,
  faults: {
    JUHE: {
      BANK_CARD_CHECK: {
        kind: 'raw',
        status: 200,
        body: `{"reason":"成功","result":{"jobid":"${ECHO}","res":"1","message":"匹配"},"error_code":0}`,
      },
    },
  },
};

/** More than a look at the store, and a commit that failed, are remembered. */
const SOON_MS = 8_000;

if (UNWRITABLE.length === 0) {
  describe('a server over a store that cannot be written', () => {
    it('is not tested, since nothing limits files from outside but Linux, and there is no PostgreSQL', () => {
      expect(process.platform).not.toBe('linux');
    });
  });
}

describe.each(UNWRITABLE)('a server over $name', (kind) => {
  let upstream = 0;
  let sandbox: Sandbox;
  let store: UnwritableStore;
  let server: ServerProcess;
  let next = 0;

  const start = (env: Record<string, string> = {}) =>
    startServer(sandbox.origin, { DATABASE_URL: store.url, ...env });

  beforeAll(async () => {
    sandbox = await startSandbox({
      sides: providerModules.map((module) => module.createSandboxSide),
      cardholders: [...people, echoed],
      onRequest: () => upstream++,
    });
  });
  beforeEach(async () => {
    store = await kind.open();
    server = await start();
  });
  afterEach(async () => {
    await server.kill('SIGKILL');
    await store.drop();
  });
  afterAll(() => sandbox.close());

  const block = () => store.block(server.pid);
  const unblock = () => store.unblock(server.pid);
  const nextPerson = () => people[next++] ?? inventPerson(next);
  const assess = async (person: Cardholder) =>
    (await server.ask(AssessRiskDocument, { input: elementsOf(person) })).riskProfile;
  const readiness = async () => {
    const response = await fetch(new URL('/readyz', server.url));
    return { status: response.status, body: await response.json() };
  };
  const becomes = async (status: number) => {
    const giveUpAt = performance.now() + SOON_MS;
    while ((await readiness()).status !== status && performance.now() < giveUpAt) await sleep(100);
    return readiness();
  };

  /** Asks for profiles, and resolves when their halves have been sent and not been answered yet. */
  async function fly(...flying: Cardholder[]) {
    const before = upstream;
    const profiles = flying.map((person) => assess(person));
    const landed = Promise.all(profiles);
    landed.catch(() => undefined);
    while (upstream < before + 2 * flying.length) await sleep(5);
    const first = Promise.race(profiles);
    first.catch(() => undefined);
    return { first, landed };
  }

  it('asks nobody until it can be written, and then again, without a restart', async () => {
    expect(await assess(nextPerson())).toMatchObject({ level: 'LOW' });
    const before = upstream;
    await block();
    const refused = await Promise.allSettled(
      Array.from({ length: 20 }, () => assess(nextPerson())),
    );
    for (const one of refused) {
      expect(one.status === 'rejected' && String(one.reason)).toContain('LEDGER_UNAVAILABLE');
    }
    expect(upstream).toBe(before);
    await unblock();
    expect(await assess(nextPerson())).toMatchObject({ level: 'LOW' });
  });

  it('holds the answers to what was sent back, and gives them once it can be written', async () => {
    const flying = Array.from({ length: 10 }, nextPerson);
    const { first, landed } = await fly(...flying);
    await block();
    expect(await Promise.race([first, sleep(1_200, 'none')])).toBe('none');
    await unblock();
    for (const profile of await landed) expect(profile).toMatchObject({ level: 'LOW' });
    const before = upstream;
    const again = await assess(flying[0] ?? nextPerson());
    expect(again.check).toMatchObject({ reused: true });
    expect(again.blacklist).toMatchObject({ reused: true });
    expect(upstream).toBe(before);
  });

  it('is unready, whether it is asked anything or not, says once why, and is ready again by itself', async () => {
    expect(await readiness()).toMatchObject({ status: 200 });
    await block();
    expect(await becomes(503)).toEqual({
      status: 503,
      body: { status: 'unready', hindrances: ['store'] },
    });
    for (let look = 0; look < 5; look++) {
      await sleep(700);
      expect(await readiness()).toMatchObject({ status: 503 });
    }
    expect(server.output().match(/the store cannot be used/g)).toHaveLength(1);
    await unblock();
    expect(await becomes(200)).toMatchObject({ status: 200 });
    expect(await assess(nextPerson())).toMatchObject({ level: 'LOW' });
  });

  it('and that is told to end writes what was paid for if that becomes possible within its grace', async () => {
    await server.kill('SIGTERM');
    server = await start({ REQUEST_DEADLINE_MS: '3000' });
    const flying = [nextPerson(), nextPerson()];
    const { landed } = await fly(...flying);
    await block();
    // Nobody waits for it any more.
    await expect(landed).rejects.toThrow('LEDGER_UNAVAILABLE');
    const exited = server.kill('SIGTERM');
    await sleep(1_000);
    await unblock();
    expect(await exited).toBe(0);
    expect(server.output()).not.toContain('lost');
    const before = upstream;
    server = await start();
    for (const person of flying) {
      expect((await assess(person)).check).toMatchObject({ reused: true });
    }
    expect(upstream).toBe(before);
  });

  it('and that is told to end without having sent anything ends with 0', async () => {
    await block();
    expect(await server.kill('SIGTERM')).toBe(0);
  });

  it('and that is told to end says in one line which answers are lost once its grace is over, and ends with 4', async () => {
    await server.kill('SIGTERM');
    server = await start({ SHUTDOWN_GRACE_MS: '500', REQUEST_DEADLINE_MS: '2000' });
    await fly(nextPerson(), nextPerson(), echoed);
    await block();
    expect(await server.kill('SIGTERM')).toBe(4);
    await unblock();

    const lines = server.output().match(/^\{.*lost.*\}$/gm);
    expect(lines).toHaveLength(1);
    const line = JSON.parse(lines?.[0] ?? '') as LossLine;
    expect(line.level).toBe(60);
    expect(line.msg).toContain('6 answers and the ends of 6 attempts are lost');
    const ledger = openStore(store.url);
    const attempts = await ledger.db.selectFrom('attempts').selectAll().execute();
    await ledger.close();
    const ids = (rows: readonly { readonly record: string; readonly attempt?: string }[]) =>
      rows.map(({ record, attempt }) => `${record} ${attempt ?? ''}`).sort();
    expect(ids(line.attempts)).toEqual(
      attempts.map(({ id, enquiry_id }) => `${enquiry_id} ${id}`).sort(),
    );
    expect(line.answers.map(({ record }) => record).sort()).toEqual(
      attempts.map(({ enquiry_id }) => enquiry_id).sort(),
    );
    expect(new Set(attempts.map(({ billed, settled_at }) => `${billed} ${settled_at}`))).toEqual(
      new Set(['UNKNOWN null']),
    );
    // By which the calls are found at the provider. What repeats a person's data is no reference.
    for (const lost of [line.answers, line.attempts]) {
      const references = lost.map(({ reference }) => reference);
      expect(references.filter((reference) => reference === null)).toHaveLength(1);
      expect(new Set(references).size).toBe(6);
      expect(lost.map(({ product }) => product).sort()).toEqual([
        ...Array<string>(3).fill('BANK_CARD_CHECK'),
        ...Array<string>(3).fill('BLACKLIST_REPORT'),
      ]);
    }
    expect(server.output()).not.toContain(echoed.bankCard);
  });
});

interface LossLine {
  readonly level: number;
  readonly msg: string;
  readonly answers: readonly Lost[];
  readonly attempts: readonly (Lost & { readonly attempt: string })[];
}

interface Lost {
  readonly record: string;
  readonly product: string;
  readonly reference: string | null;
}
