import { PassThrough, Writable } from 'node:stream';
import { exportRecords } from '../../src/ledger/export';
import { CHAIN_START, chainHash } from '../../src/ledger/records';
import type { RecordsTable } from '../../src/ledger/tables';
import { recordedLedger, type RecordedLedger } from '../support/recorded-ledger';
import { STORES } from '../support/stores';

interface Line {
  readonly seq: number;
  readonly prevHash: string;
  readonly hash: string;
  readonly body: unknown;
}

describe.each(STORES)('an export of $name', (kind) => {
  let recorded: RecordedLedger;

  beforeEach(async () => {
    recorded = await recordedLedger(kind);
  });
  afterEach(() => recorded.drop());

  async function exported(): Promise<readonly Line[]> {
    const out = new PassThrough();
    const chunks: Buffer[] = [];
    out.on('data', (chunk: Buffer) => chunks.push(chunk));
    await exportRecords(recorded.store, out, { end: true });
    const text = Buffer.concat(chunks).toString();
    expect(text === '' || text.endsWith('\n')).toBe(true);
    return text
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as Line);
  }

  async function repeatFirst(count: number) {
    await recorded.ask();
    const row = await recorded.store.db.selectFrom('records').selectAll().executeTakeFirstOrThrow();
    for (let from = 2; from <= count; from += 500) {
      const rows: RecordsTable[] = [];
      for (let seq = from; seq < from + 500 && seq <= count; seq++) {
        rows.push({ ...row, seq, id: `record ${String(seq)}` });
      }
      await recorded.store.db.insertInto('records').values(rows).execute();
    }
  }

  it('of nothing is empty', async () => {
    expect(await exported()).toEqual([]);
  });

  it('holds every record in a line that can be proved without the ledger', async () => {
    await recorded.ask({ card: 1, clientReference: 'two\nlines, "quoted" and 中文' });
    await recorded.ask({ card: 2 });
    await recorded.ask({ card: 1 });
    const lines = await exported();
    expect(lines.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    let before = CHAIN_START;
    for (const { prevHash, hash, body } of lines) {
      expect(prevHash).toBe(before);
      expect(hash).toBe(chainHash(prevHash, JSON.stringify(body)));
      before = hash;
    }
  });

  it('holds a body that somebody has made unreadable as text', async () => {
    await recorded.ask();
    await recorded.store.db.updateTable('records').set({ body: '{\n' }).execute();
    expect(await exported()).toMatchObject([{ seq: 1, body: '{\n' }]);
  });

  it('goes past the end of a page', async () => {
    await repeatFirst(2300);
    expect((await exported()).map(({ seq }) => seq)).toEqual(
      Array.from({ length: 2300 }, (_, i) => i + 1),
    );
  });

  it('reads no further ahead than is taken', async () => {
    await repeatFirst(10_000);
    let read = 0;
    let open: () => void = () => undefined;
    const opened = new Promise<void>((resolve) => (open = resolve));
    const stuck = new Writable({
      highWaterMark: 1,
      write: (_chunk, _encoding, done) => {
        void opened.then(() => {
          done();
        });
      },
    });
    const end = exportRecords(recorded.store, stuck, {
      end: true,
      onProgress: (rows) => (read = rows),
    });
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(read).toBeLessThanOrEqual(3000);
    open();
    expect(await end).toBe(10_000);
  });

  it('rejects where the output fails', async () => {
    await recorded.ask();
    const failing = new Writable({
      write: (_chunk, _encoding, done) => {
        done(new Error('no space left'));
      },
    });
    await expect(exportRecords(recorded.store, failing, { end: true })).rejects.toThrow(
      'no space left',
    );
  });
});
