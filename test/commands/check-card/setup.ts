import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import papa from 'papaparse';
import type { Cardholder } from '../../../src/sandbox/cardholders';

const COMMAND = join(__dirname, '../../../dist/commands/check-card.js');

export interface Ended {
  /** Null where a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The command in a process of its own. */
export interface RunningCommand {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** What it holds in memory now, in MiB; undefined where the system does not tell. */
  rssMiB(): number | undefined;
}

/** A folder with an input and a result. */
export interface Desk {
  readonly file: string;
  readonly out: string;
  /** Starts the command on them. */
  start(args?: readonly string[], env?: Record<string, string>): RunningCommand;
  run(args?: readonly string[], env?: Record<string, string>): Promise<Ended>;
  /** The rows of the result by column. */
  results(): Promise<Record<string, string>[]>;
  drop(): Promise<void>;
}

export async function openDesk(url: string, input: string | Buffer): Promise<Desk> {
  const folder = await mkdtemp(join(tmpdir(), 'kayan-check-card-'));
  const file = join(folder, 'people.csv');
  const out = join(folder, 'results.csv');
  await writeFile(file, input);
  const start = (args: readonly string[] = [], env: Record<string, string> = {}) =>
    startCommand(['--file', file, '--out', out, ...args], { KAYAN_URL: url, ...env });
  return {
    file,
    out,
    start,
    run: (args, env) => start(args, env).ended,
    results: async () =>
      papa.parse<Record<string, string>>((await readFile(out, 'utf8')).trimEnd(), { header: true })
        .data,
    drop: () => rm(folder, { recursive: true }),
  };
}

export function startCommand(
  args: readonly string[],
  env: Record<string, string> = {},
): RunningCommand {
  const child = spawn(process.execPath, [COMMAND, ...args], {
    env: { PATH: process.env['PATH'], ...env },
    // A folder without an .env file.
    cwd: tmpdir(),
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => (stdout += String(chunk)));
  child.stderr.on('data', (chunk) => (stderr += String(chunk)));
  return {
    child,
    ended: once(child, 'close').then(([code]) => ({ code: code as number | null, stdout, stderr })),
    rssMiB: () => residentMiB(child.pid),
  };
}

function residentMiB(pid: number | undefined): number | undefined {
  try {
    const status = readFileSync(`/proc/${pid ?? ''}/status`, 'utf8');
    return Math.round(Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) / 1024);
  } catch {
    return undefined;
  }
}

/** A CSV of people with the header in its usual order. */
export function csvOf(people: readonly Cardholder[]): string {
  const rows = people.map(({ name, idNumber, bankCard }) => `${name},${idNumber},${bankCard}\n`);
  return `name,idNumber,bankCard\n${rows.join('')}`;
}
