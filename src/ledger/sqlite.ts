import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { Kysely, sql, SqliteDialect } from 'kysely';
import type { Locked, Store, Tables } from './tables';

/** How long to wait for another process that writes to the same file, in milliseconds; waiting blocks. */
const BUSY_TIMEOUT_MS = 1_000;

/** The ledger in one file, for one server process. The file and its folder are created. */
export function openSqlite(path: string): Store {
  mkdirSync(dirname(path), { recursive: true });
  const file = new Database(path, { timeout: BUSY_TIMEOUT_MS });
  file.pragma('journal_mode = WAL');
  // In WAL mode only FULL makes a commit survive a power cut.
  file.pragma('synchronous = FULL');
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: file }) });
  return {
    db,
    inLock: (work) =>
      db.connection().execute(async (connection) => {
        // Kysely's own transactions begin DEFERRED and could not be upgraded while another process writes.
        await sql`begin immediate`.execute(connection);
        try {
          const result = await work(connection);
          await sql`commit`.execute(connection);
          return result;
        } catch (error) {
          await rollBack(connection);
          throw error;
        }
      }),
    close: () => db.destroy(),
  };
}

async function rollBack(connection: Locked) {
  try {
    await sql`rollback`.execute(connection);
  } catch {
    // SQLite has rolled back by itself, as it does when the disk is full.
  }
}
