import type { Expression, Kysely, SqlBool } from 'kysely';
import type { Shape } from './bulk';

/** A request to a provider. Written before it is sent; `settled_at` and what follows when it has ended. */
export interface AttemptsTable {
  id: string;
  enquiry_id: string;
  product: string;
  provider: string;
  key_id: string;
  card_print: string;
  id_number_print: string | null;
  /** Milliseconds since 1970. */
  started_at: number;
  /** `YYYY-MM-DD` in Asia/Shanghai. */
  china_day: string;
  price_fen: number;
  settled_at: number | null;
  latency_ms: number | null;
  routing: string | null;
  outcome: string | null;
  error: string | null;
  provider_code: string | null;
  provider_reference: string | null;
  billed: string;
  retry_at: number | null;
  /** On whose account; null where clients are not told apart. */
  client: string | null;
}

/** The latest answer about a subject by a provider, to be given again. */
export interface AnswersTable {
  subject_print: string;
  provider: string;
  answered_at: number;
  price_fen: number;
  /** A `GivenAnswer` as JSON. */
  given: string;
}

/** An enquiry that is under way, so that an identical one waits for it instead of asking too. */
export interface ClaimsTable {
  flight_key: string;
  enquiry_id: string;
  /** When others may take over, because the server that holds it has died. */
  expires_at: number;
  ended_at: number | null;
  /** What it cost, which those who wait for it save. */
  cost_fen: number;
  /** How it ended, for those who wait: a `GivenAnswer` as JSON. */
  given: string | null;
}

/** What was asked and what came of it, chained by hashes. The columns repeat what `body` has, to be searched. */
export interface RecordsTable {
  seq: number;
  id: string;
  at: number;
  china_day: string;
  product: string;
  kind: string;
  outcome: string | null;
  provider: string | null;
  client: string | null;
  client_reference: string | null;
  card_print: string;
  saved_fen: number;
  body: string;
  prev_hash: string;
  hash: string;
}

/** What a client has used of its quota in a day: a sum over its attempts, kept with each of them. */
export interface ClientDaysTable {
  client: string;
  china_day: string;
  calls: number;
  spend_fen: number;
}

/** A client with an API key. */
export interface ClientsTable {
  name: string;
  /** Separated by spaces. */
  scopes: string;
  calls_per_day: number | null;
  spend_fen_per_day: number | null;
  created_at: number;
  revoked_at: number | null;
}

/** An API key, of which only a hash is kept. */
export interface ClientKeysTable {
  /** The part of the key that is no secret. */
  id: string;
  client: string;
  /** SHA-256 of the secret part, in hex. */
  hash: string;
  created_at: number;
  /** When it stops to be taken; null for never. */
  expires_at: number | null;
}

/** What is written only to see whether it can be. */
export interface ProbesTable {
  name: string;
  /** Milliseconds since 1970. */
  at: number;
}

export interface Tables {
  attempts: AttemptsTable;
  answers: AnswersTable;
  claims: ClaimsTable;
  records: RecordsTable;
  client_days: ClientDaysTable;
  clients: ClientsTable;
  client_keys: ClientKeysTable;
  probes: ProbesTable;
}

export type LedgerDb = Kysely<Tables>;

/**
 * A connection within the ledger's one lock. Its statements stay the same for any number of values and rows, so that
 * a store reads and plans each of them once.
 */
export interface Locked {
  readonly db: LedgerDb;
  readonly isIn: (column: string, values: readonly string[]) => Expression<SqlBool>;
  /** Rows are written by the end of the lock at the latest; where one cannot be, nothing is. */
  write<Table extends keyof Tables>(shape: Shape<Table>, rows: readonly Tables[Table][]): void;
}

/** What SQLite and PostgreSQL each do in their own way. */
export interface Store {
  readonly db: LedgerDb;
  /**
   * Runs in a transaction that no other one of this ledger overlaps, in this process or any other: budgets,
   * claims and the chain of records each need to see everything that was decided before.
   */
  inLock<Result>(work: (locked: Locked) => Promise<Result>): Promise<Result>;
  /** The names of the migrations that the store has, read as a newcomer would. Rejects where it cannot be written to. */
  migrations(): Promise<readonly string[]>;
  close(): Promise<void>;
}
