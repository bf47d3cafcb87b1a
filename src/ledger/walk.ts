import type { LedgerDb, RecordsTable } from './tables';

const PAGE_SIZE = 1000;

/** Called with the number of rows that are done. */
export type OnProgress = (rows: number) => void;

/** All records in the order of the chain, a page at a time, so that memory stays flat. */
export async function* walkRecords(db: LedgerDb): AsyncGenerator<readonly RecordsTable[], void> {
  let after = Number.MIN_SAFE_INTEGER;
  for (;;) {
    const page = await db
      .selectFrom('records')
      .selectAll()
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(PAGE_SIZE)
      .execute();
    if (page.length > 0) yield page;
    if (page.length < PAGE_SIZE) return;
    after = page.at(-1)?.seq ?? after;
  }
}

/** How many records the chain has, from its ends alone: wrong only where some are missing between them. */
export async function estimateRecords(db: LedgerDb): Promise<number> {
  const ends = await db
    .selectFrom('records')
    .select(({ fn }) => [fn.min('seq').as('first'), fn.max('seq').as('last')])
    .executeTakeFirst();
  // PostgreSQL and SQLite give null for the ends of nothing, which the types do not tell.
  const { first, last } = (ends ?? {}) as { first?: number | null; last?: number | null };
  return first == null || last == null ? 0 : last - first + 1;
}
