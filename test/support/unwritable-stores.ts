import { execFile, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { STORES } from './stores';

/** A store that can be kept from taking another byte while a server runs over it. */
export interface UnwritableStore {
  readonly url: string;
  /** @param pid the server's */
  block(pid: number): Promise<void>;
  unblock(pid: number): Promise<void>;
  drop(): Promise<void>;
}

export interface UnwritableKind {
  readonly name: string;
  open(): Promise<UnwritableStore>;
}

const run = promisify(execFile);

/** As on a full disk, no file takes another byte; pipes and sockets do. */
async function openLimited(): Promise<UnwritableStore> {
  const folder = await mkdtemp(join(tmpdir(), 'kayan-limited-'));
  const limit = async (pid: number, bytes: '0' | 'unlimited') => {
    // A limit ends with its process.
    if (existsSync(`/proc/${pid}`)) await run('prlimit', [`--pid=${pid}`, `--fsize=${bytes}:`]);
  };
  return {
    url: `sqlite:${join(folder, 'kayan.db')}`,
    block: (pid) => limit(pid, '0'),
    unblock: (pid) => limit(pid, 'unlimited'),
    drop: () => rm(folder, { recursive: true }),
  };
}

const MOUNT = ['mount', '-t', 'tmpfs', '-o', 'size=8m', 'kayan-test'] as const;

function notFull() {
  throw new Error('the disk is not full');
}

/** A disk of 8 MiB, and something else that fills it. */
async function openSmallDisk(): Promise<UnwritableStore> {
  const folder = await mkdtemp(join(tmpdir(), 'kayan-disk-'));
  const [mount, ...options] = MOUNT;
  await run(mount, [...options, folder]);
  const ballast = join(folder, 'ballast');
  return {
    url: `sqlite:${join(folder, 'kayan.db')}`,
    // It ends with an error when nothing more fits.
    block: () =>
      run('dd', ['if=/dev/zero', `of=${ballast}`, 'bs=4k']).then(notFull, () => undefined),
    unblock: () => rm(ballast),
    async drop() {
      await run('umount', [folder]);
      await rm(folder, { recursive: true });
    },
  };
}

/** A database that takes no writes, as one that has become a standby. */
async function openReadOnly(): Promise<UnwritableStore> {
  const place = await STORES.find(({ name }) => name === 'postgres')?.open();
  if (place === undefined) throw new Error('there is no PostgreSQL');
  const database = new URL(place.url).pathname.slice(1);
  const set = async (change: string) => {
    const client = new Client({ connectionString: place.url });
    await client.connect();
    await client.query('set default_transaction_read_only = off');
    await client.query(`alter database ${database} ${change}`);
    // Connections that are there already would not notice.
    await client.query(`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`);
    await client.end();
  };
  return {
    url: place.url,
    block: () => set('set default_transaction_read_only = on'),
    unblock: () => set('reset default_transaction_read_only'),
    drop: () => place.drop(),
  };
}

function canMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'kayan-mount-'));
  const [mount, ...options] = MOUNT;
  const can = spawnSync(mount, [...options, folder]).status === 0;
  if (can) spawnSync('umount', [folder]);
  else process.stderr.write('SKIPPED a disk that is really full: nothing can be mounted here\n');
  rmdirSync(folder);
  return can;
}

const isLinux = process.platform === 'linux';

/** Those that can be had here: limits of a process on Linux, a mounted disk where that is allowed, and PostgreSQL where there is one. */
export const UNWRITABLE: readonly UnwritableKind[] = [
  ...(isLinux ? [{ name: 'SQLite under a limit of bytes', open: openLimited }] : []),
  ...(isLinux && canMount() ? [{ name: 'SQLite on a full disk', open: openSmallDisk }] : []),
  ...(STORES.some(({ name }) => name === 'postgres')
    ? [{ name: 'a PostgreSQL that is read-only', open: openReadOnly }]
    : []),
];
