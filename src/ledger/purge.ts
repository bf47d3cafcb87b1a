import { isCalendarDay } from '../domain/calendar-day';
import { startOfChinaDay } from '../domain/china-time';
import { recordOfPurge } from './purge-record';
import type { LedgerDb, RecordsTable, Store } from './tables';
import type { OnProgress } from './walk';

export interface PurgeOptions {
  /** The first China day that is kept, `YYYY-MM-DD`. */
  readonly before: string;
  readonly now: number;
  readonly newId: () => string;
  readonly onProgress?: OnProgress;
}

/** How many rows were removed. */
export interface Purged {
  readonly records: number;
  readonly attempts: number;
  readonly answers: number;
  readonly claims: number;
  /** What a client used up in a day. */
  readonly clientDays: number;
}

/** Rows in one statement: few enough for a statement's time limit. */
const STEP = 5_000;

/**
 * Removes what is older than a day, all of it or nothing. Of the records a beginning of the chain goes: one that
 * stands behind a newer one, as clocks of servers differ, is kept until that one goes too.
 *
 * @throws TypeError for what is not a day, or is after today: attempts of today still count toward budgets
 */
export function purge(store: Store, options: PurgeOptions): Promise<Purged> {
  const { before, now } = options;
  if (!isPurgeable(before, now)) {
    return Promise.reject(new TypeError(`nothing before ${before} can be purged`));
  }
  const midnight = startOfChinaDay(before);
  return store.inLock(async ({ db }) => ({
    records: await purgeRecords(db, options),
    attempts: await inSteps(() => deleteAttempts(db, before)),
    answers: await inSteps(() => deleteAnswers(db, midnight)),
    claims: await inSteps(() => deleteClaims(db, midnight)),
    clientDays: await deleteClientDays(db, before),
  }));
}

/** Whether text is a calendar day, of today in China or earlier. */
export function isPurgeable(before: string, now: number): boolean {
  return isCalendarDay(before) && startOfChinaDay(before) <= now;
}

async function purgeRecords(db: LedgerDb, options: PurgeOptions): Promise<number> {
  const { before, now, newId, onProgress } = options;
  const head = await lastRecord(db);
  const newer = await db
    .selectFrom('records')
    .select('seq')
    .where('china_day', '>=', before)
    .orderBy('seq')
    .limit(1)
    .executeTakeFirst();
  const last = newer === undefined ? head : await lastRecord(db, newer.seq);
  if (head === undefined || last === undefined) return 0;

  let count = 0;
  for (let through = await firstSeq(db); through <= last.seq;) {
    through += STEP;
    const deleted = await db
      .deleteFrom('records')
      .where('seq', '<', Math.min(through, last.seq + 1))
      .returning('seq')
      .execute();
    count += deleted.length;
    onProgress?.(count);
  }
  const record = { throughSeq: last.seq, throughHash: last.hash, count, before };
  await db
    .insertInto('records')
    .values(recordOfPurge(record, head, { id: newId(), at: now }))
    .execute();
  return count;
}

function lastRecord(
  db: LedgerDb,
  beforeSeq?: number,
): Promise<Pick<RecordsTable, 'seq' | 'hash'> | undefined> {
  return db
    .selectFrom('records')
    .select(['seq', 'hash'])
    .$if(beforeSeq !== undefined, (query) => query.where('seq', '<', beforeSeq ?? 0))
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
}

async function firstSeq(db: LedgerDb): Promise<number> {
  const first = await db
    .selectFrom('records')
    .select('seq')
    .orderBy('seq')
    .limit(1)
    .executeTakeFirst();
  return first?.seq ?? 0;
}

/** Deletes step by step until a step finds less than it may take. */
async function inSteps(deleteStep: () => Promise<readonly unknown[]>): Promise<number> {
  let count = 0;
  for (let deleted = STEP; deleted >= STEP; count += deleted) {
    deleted = (await deleteStep()).length;
  }
  return count;
}

const deleteAttempts = (db: LedgerDb, beforeDay: string) =>
  db
    .deleteFrom('attempts')
    .where('id', 'in', (query) =>
      query.selectFrom('attempts').select('id').where('china_day', '<', beforeDay).limit(STEP),
    )
    .returning('id')
    .execute();

const deleteAnswers = (db: LedgerDb, beforeMs: number) =>
  db
    .deleteFrom('answers')
    .where('subject_print', 'in', (query) =>
      query
        .selectFrom('answers')
        .select('subject_print')
        .where('answered_at', '<', beforeMs)
        .limit(STEP),
    )
    .where('answered_at', '<', beforeMs)
    .returning('subject_print')
    .execute();

/** One that has expired is looked at by nobody, whether it ended or its server died. */
const deleteClaims = (db: LedgerDb, beforeMs: number) =>
  db
    .deleteFrom('claims')
    .where('flight_key', 'in', (query) =>
      query
        .selectFrom('claims')
        .select('flight_key')
        .where('expires_at', '<', beforeMs)
        .limit(STEP),
    )
    .returning('flight_key')
    .execute();

/** A row for each client and day: few enough for one statement. */
async function deleteClientDays(db: LedgerDb, beforeDay: string): Promise<number> {
  const deleted = await db
    .deleteFrom('client_days')
    .where('china_day', '<', beforeDay)
    .returning('client')
    .execute();
  return deleted.length;
}
