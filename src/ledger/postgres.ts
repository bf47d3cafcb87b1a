import { Kysely, PostgresDialect, sql } from 'kysely';
import { Pool, types, type CustomTypesConfig } from 'pg';
import type { Store, Tables } from './tables';

/** Longer than any statement of the ledger takes; a store that hangs has failed. */
const QUERY_TIMEOUT_MS = 3_000;
const CONNECT_TIMEOUT_MS = 2_000;
const CONNECTIONS = 8;

const INT8 = 20;
/** Times in milliseconds and sequence numbers fit a double. */
const numbers: CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === INT8 ? Number : types.getTypeParser(oid, format)) as typeof types.getTypeParser,
};

/** The ledger in a PostgreSQL database, for any number of server processes. */
export function openPostgres(url: string): Store {
  const pool = new Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: QUERY_TIMEOUT_MS,
    statement_timeout: QUERY_TIMEOUT_MS,
    types: numbers,
  });
  // An idle connection that is lost is replaced; without a listener it would end the process.
  pool.on('error', () => undefined);
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return {
    db,
    inLock: (work) =>
      db.transaction().execute(async (transaction) => {
        await sql`select pg_advisory_xact_lock(hashtext('kayan'), hashtext(current_schema()))`.execute(
          transaction,
        );
        return work(transaction);
      }),
    close: () => db.destroy(),
  };
}
