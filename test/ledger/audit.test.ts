import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sql } from 'kysely';
import type { PageRequest, RecordFilter } from '../../src/domain/audit';
import { LedgerUnavailable } from '../../src/domain/ledger';
import { Fingerprints } from '../../src/ledger/fingerprints';
import { StoredAudit } from '../../src/ledger/audit';
import { purge } from '../../src/ledger/purge';
import { cardOf, PERSON, recordedLedger, type RecordedLedger } from '../support/recorded-ledger';
import { STORES } from '../support/stores';

describe.each(STORES)('the audit of $name', (kind) => {
  let recorded: RecordedLedger;

  beforeEach(async () => {
    recorded = await recordedLedger(kind);
  });
  afterEach(() => recorded.drop());

  const page = (request: Partial<PageRequest> = {}) =>
    recorded.ledger.audit.page({ first: 20, after: undefined, filter: {}, ...request });

  const found = async (filter: RecordFilter) =>
    (await page({ filter })).records.map(({ position }) => position);

  /** Six records, an hour from each to the next, from 00:00 to 05:00 UTC. */
  async function fill() {
    const steps = [
      () => recorded.ask({ card: 1, clientReference: 'order 1', policyVersion: '7' }),
      () =>
        recorded.ask({ card: 2, verdict: { outcome: 'MISMATCH', reason: 'ELEMENTS_MISMATCH' } }),
      () => recorded.giveUp({ card: 3 }),
      () => recorded.ask({ card: 1 }),
      () => recorded.ask({ card: 1, product: 'BLACKLIST_REPORT' }),
      () => recorded.ask({ card: 4, provider: 'TENCENT' }),
    ];
    for (const [hour, step] of steps.entries()) {
      recorded.setTime(`2026-03-01T0${String(hour)}:00:00Z`);
      await step();
    }
  }

  it('shows who asked for what, and what came of it', async () => {
    recorded.setTime('2026-03-01T00:00:00Z');
    const id = await recorded.ask({ card: 1, clientReference: 'order 1', policyVersion: '7' });
    const at = new Date('2026-03-01T00:00:00Z');
    expect(await recorded.ledger.audit.byId(id)).toEqual({
      id,
      position: 1,
      hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      at,
      product: 'BANK_CARD_CHECK',
      kind: 'ANSWERED',
      client: 'shop',
      clientReference: 'order 1',
      policyVersion: '7',
      elements: 4,
      bankCard: { masked: '622848******7811', bin: '622848', last4: '7811' },
      fingerprint: new Fingerprints('a key of a test').ofCard(cardOf(1))[0],
      outcome: 'MATCH',
      reason: null,
      hits: null,
      complete: null,
      error: null,
      refusal: null,
      retryAt: null,
      provider: 'JUHE',
      answeredAt: at,
      providerCode: '0/1',
      providerMessage: null,
      providerReference: 'JH1',
      billing: { billed: 'YES', costFen: 50 },
      savedFen: 0,
      attempts: [
        {
          provider: 'JUHE',
          chosenBecause: 'FIRST_IN_ORDER',
          startedAt: at,
          latencyMs: 12,
          providerCode: '0/1',
          providerReference: 'JH1',
          error: null,
          billed: 'YES',
        },
      ],
    });
  });

  it('shows failures, reuse, refusals and lookups, newest first', async () => {
    await fill();
    const { records, hasMore } = await page();
    expect(hasMore).toBe(false);
    expect(records).toMatchObject([
      { position: 6, kind: 'ANSWERED', provider: 'TENCENT' },
      {
        position: 5,
        product: 'BLACKLIST_REPORT',
        hits: ['FRAUD_TRANS'],
        complete: true,
        elements: null,
      },
      { position: 4, kind: 'REUSED', savedFen: 50, billing: { billed: 'NO', costFen: 0 } },
      { position: 3, kind: 'FAILED', error: 'UNREACHABLE', outcome: null },
      { position: 2, outcome: 'MISMATCH', reason: 'ELEMENTS_MISMATCH' },
      { position: 1, kind: 'ANSWERED', policyVersion: '7' },
    ]);
  });

  it('shows what this server would not ask', async () => {
    recorded.setTime('2026-03-01T00:00:00Z');
    await recorded.abandon({ card: 1 });
    recorded.setTime('2026-03-01T01:00:00Z');
    await recorded.abandon({ card: 1 });
    recorded.setTime('2026-03-01T02:00:00Z');
    await recorded.ask({ card: 1 });
    expect((await page({ first: 1 })).records).toMatchObject([
      {
        kind: 'REFUSED',
        refusal: 'CARD_FAILED_CHECKS',
        retryAt: new Date('2026-03-01T16:00:00Z'),
        provider: null,
        providerCode: null,
        attempts: [],
      },
    ]);
  });

  it('is turned over page by page, without one twice or left out', async () => {
    await fill();
    const seen: number[] = [];
    let after: PageRequest['after'];
    for (;;) {
      const { records, hasMore } = await page({ first: 2, after });
      seen.push(...records.map(({ position }) => position));
      after = records.at(-1);
      if (!hasMore) break;
    }
    expect(seen).toEqual([6, 5, 4, 3, 2, 1]);
  });

  it('is turned over where records have the same time', async () => {
    recorded.setTime('2026-03-01T00:00:00Z');
    for (let card = 0; card < 5; card++) await recorded.ask({ card });
    const first = await page({ first: 3 });
    const second = await page({ first: 3, after: first.records.at(-1) });
    expect([...first.records, ...second.records].map(({ position }) => position)).toEqual([
      5, 4, 3, 2, 1,
    ]);
  });

  it('is searched by each field and by several', async () => {
    await fill();
    expect(await found({ product: 'BLACKLIST_REPORT' })).toEqual([5]);
    expect(await found({ kind: 'FAILED' })).toEqual([3]);
    expect(await found({ outcome: 'MATCH' })).toEqual([6, 4, 1]);
    expect(await found({ provider: 'TENCENT' })).toEqual([6]);
    expect(await found({ clientReference: 'order 1' })).toEqual([1]);
    expect(await found({ bankCard: cardOf(1) })).toEqual([5, 4, 1]);
    expect(await found({ bankCard: cardOf(9) })).toEqual([]);
    expect(await found({ from: new Date('2026-03-01T04:00:00Z') })).toEqual([6, 5]);
    expect(await found({ to: new Date('2026-03-01T01:00:00Z') })).toEqual([1]);
    expect(await found({ bankCard: cardOf(1), kind: 'ANSWERED', outcome: 'MATCH' })).toEqual([1]);
  });

  it('finds a card that was recorded under the previous key', async () => {
    await fill();
    const rotated = new Fingerprints('a newer key', 'a key of a test');
    const audit = new StoredAudit(recorded.store.db, rotated);
    const filter = { bankCard: cardOf(1) };
    const { records } = await audit.page({ first: 20, after: undefined, filter });
    expect(records.map(({ position }) => position)).toEqual([5, 4, 1]);
  });

  it('shows no purge, which is not an enquiry', async () => {
    await fill();
    const now = Date.parse('2026-03-02T12:00:00Z');
    await purge(recorded.store, { before: '2026-03-02', now, newId: () => 'p' });
    expect(await page()).toEqual({ records: [], hasMore: false });
    expect(await recorded.ledger.audit.byId('p')).toBeUndefined();
  });

  it('finds nothing by a text that PostgreSQL cannot hold', async () => {
    const { audit } = recorded.ledger;
    expect(await audit.byId('\0')).toBeUndefined();
    expect(await found({ client: '\0' })).toEqual([]);
    expect(await audit.spend('2026-03-01', '2026-03-02', '\0')).toEqual([]);
  });

  it('says so where the store fails', async () => {
    await sql`drop table records`.execute(recorded.store.db);
    await expect(page()).rejects.toThrow(LedgerUnavailable);
    await expect(recorded.ledger.audit.byId('x')).rejects.toThrow(LedgerUnavailable);
    await expect(recorded.ledger.audit.spend('2026-03-01', '2026-03-01')).rejects.toThrow(
      LedgerUnavailable,
    );
  });

  it('holds no personal data in any row', async () => {
    await fill();
    const rows = await Promise.all(
      (['records', 'attempts', 'answers', 'claims'] as const).map((table) =>
        recorded.store.db.selectFrom(table).selectAll().execute(),
      ),
    );
    const text = JSON.stringify(rows);
    expect(rows.every(({ length }) => length > 0)).toBe(true);
    expect(needles().filter((needle) => text.includes(needle))).toEqual([]);
  });
});

/** The personal data of every record that is filled in, as it could stand in a file. */
function needles() {
  const { name, idNumber, mobile } = PERSON;
  const elements = [name, idNumber, mobile, ...[1, 2, 3, 4].map(cardOf)];
  return elements.flatMap((text) => [
    text,
    Buffer.from(text).toString('base64').replace(/=+$/, ''),
    Buffer.from(text).toString('hex'),
  ]);
}

describe('the files of an SQLite ledger', () => {
  it('hold no personal data in any byte', async () => {
    const [kind] = STORES;
    if (kind === undefined) throw new Error('there is always SQLite');
    const recorded = await recordedLedger(kind);
    try {
      for (const card of [1, 2, 3, 4]) await recorded.ask({ card, clientReference: 'order 1' });
      const folder = dirname(recorded.url.replace('sqlite:', ''));
      const bytes = Buffer.concat(
        readdirSync(folder).map((file) => readFileSync(join(folder, file))),
      );
      expect(bytes.includes('order 1')).toBe(true);
      expect(needles().filter((needle) => bytes.includes(needle))).toEqual([]);
    } finally {
      await recorded.drop();
    }
  });
});
