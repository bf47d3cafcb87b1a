import {
  Kysely,
  PostgresAdapter,
  PostgresDialect,
  PostgresIntrospector,
  PostgresQueryCompiler,
  CompiledQuery,
  sql,
  type DatabaseConnection,
  type QueryResult,
  type SqlBool,
} from 'kysely';
import { Pool, types, type CustomTypesConfig, type PoolClient } from 'pg';
import { columnsOf, insertAround, type Bulk } from './bulk';
import { toStorableJson } from './storable-text';
import type { Store, Tables } from './tables';

/** Longer than any statement of the ledger takes; a store that hangs has failed. */
const QUERY_TIMEOUT_MS = 3_000;
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

/** The ledger in a PostgreSQL database, for any number of server processes. */
export function openPostgres(url: string): Store {
  const options = {
    connectionString: url,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: QUERY_TIMEOUT_MS,
    statement_timeout: QUERY_TIMEOUT_MS,
    // A server that is cut off in the middle must not hold the lock against all others.
    idle_in_transaction_session_timeout: QUERY_TIMEOUT_MS,
    types: numbers,
  };
  const pool = listenToErrors(new Pool({ ...options, max: CONNECTIONS }));
  // The journal's: it commits one batch after another, and a round trip costs it more than a statement.
  const journal = listenToErrors(new Pool({ ...options, max: 1, pipeline: true }));
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return {
    db,
    bulk: POSTGRES_BULK,
    async inLock(work) {
      const client = await journal.connect();
      try {
        const begun = Promise.all([client.query('begin'), client.query(LOCK)]);
        // What is read is on its way together with the lock; it is read after that was taken.
        const [result] = await Promise.all([work(overClient(client)), begun]);
        await client.query('commit');
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

/** Lists go as arrays, rows as one JSON. */
const POSTGRES_BULK: Bulk = {
  isIn: (column, values) => sql<SqlBool>`${sql.ref(column)} = any(${[...values]}::text[])`,
  async write(db, shape, rows) {
    const columns = columnsOf(shape).join(', ');
    const source = `select ${columns} from json_populate_recordset(null::${shape.table}, $1)`;
    const insert = insertAround(shape, source);
    await db.executeQuery(CompiledQuery.raw(insert, [toStorableJson(rows)]));
  },
};

/** A connection that is lost is replaced; without listeners its error would end the process. */
function listenToErrors(pool: Pool): Pool {
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** Names of statements that PostgreSQL has read and planned already. There are as many as the journal's code has. */
const NAMES = new Map<string, string>();
function nameOf(text: string): string {
  const name = NAMES.get(text) ?? `kayan_${NAMES.size}`;
  NAMES.set(text, name);
  return name;
}

/** Kysely over one client, without waiting for one query before it sends the next. */
function overClient(client: PoolClient): Kysely<Tables> {
  const connection: DatabaseConnection = {
    async executeQuery<Row>({ sql: text, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
      const { rows } = await client.query({ name: nameOf(text), text, values: [...parameters] });
      return { rows: rows as Row[] };
    },
    streamQuery() {
      throw new TypeError('the journal reads no streams');
    },
  };
  const noop = () => Promise.resolve();
  return new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
      createDriver: () => ({
        init: noop,
        acquireConnection: () => Promise.resolve(connection),
        releaseConnection: noop,
        beginTransaction: noop,
        commitTransaction: noop,
        rollbackTransaction: noop,
        destroy: noop,
      }),
    },
  });
}
