import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import {
  Kysely,
  sql,
  SqliteAdapter,
  SqliteDialect,
  type DialectAdapter,
  type MigrationLockOptions,
  type SqlBool,
} from 'kysely';
import { columnsOf, insertAround, type Shape } from './bulk';
import type { LedgerDb, Locked, Store, Tables } from './tables';

/** How long to wait for another process that writes to the same file, in milliseconds. */
const BUSY_TIMEOUT_MS = 1_000;
/** How often to look whether a locked file has become free, in milliseconds. */
const POLL_MS = 20;

const CACHE_KIB = 64 * 1024;
const CHECKPOINT_PAGES = 16_000;

/** The ledger in one file, for one server process. The file and its folder are created. */
export function openSqlite(path: string): Store {
  mkdirSync(dirname(path), { recursive: true });
  const file = new Database(path, { timeout: BUSY_TIMEOUT_MS });
  // Keys are random, so that a commit touches many pages for one row each: they had better be small.
  file.pragma('page_size = 2048');
  file.pragma('journal_mode = WAL');
  // In WAL mode only FULL makes a commit survive a power cut.
  file.pragma('synchronous = FULL');
  // For the same reason pages are kept in memory, and copied back in larger lots.
  file.pragma(`cache_size = -${CACHE_KIB}`);
  file.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
  const db = new Kysely<Tables>({ dialect: new AtomicSqliteDialect({ database: file }) });
  const { ino } = statSync(path);
  const insertInto = createInserts(file);
  return {
    db,
    inLock: (work) =>
      db.connection().execute(async (connection) => {
        await onceFree(() => {
          beginImmediate(file);
        });
        try {
          const result = await work(lockedOver(connection, insertInto));
          await sql`commit`.execute(connection);
          return result;
        } catch (error) {
          await rollBack(connection);
          throw error;
        }
      }),
    migrations: () =>
      onceFree(() => {
        // A file that is removed or replaced can still be written to, and nothing of it would stay.
        if (statSync(path).ino !== ino) throw new Error('the database is another file now');
        return readMigrations(path);
      }),
    close: () => db.destroy(),
  };
}

/** Tries again while somebody else writes to the file. SQLite itself would wait too, and block every request meanwhile. */
async function onceFree<Result>(work: () => Result): Promise<Result> {
  const giveUpAt = performance.now() + BUSY_TIMEOUT_MS;
  for (;;) {
    try {
      return work();
    } catch (error) {
      const { code } = error as { code?: unknown };
      if (code !== 'SQLITE_BUSY' || performance.now() > giveUpAt) throw error;
    }
    await sleep(POLL_MS);
  }
}

/** Kysely's own transactions begin DEFERRED and could not be upgraded while another process writes. */
function beginImmediate(file: Database.Database) {
  file.pragma('busy_timeout = 0');
  try {
    file.exec('begin immediate');
  } finally {
    file.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
  }
}

/** Over a connection of its own, without waiting: that would block, and the ledger's own commits lock the file too. */
function readMigrations(path: string): readonly string[] {
  const file = new Database(path, { fileMustExist: true, timeout: 0 });
  try {
    file.exec('begin immediate');
    const rows = file.prepare('select name from kysely_migration').all() as { name: string }[];
    file.exec('rollback');
    return rows.map(({ name }) => name);
  } finally {
    file.close();
  }
}

/** A statement a row: within a transaction that costs less than one statement with many parameters. */
function lockedOver(db: LedgerDb, insertInto: InsertInto): Locked {
  return {
    db,
    isIn: (column, values) =>
      sql<SqlBool>`${sql.ref(column)} in (select value from json_each(${JSON.stringify(values)}))`,
    write(shape, rows) {
      const insert = insertInto(shape);
      for (const row of rows) insert.run(row);
    },
  };
}

type InsertInto = (shape: Shape<keyof Tables>) => Database.Statement;

/** Inserts of one row, each prepared once. */
function createInserts(file: Database.Database): InsertInto {
  const inserts = new Map<Shape<keyof Tables>, Database.Statement>();
  return (shape) => {
    const known = inserts.get(shape);
    if (known !== undefined) return known;
    const parameters = columnsOf(shape).map((column) => `@${column}`);
    const insert = file.prepare(insertAround(shape, `values (${parameters.join(', ')})`));
    inserts.set(shape, insert);
    return insert;
  };
}

/** Kysely takes SQLite for a database that cannot migrate in a transaction; a server killed then could never start again. */
class AtomicSqliteDialect extends SqliteDialect {
  override createAdapter(): DialectAdapter {
    return new AtomicSqliteAdapter();
  }
}

class AtomicSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }

  /** A write before anything is read, so that processes that start at the same time wait for each other. */
  override async acquireMigrationLock(db: Kysely<unknown>, { lockTable }: MigrationLockOptions) {
    await sql`update ${sql.table(lockTable)} set is_locked = is_locked`.execute(db);
  }
}

async function rollBack(connection: LedgerDb) {
  try {
    await sql`rollback`.execute(connection);
  } catch {
    // SQLite has rolled back by itself, as it does when the disk is full.
  }
}
