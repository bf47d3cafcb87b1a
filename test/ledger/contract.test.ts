import { setTimeout as sleep } from 'node:timers/promises';
import { DEFAULT_BUDGET } from '../../src/domain/attempt-budget';
import type { DurableLedger } from '../../src/ledger';
import { STORES, type TestStore } from '../support/stores';
import {
  CANCELLED,
  DEPARTURE,
  enquiry,
  flightOf,
  fly,
  KEY,
  land,
  lockedUntil,
  MATCH,
  MISMATCH,
  open,
  resultOf,
  openTestLedger,
  TestClock,
  UPSTREAM_FAILURE,
} from './contract-setup';
import { holdTable } from './hold-table';

describe.each(STORES)('the ledger on $name', (kind) => {
  let store: TestStore;
  let clock: TestClock;
  let ledger: DurableLedger;
  /** Another server on the same store. */
  let other: DurableLedger;
  let card = 0;

  beforeAll(async () => {
    store = await kind.open();
    clock = new TestClock();
    ledger = await openTestLedger(store.url, { clock });
    other = await openTestLedger(store.url, { clock });
  });
  afterAll(async () => {
    await ledger.close();
    await other.close();
    await store.drop();
  });
  beforeEach(() => {
    card++;
  });

  const attemptsOf = (enquiryId: string) =>
    ledger.store.db
      .selectFrom('attempts')
      .selectAll()
      .where('enquiry_id', '=', enquiryId)
      .execute();
  const recordOf = (id: string) =>
    ledger.store.db.selectFrom('records').selectAll().where('id', '=', id).execute();

  it('has an attempt before it may be sent, billed UNKNOWN until it is settled', async () => {
    const asked = enquiry(card);
    const flight = flightOf(await open(ledger, asked));
    expect(await attemptsOf(asked.id)).toMatchObject([
      { id: flight.firstAttempt, settled_at: null, routing: null, billed: 'UNKNOWN' },
    ]);
    await land(flight, MATCH);
    expect(await attemptsOf(asked.id)).toMatchObject([
      { routing: 'ANSWERED', outcome: 'MATCH', billed: 'YES', latency_ms: 1 },
    ]);
    expect(await recordOf(asked.id)).toMatchObject([{ kind: 'ANSWERED', outcome: 'MATCH' }]);
  });

  it('gives an answer again, at every server, while it lives and is fresh enough', async () => {
    await fly(ledger, enquiry(card), MATCH);
    const again = enquiry(card);
    expect(await open(other, again)).toMatchObject({ kind: 'REUSED', given: { answer: MATCH } });
    expect(await attemptsOf(again.id)).toEqual([]);
    expect(await recordOf(again.id)).toMatchObject([{ kind: 'REUSED' }]);
    expect(await open(ledger, enquiry(card, { maxAgeSeconds: 60 }))).toMatchObject({
      kind: 'REUSED',
    });
    clock.aheadMs += 60_001;
    const fresher = flightOf(await open(ledger, enquiry(card, { maxAgeSeconds: 60 })));
    await land(fresher, MATCH, new Date(clock.now()));
    clock.aheadMs += 7 * 3600_000;
    expect(await open(ledger, enquiry(card))).toMatchObject({ kind: 'OPENED' });
    clock.aheadMs = 0;
  });

  it('asks anew for maxAgeSeconds 0, for other elements and for another provider', async () => {
    await fly(ledger, enquiry(card), MATCH);
    await fly(ledger, enquiry(card, { maxAgeSeconds: 0 }), MATCH);
    await fly(ledger, enquiry(card, { name: '李四' }), MISMATCH);
    expect(await open(ledger, enquiry(card, { provider: 'JUHE' }))).toMatchObject({
      kind: 'REUSED',
    });
    expect(await open(ledger, enquiry(card, { provider: 'TENCENT' }))).toMatchObject({
      kind: 'OPENED',
    });
  });

  it.each(['one server', 'two servers'])('makes one flight of identical ones at %s', async (at) => {
    const second = at === 'one server' ? ledger : other;
    const flight = flightOf(await open(ledger, enquiry(card)));
    const waiting = Promise.all([1, 2, 3].map(() => open(second, enquiry(card))));
    await sleep(20);
    await land(flight, MATCH);
    const kinds = (await waiting).map(({ kind: decided }) => decided);
    expect(kinds).toEqual(['REUSED', 'REUSED', 'REUSED']);
  });

  it('shares a failure with those who waited for it, and with nobody later', async () => {
    const flight = flightOf(await open(ledger, enquiry(card)));
    const waiting = Promise.all([open(ledger, enquiry(card)), open(other, enquiry(card))]);
    await sleep(20);
    await land(flight, UPSTREAM_FAILURE);
    const given = { kind: 'REUSED', given: { answer: UPSTREAM_FAILURE } };
    expect(await waiting).toMatchObject([given, given]);
    await sleep(2);
    expect(await open(other, enquiry(card))).toMatchObject({ kind: 'OPENED' });
  });

  it('records what those save who waited for a flight, also where no answer is kept', async () => {
    const flight = flightOf(await open(ledger, enquiry(card)));
    const asked = enquiry(card, { maxAgeSeconds: 0 });
    const waiting = open(other, asked);
    await sleep(20);
    flight.settle(flight.firstAttempt, MATCH, 1);
    const bills = [{ billed: 'YES', costFen: 30 }] as const;
    await flight.close({ ...resultOf(MATCH), bills });
    expect(await waiting).toMatchObject({ kind: 'REUSED' });
    const record = await ledger.store.db
      .selectFrom('records')
      .select(['kind', 'saved_fen'])
      .where('id', '=', asked.id)
      .executeTakeFirst();
    expect(record).toEqual({ kind: 'REUSED', saved_fen: 30 });
  });

  it('lets one who waited go on where the flight ended unsent', async () => {
    const asked = enquiry(card);
    const flight = flightOf(await open(ledger, asked));
    const waiting = open(ledger, enquiry(card));
    await sleep(20);
    await flight.close({
      given: { answer: CANCELLED, provider: 'JUHE', answeredAt: new Date() },
      attempts: [],
      bills: [],
    });
    expect(await attemptsOf(asked.id)).toMatchObject([{ routing: 'NOT_SENT', billed: 'NO' }]);
    expect(await waiting).toMatchObject({ kind: 'OPENED' });
  });

  it('lets others take over when the claim of a server that died expires', async () => {
    await open(ledger, enquiry(card));
    const waiting = open(other, enquiry(card));
    await sleep(20);
    clock.aheadMs += 2_600;
    expect(await waiting).toMatchObject({ kind: 'OPENED' });
  });

  it('stops waiting at the deadline', async () => {
    await open(ledger, enquiry(card));
    for (const server of [ledger, other]) {
      const start = performance.now();
      const asked = enquiry(card, { deadlineAt: clock.elapsed() + 150 });
      expect(await open(server, asked)).toEqual({ kind: 'WAITED_IN_VAIN' });
      expect(performance.now() - start).toBeLessThan(1_000);
    }
  });

  it('keeps one budget for all servers, and a record of what it refuses', async () => {
    await fly(ledger, enquiry(card, { name: '甲' }), MISMATCH);
    await fly(other, enquiry(card, { name: '乙' }), MISMATCH);
    const refused = enquiry(card, { name: '丙' });
    const refusal = { rule: 'CARD_FAILED_CHECKS' };
    expect(await open(ledger, refused)).toMatchObject({ kind: 'REFUSED', refusal });
    expect(await attemptsOf(refused.id)).toEqual([]);
    expect(await recordOf(refused.id)).toMatchObject([
      { kind: 'REFUSED', outcome: 'CARD_FAILED_CHECKS' },
    ]);
  });

  it('counts concurrent checks against the budget before they end', async () => {
    const names = Array.from('甲乙丙丁戊己庚辛');
    const openings = await Promise.all(
      names.map((name, i) => open(i % 2 === 0 ? ledger : other, enquiry(card, { name }))),
    );
    expect(openings.filter((opening) => opening.kind === 'OPENED')).toHaveLength(
      DEFAULT_BUDGET.cardFailedChecks,
    );
  });

  it('records a further attempt of a flight, or refuses it', async () => {
    await fly(ledger, enquiry(card, { name: '甲' }), MISMATCH);
    const asked = enquiry(card);
    const flight = flightOf(await open(ledger, asked));
    flight.settle(flight.firstAttempt, { ...CANCELLED }, 1);
    expect(await flight.begin(DEPARTURE)).toEqual(expect.any(String));
    expect(await flight.begin(DEPARTURE)).toMatchObject({ rule: 'CARD_FAILED_CHECKS' });
    expect(await attemptsOf(asked.id)).toHaveLength(2);
  });

  it('remembers a lock until it lifts, past midnight too', async () => {
    const retryAt = new Date(clock.now() + 30 * 3600_000);
    await fly(ledger, enquiry(card), lockedUntil(retryAt));
    clock.aheadMs += 29 * 3600_000;
    expect(await open(other, enquiry(card))).toEqual({
      kind: 'REFUSED',
      refusal: { rule: 'SUBJECT_LOCKED', retryAt },
    });
    clock.aheadMs += 2 * 3600_000;
    expect(await open(other, enquiry(card))).toMatchObject({ kind: 'OPENED' });
    clock.aheadMs = 0;
  });

  it('still finds what was written under the previous fingerprint key', async () => {
    await fly(ledger, enquiry(card), MATCH);
    const keys = { fingerprintKey: 'another key', previousFingerprintKey: KEY };
    const rotated = await openTestLedger(store.url, { ...keys, clock });
    expect(await open(rotated, enquiry(card))).toMatchObject({ kind: 'REUSED' });
    await fly(ledger, enquiry(card, { name: '甲' }), MISMATCH);
    await fly(rotated, enquiry(card, { name: '乙' }), MISMATCH);
    expect(await open(rotated, enquiry(card, { name: '丙' }))).toMatchObject({ kind: 'REFUSED' });
    await rotated.close();
  });

  it('takes any text for a reference without harm to others', async () => {
    const clientReference = 'a\0b\uD800';
    await fly(ledger, enquiry(card, { clientReference }), MATCH);
    expect(await open(other, enquiry(card))).toMatchObject({ kind: 'REUSED' });
  });

  it('holds nothing personal', async () => {
    const asked = enquiry(card, { name: '独一无二' });
    await fly(ledger, asked, MATCH);
    const { db } = ledger.store;
    const tables = ['attempts', 'answers', 'claims', 'records'] as const;
    const rows = await Promise.all(tables.map((name) => db.selectFrom(name).selectAll().execute()));
    const text = JSON.stringify(rows);
    for (const value of [asked.subject.name, asked.subject.idNumber, asked.subject.bankCard]) {
      expect(text).not.toContain(value);
    }
  });
});

describe.each(STORES)('an empty store on $name', (kind) => {
  it('is set up by servers that start one after another, or at the same time where it takes several', async () => {
    const store = await kind.open();
    const ledgers: DurableLedger[] = [];
    if (kind.name === 'postgres') {
      ledgers.push(...(await Promise.all([1, 2, 3].map(() => openTestLedger(store.url)))));
    } else {
      for (let i = 0; i < 3; i++) ledgers.push(await openTestLedger(store.url));
    }
    for (const [i, ledger] of ledgers.entries()) await fly(ledger, enquiry(i), MATCH);
    await Promise.all(ledgers.map((ledger) => ledger.close()));
    await store.drop();
  });
});

for (const kind of STORES.filter(({ name }) => name === 'postgres')) {
  describe('migrations on PostgreSQL', () => {
    it('may take longer than any statement of the ledger', async () => {
      const place = await kind.open();
      const first = await openTestLedger(place.url);
      const release = await holdTable(place.url, 'kysely_migration');
      const second = openTestLedger(place.url);
      await sleep(3_500);
      await release();
      await fly(await second, enquiry(1), MATCH);
      await Promise.all([first.close(), (await second).close()]);
      await place.drop();
    });
  });
}
