import { execFile } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { recordedLedger, type RecordedLedger } from '../support/recorded-ledger';
import { STORES } from '../support/stores';

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function runLedger(args: readonly string[], databaseUrl: string): Promise<Ended> {
  const env = { PATH: process.env['PATH'], KAYAN_MODE: 'sandbox', DATABASE_URL: databaseUrl };
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['dist/commands/ledger.js', ...args],
      { env },
      (error, stdout, stderr) => {
        resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
      },
    );
  });
}

describe.each(STORES)('the ledger command over $name', (kind) => {
  let recorded: RecordedLedger;

  beforeEach(async () => {
    recorded = await recordedLedger(kind);
    recorded.setTime('2026-01-10T12:00:00+08:00');
    await recorded.ask({ card: 1 });
    recorded.setTime('2026-01-11T12:00:00+08:00');
    await recorded.ask({ card: 2 });
  });
  afterEach(() => recorded.drop());

  const run = (...args: string[]) => runLedger(args, recorded.url);
  const tamper = () =>
    recorded.store.db.updateTable('records').set({ outcome: 'X' }).where('seq', '=', 2).execute();

  it('verifies the records', async () => {
    const { code, stdout, stderr } = await run('verify');
    expect(stdout).toMatch(/^2 records are as they were written\. The last is 2 [0-9a-f]{64}\n$/);
    expect([code, stderr]).toEqual([0, '']);
  });

  it('names the first broken record, and fails', async () => {
    await tamper();
    const { code, stdout, stderr } = await run('verify');
    expect(stderr).toMatch(
      /^Record 2 \([\w-]+\) is broken: the column outcome differs from its body\.\n$/,
    );
    expect([code, stdout]).toEqual([1, '']);
  });

  it('exports the records to the standard output', async () => {
    const { code, stdout, stderr } = await run('export');
    expect(stdout.split('\n').map((line) => line.slice(0, 8))).toEqual([
      '{"seq":1',
      '{"seq":2',
      '',
    ]);
    expect([code, stderr]).toEqual([0, '2 records were exported.\n']);
  });

  it('removes what is past retention, and can still verify the rest', async () => {
    const { code, stdout } = await run('purge', '--before', '2026-01-11');
    expect(stdout).toBe(
      'Removed from before 2026-01-11: 1 records, 1 attempts, 1 answers, 1 claims, 1 days of clients.\n',
    );
    expect(code).toBe(0);
    expect((await run('verify')).stdout).toMatch(/^2 records are as they were written/);
  });

  it('removes nothing of a chain that is broken', async () => {
    await tamper();
    expect(await run('purge', '--before', '2026-01-11')).toMatchObject({ code: 1, stdout: '' });
    const rows = await recorded.store.db.selectFrom('records').select('seq').execute();
    expect(rows).toHaveLength(2);
  });

  it.each([
    [],
    ['audit'],
    ['verify', 'twice'],
    ['verify', '--out', 'x'],
    ['verify', '--fast'],
    ['export', '--out'],
    ['export', '--before', '2026-01-01'],
    ['purge'],
    ['purge', '--before', '2026-02-30'],
    ['purge', '--before', '9999-01-01'],
  ])('shows its usage when it is given %j %j %j', async (...args) => {
    const { code, stdout, stderr } = await run(...args.filter((arg) => typeof arg === 'string'));
    expect(stderr).toMatch(/^Usage: npm run ledger/);
    expect([code, stdout]).toEqual([2, '']);
  });
});

describe('the ledger command', () => {
  it('exports to a new file that only its owner reads, and never over another', async () => {
    const [sqlite] = STORES;
    if (sqlite === undefined) throw new Error('there is always SQLite');
    const recorded = await recordedLedger(sqlite);
    try {
      await recorded.ask();
      const file = join(dirname(recorded.url.replace('sqlite:', '')), 'records.jsonl');
      expect(await runLedger(['export', '--out', file], recorded.url)).toMatchObject({
        code: 0,
        stdout: '',
      });
      expect(await readFile(file, 'utf8')).toMatch(/^\{"seq":1.*\}\n$/);
      expect((await stat(file)).mode & 0o777).toBe(0o600);
      expect(await runLedger(['export', '--out', file], recorded.url)).toMatchObject({ code: 1 });
    } finally {
      await recorded.drop();
    }
  });

  it('finds no ledger where there is none, and makes none', async () => {
    const ended = await runLedger(['verify'], 'sqlite:/tmp/kayan-no-such-folder/kayan.db');
    expect(ended).toEqual({ code: 1, stdout: '', stderr: 'DATABASE_URL names no ledger\n' });
  });
});
