import { chainHash } from '../../src/ledger/records';
import type { RecordsTable } from '../../src/ledger/tables';
import { verifyChain } from '../../src/ledger/verify';
import { recordedLedger, type RecordedLedger } from '../support/recorded-ledger';
import { STORES } from '../support/stores';

describe.each(STORES)('the chain of records in $name', (kind) => {
  let recorded: RecordedLedger;

  beforeEach(async () => {
    recorded = await recordedLedger(kind);
  });
  afterEach(() => recorded.drop());

  /** Six records: answers, a failure, one that was reused, a lookup. */
  async function fill() {
    await recorded.ask({ card: 1, clientReference: 'order 1' });
    await recorded.ask({ card: 2, verdict: { outcome: 'MISMATCH', reason: 'ELEMENTS_MISMATCH' } });
    await recorded.giveUp({ card: 3 });
    await recorded.ask({ card: 1 });
    await recorded.ask({ card: 1, product: 'BLACKLIST_REPORT' });
    await recorded.ask({ card: 4, provider: 'TENCENT', policyVersion: '1' });
  }

  const change = (seq: number, columns: Partial<RecordsTable>) =>
    recorded.store.db.updateTable('records').set(columns).where('seq', '=', seq).execute();

  const rowAt = (seq: number) =>
    recorded.store.db
      .selectFrom('records')
      .selectAll()
      .where('seq', '=', seq)
      .executeTakeFirstOrThrow();

  const remove = (from: number, through: number) =>
    recorded.store.db
      .deleteFrom('records')
      .where('seq', '>=', from)
      .where('seq', '<=', through)
      .execute();

  async function firstBroken() {
    const verdict = await verifyChain(recorded.store);
    if (verdict.ok) return undefined;
    const { seq, problem } = verdict.broken;
    return `${seq}: ${problem}`;
  }

  it('is in order when it is empty', async () => {
    expect(await verifyChain(recorded.store)).toMatchObject({ ok: true, records: 0 });
  });

  it('is in order as the ledger writes it, and tells its end', async () => {
    await fill();
    const { seq, hash } = await rowAt(6);
    expect(await verifyChain(recorded.store)).toEqual({
      ok: true,
      records: 6,
      head: { seq, hash },
    });
  });

  it('is in order with a reference that no text column can hold as it is', async () => {
    await recorded.ask({ clientReference: 'half a pair: \ud83d' });
    expect(await firstBroken()).toBeUndefined();
  });

  it('breaks where a body was changed', async () => {
    await fill();
    const { body } = await rowAt(3);
    await change(3, { body: body.replace('UNREACHABLE', 'NO_ANSWER') });
    expect(await firstBroken()).toBe('3: hash does not fit its body');
  });

  it('breaks after a record whose body was changed together with its hash', async () => {
    await fill();
    const { body, prev_hash } = await rowAt(2);
    const changed = body.replace('"MISMATCH"', '"MATCH"');
    await change(2, { body: changed, outcome: 'MATCH', hash: chainHash(prev_hash, changed) });
    expect(await firstBroken()).toBe('3: prev_hash is not the hash of the record before it');
  });

  it('breaks where a record was removed from the middle', async () => {
    await fill();
    await remove(3, 3);
    expect(await firstBroken()).toBe('4: record 3 before it is missing');
  });

  it('breaks where several were removed from the middle', async () => {
    await fill();
    await remove(3, 4);
    expect(await firstBroken()).toBe('5: records 3 to 4 before it are missing');
  });

  it('breaks where its beginning was removed', async () => {
    await fill();
    await remove(1, 2);
    expect(await firstBroken()).toBe(
      '3: the records before it, up to 2, are missing, and no purge vouches for them',
    );
  });

  it('breaks where two records changed places', async () => {
    await fill();
    await change(3, { seq: 1000 });
    await change(4, { seq: 3 });
    await change(1000, { seq: 4 });
    expect(await firstBroken()).toBe('3: prev_hash is not the hash of the record before it');
  });

  it('breaks where a record was put before the first', async () => {
    await fill();
    const first = await rowAt(1);
    await recorded.store.db
      .insertInto('records')
      .values({ ...first, seq: -1, id: 'x' })
      .execute();
    expect(await firstBroken()).toMatch(/^-1: /);
  });

  it('breaks where a body is not JSON although its hash fits', async () => {
    await fill();
    const { prev_hash } = await rowAt(6);
    await change(6, { body: 'x', hash: chainHash(prev_hash, 'x') });
    expect(await firstBroken()).toBe('6: body is not a record');
  });

  it.each([
    ['id', 'x'],
    ['at', 5],
    ['china_day', '2026-03-02'],
    ['product', 'BLACKLIST_REPORT'],
    ['kind', 'REFUSED'],
    ['outcome', 'MISMATCH'],
    ['provider', 'TENCENT'],
    ['client', 'somebody'],
    ['client_reference', 'order 2'],
    ['card_print', 'x'],
    ['saved_fen', 7],
  ])('breaks where the column %s is not what its body says', async (column, value) => {
    await fill();
    await change(1, { [column]: value });
    expect(await firstBroken()).toBe(`1: the column ${column} differs from its body`);
  });

  it('is walked past the end of a page, and tells how far it is', async () => {
    await recorded.ask();
    const row = await rowAt(1);
    const rows: RecordsTable[] = [];
    for (let seq = 2, { hash } = row; seq <= 2500; seq++) {
      const id = `record ${seq}`;
      const body = row.body.replace(row.id, id);
      const next = { ...row, seq, id, body, prev_hash: hash, hash: chainHash(hash, body) };
      rows.push(next);
      hash = next.hash;
    }
    for (let i = 0; i < rows.length; i += 500) {
      await recorded.store.db
        .insertInto('records')
        .values(rows.slice(i, i + 500))
        .execute();
    }
    const progress: number[] = [];
    expect(await verifyChain(recorded.store, (done) => progress.push(done))).toMatchObject({
      ok: true,
      records: 2500,
    });
    expect(progress).toEqual([1000, 2000, 2500]);
    await remove(1500, 1500);
    expect(await firstBroken()).toBe('1501: record 1500 before it is missing');
  });
});
