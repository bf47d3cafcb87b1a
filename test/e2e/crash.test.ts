import { setTimeout as sleep } from 'node:timers/promises';
import { maskBankCard } from '../../src/domain/bank-card';
import { PRODUCTS, type Product } from '../../src/domain/provider';
import { openStore } from '../../src/ledger';
import { Fingerprints } from '../../src/ledger/fingerprints';
import type { AttemptsTable, LedgerDb } from '../../src/ledger/tables';
import { providerModules } from '../../src/providers';
import type { Cardholder } from '../../src/sandbox/cardholders';
import { startSandbox, type Sandbox } from '../../src/sandbox/server';
import {
  AssessRiskDocument,
  CheckBankCardDocument,
  type AssessRiskQuery,
} from '../generated/graphql';
import { STORES, type TestStore } from '../support/stores';
import { elementsOf } from '../support/cardholders';
import { inventPerson } from '../support/invented-people';
import { FINGERPRINT_KEY, startServer, type ServerProcess } from '../support/server-process';

/** Servers that die side by side, each with a ledger of its own, so that the test takes half the time. */
const LINES = 2;
/** What a kill leaves half done is SQLite's to mend on its next start; PostgreSQL goes on without the server. */
const ROUNDS_PER_LINE = { sqlite: 25, postgres: 8 };
const CLIENTS = 8;
const LATEST_KILL_MS = 150;
const PEOPLE_PER_LINE = 4_000;

// The providers take their time, so that a kill finds calls under way.
const people = Array.from({ length: LINES * PEOPLE_PER_LINE }, (_, i) => ({
  ...inventPerson(i),
  delayMs: i % 40,
}));

const prints = new Fingerprints(FINGERPRINT_KEY);
const printOf = ({ bankCard }: Cardholder) =>
  prints.of({ product: 'BLACKLIST_REPORT', subject: { bankCard } }).card[0] ?? '';

describe.each(STORES)('a server that is killed under load and started again, on $name', (kind) => {
  const rounds = ROUNDS_PER_LINE[kind.name];
  /** How often each card was asked about, by product and masked card. */
  const seen = new Map<string, number>();
  const seenOf = (product: Product, { bankCard }: Cardholder) =>
    seen.get(`${product} ${maskBankCard(bankCard).masked}`) ?? 0;
  let sandbox: Sandbox;
  const lines: Line[] = [];

  beforeAll(async () => {
    sandbox = await startSandbox({
      sides: providerModules.map((module) => module.createSandboxSide),
      cardholders: people,
      onRequest({ path, card }) {
        const product = path.includes('black') ? 'BLACKLIST_REPORT' : 'BANK_CARD_CHECK';
        const key = `${product} ${card ?? ''}`;
        seen.set(key, (seen.get(key) ?? 0) + 1);
      },
    });
    for (let i = 0; i < LINES; i++) {
      const queue = people.slice(i * PEOPLE_PER_LINE, (i + 1) * PEOPLE_PER_LINE);
      lines.push(new Line(sandbox.origin, await kind.open(), queue));
    }
    await Promise.all(lines.map((line) => line.run(rounds)));
  }, 300_000);
  afterAll(async () => {
    for (const line of lines) await line.end();
    await sandbox.close();
  });

  async function unsettledAttempts(): Promise<AttemptsTable[]> {
    const attempts = await Promise.all(lines.map((line) => line.attempts()));
    return attempts.flat().filter(isUnsettled);
  }

  it('has died with calls under way', async () => {
    expect((await unsettledAttempts()).length).toBeGreaterThan((LINES * rounds) / 5);
  });

  it('has an attempt for every request that the providers saw, and asked nobody twice', async () => {
    for (const line of lines) {
      const attempts = await line.attempts();
      for (const product of PRODUCTS) {
        const recorded = countBy(attempts.filter((row) => row.product === product));
        for (const person of line.asked) {
          const requests = seenOf(product, person);
          expect(requests).toBeLessThanOrEqual(1);
          expect(recorded.get(printOf(person)) ?? 0).toBeGreaterThanOrEqual(requests);
        }
      }
    }
  });

  it('asked about nobody whom the clients did not name', () => {
    const asked = lines.flatMap((line) => line.asked);
    const known = asked.flatMap((person) => PRODUCTS.map((product) => seenOf(product, person)));
    const total = [...seen.values()].reduce((sum, requests) => sum + requests, 0);
    expect(known.reduce((sum, requests) => sum + requests, 0)).toBe(total);
  });

  it('gives every answer that had left before the kill once more, for nothing', () => {
    expect(lines.flatMap((line) => line.askedAgain).length).toBeGreaterThan(LINES * rounds * 0.4);
    for (const { check, blacklist } of lines.flatMap((line) => line.askedAgain)) {
      expect(check).toMatchObject({ reused: true, attempts: [] });
      expect(blacklist).toMatchObject({ reused: true, attempts: [] });
    }
  });

  it('has a record of every answer that had left', async () => {
    for (const line of lines) {
      const recorded = await line.recordIds();
      expect(line.answerIds.filter((id) => !recorded.has(id))).toEqual([]);
    }
  });

  it('takes what it does not know the end of for billed UNKNOWN', async () => {
    expect(new Set((await unsettledAttempts()).map(({ billed }) => billed))).toEqual(
      new Set(['UNKNOWN']),
    );
  });

  it('counts what it does not know the end of toward the budget of its card', async () => {
    for (const line of lines) {
      const cutOff = new Set(
        (await line.attempts())
          .filter((row) => isUnsettled(row) && row.product === 'BANK_CARD_CHECK')
          .map((row) => row.card_print),
      );
      const person = line.asked.find((candidate) => cutOff.has(printOf(candidate)));
      if (person === undefined) throw new Error('no check was cut off');
      const check = async (name: string) => {
        const input = { ...elementsOf(person), name };
        return (await line.server?.ask(CheckBankCardDocument, { input }))?.bankCardCheck;
      };
      expect(await check('错一')).toMatchObject({ outcome: 'MISMATCH' });
      expect(await check('错二')).toMatchObject({ rule: 'CARD_FAILED_CHECKS' });
    }
  });
});

