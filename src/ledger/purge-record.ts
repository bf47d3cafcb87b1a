import { chinaDay } from '../domain/china-time';
import { chainHash } from './records';
import type { RecordsTable } from './tables';

/** The kind of the entry that a purge leaves in the chain of records. */
export const PURGED = 'PURGED';

/** What stands in the column of the product, as a purge is about none. */
const NO_PRODUCT = 'LEDGER';

/** What was removed: all records up to `throughSeq`, whose hash the next one still names. */
export interface Purge {
  readonly throughSeq: number;
  readonly throughHash: string;
  /** How many records were removed. */
  readonly count: number;
  /** The China day before which they were past retention, `YYYY-MM-DD`. */
  readonly before: string;
}

/** The record of a purge, chained to the last record before it. */
export function recordOfPurge(
  purge: Purge,
  head: Pick<RecordsTable, 'seq' | 'hash'>,
  { id, at }: { readonly id: string; readonly at: number },
): RecordsTable {
  const body = JSON.stringify({
    id,
    at: new Date(at),
    product: NO_PRODUCT,
    kind: PURGED,
    client: null,
    clientReference: null,
    savedFen: 0,
    ...purge,
  });
  return {
    seq: head.seq + 1,
    id,
    at,
    china_day: chinaDay(at),
    product: NO_PRODUCT,
    kind: PURGED,
    outcome: null,
    provider: null,
    client: null,
    client_reference: null,
    card_print: '',
    saved_fen: 0,
    body,
    prev_hash: head.hash,
    hash: chainHash(head.hash, body),
  };
}
