import { chinaDay } from '../domain/china-time';
import { PURGED, type Purge } from './purge-record';
import { CHAIN_START, chainHash } from './records';
import type { LedgerDb, RecordsTable, Store } from './tables';
import { walkRecords, type OnProgress } from './walk';

/** What the chain of records proves. */
export type ChainVerdict =
  | {
      readonly ok: true;
      readonly records: number;
      /** The end of the chain. Kept elsewhere, it proves later that nothing was cut off or written anew. */
      readonly head: Pick<RecordsTable, 'seq' | 'hash'>;
    }
  | { readonly ok: false; readonly broken: BrokenRecord };

export interface BrokenRecord {
  readonly seq: number;
  readonly id: string;
  /** What is wrong, in words. */
  readonly problem: string;
}

/** Walks the chain of records from one state of the store, and finds the first that is not as it was written. */
export function verifyChain(store: Store, onProgress?: OnProgress): Promise<ChainVerdict> {
  return store.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute((db) => walk(db, onProgress));
}

async function walk(db: LedgerDb, onProgress: OnProgress | undefined): Promise<ChainVerdict> {
  const purges = await readPurges(db);
  let records = 0;
  let head: Pick<RecordsTable, 'seq' | 'hash'> | undefined;
  for await (const page of walkRecords(db)) {
    for (const row of page) {
      const problem =
        (head === undefined ? problemOfStart(row, purges) : problemOfLink(row, head)) ??
        problemOfRow(row);
      if (problem !== undefined) {
        return { ok: false, broken: { seq: row.seq, id: row.id, problem } };
      }
      head = row;
      records++;
    }
    onProgress?.(records);
  }
  const { seq, hash } = head ?? { seq: 0, hash: CHAIN_START };
  return { ok: true, records, head: { seq, hash } };
}

function problemOfStart(row: RecordsTable, purges: readonly Partial<Purge>[]): string | undefined {
  if (row.seq === 1) return problemOfLink(row, { seq: 0, hash: CHAIN_START });
  const through = row.seq - 1;
  const vouched = purges.some(
    ({ throughSeq, throughHash }) => throughSeq === through && throughHash === row.prev_hash,
  );
  return vouched
    ? undefined
    : `the records before it, up to ${through}, are missing, and no purge vouches for them`;
}

function problemOfLink(
  { seq, prev_hash }: RecordsTable,
  before: Pick<RecordsTable, 'seq' | 'hash'>,
): string | undefined {
  if (seq > before.seq + 2) return `records ${before.seq + 1} to ${seq - 1} before it are missing`;
  if (seq !== before.seq + 1) return `record ${before.seq + 1} before it is missing`;
  if (prev_hash !== before.hash) return 'prev_hash is not the hash of the record before it';
  return undefined;
}

function problemOfRow(row: RecordsTable): string | undefined {
  if (row.hash !== chainHash(row.prev_hash, row.body)) return 'hash does not fit its body';
  const columns = columnsOf(row.body);
  if (columns === undefined) return 'body is not a record';
  const [wrong] = Object.entries(columns).find(
    ([name, value]) => asStored(row[name as keyof SearchColumns]) !== asStored(value),
  ) ?? [undefined];
  return wrong === undefined ? undefined : `the column ${wrong} differs from its body`;
}

type SearchColumns = Omit<RecordsTable, 'seq' | 'body' | 'prev_hash' | 'hash'>;

/** The columns that a body asks for; undefined where it is not a body at all. */
function columnsOf(json: string): SearchColumns | undefined {
  const body = parseObject(json);
  const at = typeof body?.['at'] === 'string' ? Date.parse(body['at']) : NaN;
  if (body === undefined || Number.isNaN(at)) return undefined;
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  const textOrNull = (value: unknown) => (typeof value === 'string' ? value : null);
  const card = body['card'] as { readonly print?: unknown } | undefined;
  return {
    id: text(body['id']),
    at,
    china_day: chinaDay(at),
    product: text(body['product']),
    kind: text(body['kind']),
    outcome: textOrNull(body['outcome'] ?? body['error'] ?? body['rule']),
    provider: textOrNull(body['provider']),
    client: textOrNull(body['client']),
    client_reference: textOrNull(body['clientReference']),
    card_print: text(card?.print),
    saved_fen: Number(body['savedFen']),
  };
}

/** JSON can hold half a surrogate pair; in a text column one or several U+FFFD stand in its place. */
const asStored = (value: unknown): unknown =>
  typeof value === 'string' ? value.replace(/[\ud800-\udfff\ufffd]+/gu, '\ufffd') : value;

/** What purges say of themselves. Each is a record in the chain, so a forged one is found on the way. */
async function readPurges(db: LedgerDb): Promise<readonly Partial<Purge>[]> {
  const rows = await db.selectFrom('records').select('body').where('kind', '=', PURGED).execute();
  return rows.map(({ body }): Partial<Purge> => parseObject(body) ?? {});
}

function parseObject(json: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null
      ? (value as Readonly<Record<string, unknown>>)
      : undefined;
  } catch {
    return undefined;
  }
}
