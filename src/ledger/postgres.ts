import { Kysely, PostgresDialect, sql, type SqlBool } from 'kysely';
import { Pool, types, type CustomTypesConfig, type PoolClient } from 'pg';
import { columnsOf, insertAround, type Shape } from './bulk';
import { overClient, prepared } from './postgres-client';
import { toStorableJson } from './storable-text';
import type { Locked, Store, Tables } from './tables';

/** Longer than any statement of the ledger takes; a store that hangs has failed. */
const QUERY_TIMEOUT_MS = 3_000;
const LIMITS = {
  query_timeout: QUERY_TIMEOUT_MS,
  statement_timeout: QUERY_TIMEOUT_MS,
  // A server that is cut off in the middle must not hold the lock against all others.
  idle_in_transaction_session_timeout: QUERY_TIMEOUT_MS,
};
const CONNECT_TIMEOUT_MS = 2_000;
const CONNECTIONS = 8;

const INT8 = 20;
const parserOf = types.getTypeParser as (oid: number, format?: 'text' | 'binary') => unknown;
/** Times in milliseconds and sequence numbers fit a double. */
const numbers: CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === INT8 ? Number : parserOf(oid, format)) as typeof types.getTypeParser,
};

const LOCK = "select pg_advisory_xact_lock(hashtext('kayan'), hashtext(current_schema()))";

/**
 * The ledger in a PostgreSQL database, for any number of server processes.
 *
 * @param isPatient whether statements may take any time, as migrations of large tables do
 */
export function openPostgres(url: string, isPatient: boolean): Store {
  const options = {
    connectionString: url,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    types: numbers,
    ...(isPatient ? {} : LIMITS),
  };
  const pool = listenToErrors(new Pool({ ...options, max: CONNECTIONS }));
  // The journal's: it commits one batch after another, and a round trip costs it more than a statement.
  const journal = listenToErrors(new Pool({ ...options, max: 1, pipeline: true }));
  journal.on('connect', (client) => {
    // A plan that was made while the tables were small would be kept while they grow, and read them from end to end.
    client.query('set plan_cache_mode = force_custom_plan').catch(() => undefined);
  });
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return {
    db,
    async inLock(work) {
      const client = await journal.connect();
      try {
        const begun = Promise.all([client.query('begin'), client.query(LOCK)]);
        const writes: Promise<unknown>[] = [];
        // What is read is on its way together with the lock; it is read after that was taken.
        const [result] = await Promise.all([work(lockedOver(client, writes)), begun]);
        // Sent behind the writes: where one of them fails, PostgreSQL rolls back.
        const [{ command }] = await Promise.all([client.query('commit'), ...writes]);
        if (command !== 'COMMIT') throw new Error('the transaction was rolled back');
        client.release();
        return result;
      } catch (error) {
        // A connection of its own is cheaper than knowing in which state this one is.
        client.release(true);
        throw error;
      }
    },
    async migrations() {
      const { rows } = await pool.query<{ name: string; read_only: string }>(
        "select name, current_setting('transaction_read_only') as read_only from kysely_migration",
      );
      if (rows.some(({ read_only }) => read_only === 'on')) throw new Error('it cannot be written');
      return rows.map(({ name }) => name);
    },
    async close() {
      await journal.end();
      await db.destroy();
    },
  };
}

/**
 * Lists go as arrays, rows as one JSON.
 *
 * @param writes what was sent and is to be waited for
 */
function lockedOver(client: PoolClient, writes: Promise<unknown>[]): Locked {
  return {
    db: overClient(client),
    isIn: (column, values) => sql<SqlBool>`${sql.ref(column)} = any(${[...values]}::text[])`,
    write(shape, rows) {
      if (rows.length === 0) return;
      const written = client.query(prepared(insertInto(shape), [toStorableJson(rows)]));
      // It is noticed together with the commit.
      written.catch(() => undefined);
      writes.push(written);
    },
  };
}

const INSERTS = new Map<Shape<keyof Tables>, string>();

function insertInto(shape: Shape<keyof Tables>): string {
  const known = INSERTS.get(shape);
  if (known !== undefined) return known;
  const columns = columnsOf(shape).join(', ');
  const source = `select ${columns} from json_populate_recordset(null::${shape.table}, $1)`;
  const insert = insertAround(shape, source);
  INSERTS.set(shape, insert);
  return insert;
}

/** A connection that is lost is replaced; without listeners its error would end the process. */
function listenToErrors(pool: Pool): Pool {
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
