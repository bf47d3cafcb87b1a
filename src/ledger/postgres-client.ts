import {
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type CompiledQuery,
  type DatabaseConnection,
  type QueryResult,
} from 'kysely';
import type { PoolClient, QueryConfig } from 'pg';
import type { Tables } from './tables';

/** Names of statements that PostgreSQL has read and planned already. There are as many as the journal's code has. */
const NAMES = new Map<string, string>();

/** A query that a connection prepares when it meets it first. Its text must be one of few. */
export function prepared(text: string, values: unknown[]): QueryConfig {
  const name = NAMES.get(text) ?? `kayan_${NAMES.size}`;
  NAMES.set(text, name);
  return { name, text, values };
}

const CLIENTS = new WeakMap<PoolClient, Kysely<Tables>>();

/** Kysely over one client, without waiting for one query before it sends the next. */
export function overClient(client: PoolClient): Kysely<Tables> {
  const db = CLIENTS.get(client) ?? createOver(client);
  CLIENTS.set(client, db);
  return db;
}

function createOver(client: PoolClient): Kysely<Tables> {
  const connection: DatabaseConnection = {
    async executeQuery<Row>({ sql: text, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
      const { rows } = await client.query(prepared(text, [...parameters]));
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
