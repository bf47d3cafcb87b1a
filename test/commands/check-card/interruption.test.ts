import { appendFile, readFile, stat, truncate } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { maskBankCard } from '../../../src/domain/bank-card';
import { inventPerson } from '../../support/invented-people';
import { startApp, type RunningApp } from '../../support/running-app';
import { csvOf, openDesk, type Desk, type RunningCommand } from './setup';

/** `CHECK_CARD_ROWS=10000 npx jest interruption -t SIGKILL` is the whole of it, and tells what it takes of memory. */
const ROWS = Number(process.env['CHECK_CARD_ROWS'] ?? 200);
const CONCURRENCY = 8;
const LONGEST_RUN_MS = 60_000 + ROWS * 50;

// The providers take their time, so that an interruption finds rows under way.
const people = Array.from({ length: ROWS }, (_, i) => ({ ...inventPerson(i), delayMs: i % 40 }));

describe('a run that is interrupted', () => {
  let app: RunningApp;
  let desk: Desk;

  beforeEach(async () => {
    app = await startApp({ LOG_LEVEL: 'error' }, { cardholders: people });
    desk = await openDesk(app.url, csvOf(people));
  });
  afterEach(async () => {
    await app.close();
    await desk.drop();
  });

  /** Every row is there once, with its verdict, and no provider was asked about a card twice. */
  async function expectEachRowOnce() {
    const rows = await desk.results();
    expect(rows).toHaveLength(ROWS);
    const told = new Map(
      rows.map(({ line, bankCard, outcome }) => [line, `${bankCard} ${outcome}`]),
    );
    expect(told).toEqual(
      new Map(
        people.map(({ bankCard }, i) => [String(i + 2), `${maskBankCard(bankCard).masked} MATCH`]),
      ),
    );
    expect(app.upstream).toHaveLength(ROWS);
    expect(new Set(app.upstream.map(({ card }) => card)).size).toBe(ROWS);
    return rows;
  }

  const linesWritten = async () => (await readFile(desk.out, 'utf8')).split('\n').length - 2;

  async function untilWritten(lines: number, { child }: RunningCommand) {
    while ((await stat(desk.out).catch(() => undefined)) === undefined) await sleep(5);
    while ((await linesWritten()) < lines) {
      if (child.exitCode !== null) throw new Error('it has ended already');
      await sleep(5);
    }
  }

  it(
    'by SIGKILL goes on with no row lost and none asked for twice, in flat memory',
    async () => {
      const first = desk.start();
      const firstMemory = watchMemory(first);
      await untilWritten(ROWS / 3, first);
      first.child.kill('SIGKILL');
      expect((await first.ended).code).toBeNull();
      const before = await linesWritten();
      expect(before).toBeLessThan(ROWS);

      const second = desk.start();
      const secondMemory = watchMemory(second);
      const { code, stdout, stderr } = await second.ended;
      expect(stderr).toContain(`${before} of ${ROWS} rows are in ${desk.out} already.`);
      expect(stdout).toContain(`Verdicts: ${ROWS} MATCH\n`);
      expect(code).toBe(0);

      const rows = await expectEachRowOnce();
      // Rows that the first run had asked about and not written: the ledger's answers.
      const givenAgain = rows.filter(({ reused }) => reused === 'true');
      expect(givenAgain.length).toBeGreaterThan(0);
      expect(givenAgain.length).toBeLessThanOrEqual(CONCURRENCY);
      for (const samples of [firstMemory(), secondMemory()]) expectFlat(samples);
      if (ROWS >= 10_000) {
        process.stderr.write(`killed after ${before} rows, ${givenAgain.length} given again\n`);
        process.stderr.write(`MiB, first run: ${shown(firstMemory())}\n`);
        process.stderr.write(`MiB, second run: ${shown(secondMemory())}\n`);
      }
    },
    LONGEST_RUN_MS,
  );

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'by %s writes what is under way, and goes on with the rest',
    async (signal) => {
      const first = desk.start();
      await untilWritten(ROWS / 3, first);
      first.child.kill(signal);
      const { code, stdout, stderr } = await first.ended;
      expect(stderr).toMatch(/^Stopping after [^]*\nRun the same command again to go on\.\n$/);
      expect(code).toBe(3);
      const before = await linesWritten();
      expect(stdout).toMatch(new RegExp(`^Rows: ${before}\n`));
      expect(app.upstream).toHaveLength(before);

      expect(await desk.run()).toMatchObject({ code: 0 });
      const rows = await expectEachRowOnce();
      expect(rows.filter(({ reused }) => reused === 'true')).toEqual([]);
    },
    LONGEST_RUN_MS,
  );

  it(
    'in the middle of a line has that line repaired',
    async () => {
      const first = desk.start();
      await untilWritten(ROWS / 3, first);
      first.child.kill('SIGKILL');
      await first.ended;
      const { size } = await stat(desk.out);
      await truncate(desk.out, size - 20);
      await appendFile(desk.out, Buffer.alloc(10));

      expect(await desk.run()).toMatchObject({ code: 0 });
      await expectEachRowOnce();
    },
    LONGEST_RUN_MS,
  );

  it(
    'before its first row begins anew',
    async () => {
      const first = desk.start();
      await untilWritten(0, first);
      first.child.kill('SIGKILL');
      await first.ended;
      await truncate(desk.out, 7);
      expect(await desk.run()).toMatchObject({ code: 0 });
      await expectEachRowOnce();
    },
    LONGEST_RUN_MS,
  );
});

/** Notes the memory of a process while it runs. */
function watchMemory(command: RunningCommand): () => readonly number[] {
  const samples: number[] = [];
  const timer = setInterval(() => {
    const mib = command.rssMiB();
    if (mib !== undefined && !Number.isNaN(mib)) samples.push(mib);
  }, 100);
  void command.ended.then(() => {
    clearInterval(timer);
  });
  return () => samples;
}

/** What a run takes at its end is what it took when it was warm. */
function expectFlat(samples: readonly number[]) {
  if (samples.length < 8) return;
  const warm = Math.max(...samples.slice(0, samples.length / 2));
  const late = Math.max(...samples.slice(samples.length / 2));
  expect(late).toBeLessThan(warm + 32);
}

const shown = (samples: readonly number[]): string =>
  [0, 0.25, 0.5, 0.75, 1]
    .map((share) => samples[Math.round(share * (samples.length - 1))])
    .join(', ');
