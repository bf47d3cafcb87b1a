import { sql } from 'kysely';
import { columnsOf, insertAround, type Shape } from './bulk';
import { together } from './load-state';
import { ANSWERS, ATTEMPTS, CLAIMS, CLIENT_DAYS, PROBES, RECORDS } from './shapes';
import type { Locked, Store, Tables } from './tables';

/** What a question writes. */
const WRITTEN: readonly Shape<keyof Tables>[] = [ATTEMPTS, ANSWERS, CLAIMS, CLIENT_DAYS, RECORDS];

/**
 * Commits a row in the ledger's lock, as every decision is committed. Rejects where that fails, or where a table that
 * a question writes is missing or may not be written.
 */
export async function proveWrite(store: Store, nowMs: number): Promise<void> {
  await store.inLock(async (locked) => {
    locked.write(PROBES, [{ name: 'readiness', at: nowMs }]);
    await together(WRITTEN.map((shape) => rehearse(locked, shape)));
  });
}

/** Writes no row, in the words in which rows are written. */
function rehearse({ db }: Locked, shape: Shape<keyof Tables>) {
  const noRow = `select ${columnsOf(shape).join(', ')} from ${shape.table} where 1 = 0`;
  return sql.raw(insertAround(shape, noRow)).execute(db);
}