/** One ledger, and the servers that die over it one after another. */
class Line {
  server: ServerProcess | undefined;
  readonly asked: Cardholder[] = [];
  readonly answerIds: string[] = [];
  readonly askedAgain: AssessRiskQuery['riskProfile'][] = [];
  readonly #origin: string;
  readonly #place: TestStore;
  readonly #queue: Cardholder[];

  constructor(origin: string, place: TestStore, queue: Cardholder[]) {
    this.#origin = origin;
    this.#place = place;
    this.#queue = queue;
  }

  async run(rounds: number) {
    const env = { DATABASE_URL: this.#place.url };
    let answered: Cardholder | undefined;
    for (let round = 0; round < rounds; round++) {
      const server = (this.server = await startServer(this.#origin, env));
      if (answered !== undefined) this.askedAgain.push(await this.#assess(server, answered));
      // A fresh process takes its time for its first calls; it is to be killed in the middle of many.
      answered = this.#nextPerson();
      await this.#assess(server, answered);
      let isAlive = true;
      const clients = Array.from({ length: CLIENTS }, async () => {
        while (isAlive) {
          const person = this.#nextPerson();
          try {
            await this.#assess(server, person);
            answered = person;
          } catch {
            return; // The server is gone.
          }
        }
      });
      await sleep(Math.random() * LATEST_KILL_MS);
      await server.kill('SIGKILL');
      isAlive = false;
      await Promise.all(clients);
    }
    this.server = await startServer(this.#origin, env);
  }

  #nextPerson(): Cardholder {
    const person = this.#queue.pop();
    if (person === undefined) throw new Error('more people have to be invented');
    this.asked.push(person);
    return person;
  }

  async #assess(server: ServerProcess, person: Cardholder) {
    const { riskProfile } = await server.ask(AssessRiskDocument, { input: elementsOf(person) });
    const { check, blacklist } = riskProfile;
    for (const half of [check, blacklist]) if ('id' in half) this.answerIds.push(half.id);
    return riskProfile;
  }

  attempts(): Promise<AttemptsTable[]> {
    return this.#read((db) => db.selectFrom('attempts').selectAll().execute());
  }

  async recordIds(): Promise<ReadonlySet<string>> {
    const records = await this.#read((db) => db.selectFrom('records').select('id').execute());
    return new Set(records.map(({ id }) => id));
  }

  /** A connection that outlived a server would keep SQLite from recovering as it does after a crash. */
  async #read<Rows>(read: (db: LedgerDb) => Promise<Rows>): Promise<Rows> {
    const store = openStore(this.#place.url);
    try {
      return await read(store.db);
    } finally {
      await store.close();
    }
  }

  async end() {
    await this.server?.kill('SIGTERM');
    await this.#place.drop();
  }
}

const isUnsettled = ({ settled_at }: AttemptsTable) => settled_at === null;

function countBy(attempts: readonly AttemptsTable[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { card_print } of attempts) counts.set(card_print, (counts.get(card_print) ?? 0) + 1);
  return counts;
}
