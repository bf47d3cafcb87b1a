import { randomUUID } from 'node:crypto';
import { createWriteStream, existsSync } from 'node:fs';
import { loadConfig } from '../config';
import { openStore } from '../ledger';
import { exportRecords } from '../ledger/export';
import { purge } from '../ledger/purge';
import type { Store } from '../ledger/tables';
import { verifyChain, type ChainVerdict } from '../ledger/verify';
import { estimateRecords } from '../ledger/walk';
import { parseLedgerArguments, USAGE, type LedgerTask } from './ledger-arguments';
import { loadEnvFile } from './load-env-file';
import { createProgress } from './progress';

const OK = 0;
const FAILED = 1;
const WRONG_USAGE = 2;

/** Verifies, exports and purges the records of the ledger that `DATABASE_URL` names. */
async function main(): Promise<number> {
  const task = parseLedgerArguments(process.argv.slice(2), Date.now());
  if (task === undefined) {
    console.error(USAGE);
    return WRONG_USAGE;
  }
  loadEnvFile();
  const loaded = loadConfig(process.env);
  if (!loaded.ok) {
    for (const { name, rule } of loaded.problems) console.error(`${name} ${rule}`);
    return FAILED;
  }
  const { databaseUrl: url } = loaded.config;
  if (url === 'none' || isMissingFile(url)) {
    console.error('DATABASE_URL names no ledger');
    return FAILED;
  }
  const store = openStore(url);
  try {
    return await run(task, store);
  } finally {
    await store.close();
  }
}

/** SQLite would make an empty ledger of a path that is mistyped, and find it in order. */
const isMissingFile = (url: string): boolean =>
  url.startsWith('sqlite:') && !existsSync(url.slice('sqlite:'.length));

async function run(task: LedgerTask, store: Store): Promise<number> {
  switch (task.kind) {
    case 'verify':
      return tellVerdict(await verify(store));
    case 'export':
      return runExport(store, task.out);
    case 'purge':
      return runPurge(store, task.before);
    default:
      return task satisfies never;
  }
}

async function verify(store: Store): Promise<ChainVerdict> {
  const progress = createProgress(await estimateRecords(store.db));
  try {
    return await verifyChain(store, progress.update);
  } finally {
    progress.end();
  }
}

function tellVerdict(verdict: ChainVerdict): number {
  if (!verdict.ok) {
    const { seq, id, problem } = verdict.broken;
    console.error(`Record ${seq} (${id}) is broken: ${problem}.`);
    return FAILED;
  }
  const { records, head } = verdict;
  console.log(`${records} records are as they were written. The last is ${head.seq} ${head.hash}`);
  return OK;
}

async function runExport(store: Store, file: string | undefined): Promise<number> {
  const progress = createProgress(await estimateRecords(store.db));
  const out =
    file === undefined ? process.stdout : createWriteStream(file, { flags: 'wx', mode: 0o600 });
  try {
    const options = { end: file !== undefined, onProgress: progress.update };
    const records = await exportRecords(store, out, options);
    progress.end();
    console.error(`${records} records were exported.`);
    return OK;
  } catch (error) {
    progress.end();
    // Whoever reads the standard output has seen enough.
    if (file === undefined && (error as NodeJS.ErrnoException).code === 'EPIPE') return OK;
    throw error;
  }
}

/** A chain that is broken is kept as it is: what was purged could not be looked into any more. */
async function runPurge(store: Store, before: string): Promise<number> {
  const verdict = await verify(store);
  if (!verdict.ok) return tellVerdict(verdict);
  const progress = createProgress(verdict.records);
  try {
    const options = { before, now: Date.now(), newId: randomUUID, onProgress: progress.update };
    const { records, attempts, answers, claims, clientDays } = await purge(store, options);
    progress.end();
    console.log(
      `Removed from before ${before}: ${records} records, ${attempts} attempts, ${answers} answers, ${claims} claims, ${clientDays} days of clients.`,
    );
    return OK;
  } catch (error) {
    progress.end();
    throw error;
  }
}

main().then(
  (exitCode) => {
    process.exitCode = exitCode;
  },
  (error: unknown) => {
    console.error(`The ledger could not be read or written: ${(error as Error).message}`);
    process.exitCode = FAILED;
  },
);
