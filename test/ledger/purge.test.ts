import { purge } from '../../src/ledger/purge';
import { verifyChain } from '../../src/ledger/verify';
import { recordedLedger, type RecordedLedger } from '../support/recorded-ledger';
import { STORES } from '../support/stores';

describe.each(STORES)('a purge of $name', (kind) => {
  let recorded: RecordedLedger;

  beforeEach(async () => {
    recorded = await recordedLedger(kind);
    for (const [i, day] of ['2026-01-10', '2026-01-11', '2026-01-12'].entries()) {
      recorded.setTime(`${day}T00:00:00+08:00`);
      await recorded.ask({ card: 3 * i });
      recorded.setTime(`${day}T23:59:59.999+08:00`);
      await recorded.ask({ card: 3 * i + 1 });
      await recorded.abandon({ card: 3 * i + 2 });
    }
  });
  afterEach(() => recorded.drop());

  const now = Date.parse('2026-03-01T12:00:00+08:00');
  const purgeBefore = (before: string, at = now) =>
    purge(recorded.store, { before, now: at, newId: () => `purge before ${before}` });

  const rows = (table: 'records' | 'attempts' | 'answers' | 'claims' | 'client_days') =>
    recorded.store.db.selectFrom(table).selectAll().execute();

  it('removes what is older than the day in China, and nothing else', async () => {
    expect(await purgeBefore('2026-01-12')).toEqual({
      records: 4,
      attempts: 6,
      answers: 4,
      // The claims of the last moments before midnight had not expired by then.
      claims: 4,
      clientDays: 2,
    });
    expect((await rows('records')).map(({ seq }) => seq)).toEqual([5, 6, 7]);
    const days = (await rows('attempts')).map(({ china_day }) => china_day);
    expect(days).toEqual(['2026-01-12', '2026-01-12', '2026-01-12']);
    expect(await rows('answers')).toHaveLength(2);
    expect((await rows('client_days')).map(({ china_day }) => china_day)).toEqual(['2026-01-12']);
  });

  it('leaves a record of itself, which vouches for what the chain has lost', async () => {
    const lost = await recorded.store.db
      .selectFrom('records')
      .select('hash')
      .where('seq', '=', 4)
      .executeTakeFirstOrThrow();
    await purgeBefore('2026-01-12');
    const record = (await rows('records')).at(-1);
    expect(record).toMatchObject({ seq: 7, kind: 'PURGED', id: 'purge before 2026-01-12' });
    expect(JSON.parse(record?.body ?? '')).toMatchObject({
      throughSeq: 4,
      throughHash: lost.hash,
      count: 4,
      before: '2026-01-12',
    });
    expect(await verifyChain(recorded.store)).toMatchObject({ ok: true, records: 3 });
  });

  it('does not vouch for a record more', async () => {
    await purgeBefore('2026-01-12');
    await recorded.store.db.deleteFrom('records').where('seq', '=', 5).execute();
    expect(await verifyChain(recorded.store)).toMatchObject({ ok: false, broken: { seq: 6 } });
  });

  it('is not vouched for by a record that was forged', async () => {
    await purgeBefore('2026-01-11');
    await recorded.store.db.deleteFrom('records').where('seq', '=', 3).execute();
    const purged = (await rows('records')).at(-1);
    const fourth = (await rows('records'))[0];
    const body = JSON.stringify({
      ...(JSON.parse(purged?.body ?? '') as object),
      throughSeq: 3,
      throughHash: fourth?.prev_hash,
    });
    await recorded.store.db.updateTable('records').set({ body }).where('seq', '=', 7).execute();
    expect(await verifyChain(recorded.store)).toMatchObject({
      ok: false,
      broken: { seq: 7, problem: 'hash does not fit its body' },
    });
  });

  it('can follow another, and the ledger goes on after it', async () => {
    await purgeBefore('2026-01-11');
    await purgeBefore('2026-01-12');
    recorded.setTime('2026-03-02T12:00:00+08:00');
    await recorded.ask({ card: 20 });
    await purgeBefore('2026-03-02', Date.parse('2026-03-02T13:00:00+08:00'));
    // PostgreSQL gives rows in any order.
    const records = (await rows('records')) as { readonly seq: number; readonly kind: string }[];
    const inOrder = records.sort((a, b) => a.seq - b.seq).map(({ kind: record }) => record);
    expect(inOrder).toEqual(['ANSWERED', 'PURGED']);
    expect(await verifyChain(recorded.store)).toMatchObject({ ok: true, records: 2 });
  });

  it('of everything leaves itself alone, and the ledger goes on after it', async () => {
    await purgeBefore('2026-03-01');
    expect((await rows('records')).map(({ seq }) => seq)).toEqual([7]);
    expect(await rows('attempts')).toEqual([]);
    await recorded.ask({ card: 20 });
    expect(await verifyChain(recorded.store)).toMatchObject({ ok: true, records: 2 });
  });

  it('leaves no record where no record is old enough', async () => {
    expect(await purgeBefore('2026-01-10')).toMatchObject({ records: 0, attempts: 0 });
    expect(await rows('records')).toHaveLength(6);
  });

  it('keeps an old record behind a newer one, as the chain loses its beginning only', async () => {
    recorded.setTime('2026-01-09T12:00:00+08:00');
    await recorded.ask({ card: 21 });
    expect(await purgeBefore('2026-01-11')).toMatchObject({ records: 2 });
    expect(await verifyChain(recorded.store)).toMatchObject({ ok: true, records: 6 });
  });

  it('is taken back as a whole when it fails', async () => {
    const existing = (await rows('records'))[5]?.id ?? '';
    await expect(
      purge(recorded.store, { before: '2026-01-12', now, newId: () => existing }),
    ).rejects.toBeDefined();
    expect(await rows('records')).toHaveLength(6);
    expect(await rows('attempts')).toHaveLength(9);
  });

  it.each(['2026-03-02', '2026-02-30', '2026-1-1', 'yesterday', ''])(
    'is refused before %j',
    async (before) => {
      await expect(purgeBefore(before)).rejects.toThrow(TypeError);
      expect(await rows('records')).toHaveLength(6);
    },
  );
});
