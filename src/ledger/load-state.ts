import { chinaDay } from '../domain/china-time';
import { BatchState } from './batch-state';
import type { Batch, SettleOperation } from './operations';
import type { Locked } from './tables';

/** Loads what a batch is decided by, in as many queries for one enquiry as for a hundred. */
export async function loadState(
  locked: Locked,
  { opens, begins, closes, settles }: Batch,
  nowMs: number,
): Promise<BatchState> {
  const asking = [...opens, ...begins.map(({ opened }) => opened)];
  const cards = unique(asking.flatMap(({ prints }) => prints.card));
  const idNumbers = unique(asking.flatMap(({ prints }) => prints.idNumber));
  const subjects = unique(opens.flatMap(({ prints }) => prints.subject));
  const flightKeys = unique(opens.map(({ flightKey }) => flightKey));
  const clients = unique([
    ...asking.flatMap(({ enquiry }) => enquiry.client.id ?? []),
    ...settles.flatMap(({ attempt }) => attempt.client ?? []),
  ]);
  const days = unique([chinaDay(nowMs), ...settles.map(({ attempt }) => attempt.china_day)]);
  const accounted = settles.filter(({ attempt }) => attempt.client !== null);
  const closing = closes.map(({ opened }) => opened.enquiry.id);

  const { db, isIn } = locked;
  const none = Promise.resolve([]);
  const [attempts, answers, claims, records, clientDays, settled, heads] = await together([
    cards.length === 0 ? none : attemptsThatCount(locked, cards, idNumbers, nowMs),
    subjects.length === 0
      ? none
      : db.selectFrom('answers').selectAll().where(isIn('subject_print', subjects)).execute(),
    flightKeys.length === 0
      ? none
      : db.selectFrom('claims').selectAll().where(isIn('flight_key', flightKeys)).execute(),
    closing.length === 0
      ? none
      : db.selectFrom('records').select('id').where(isIn('id', closing)).execute(),
    clients.length === 0 ? none : clientDaysOf(locked, clients, days),
    accounted.length === 0 ? none : settledBefore(locked, accounted),
    db.selectFrom('records').select(['seq', 'hash']).orderBy('seq', 'desc').limit(1).execute(),
  ]);
  return new BatchState({
    attempts,
    answers,
    claims,
    recordIds: records.map(({ id }) => id),
    clientDays,
    settledIds: settled.map(({ id }) => id),
    head: heads[0],
  });
}

/** Those of today, and those that locked the card until later. */
function attemptsThatCount(
  { db, isIn }: Locked,
  cards: readonly string[],
  idNumbers: readonly string[],
  nowMs: number,
) {
  return db
    .selectFrom('attempts')
    .selectAll()
    .where('product', '=', 'BANK_CARD_CHECK')
    .where((where) => {
      const today = where('china_day', '=', chinaDay(nowMs));
      const ofCard = where.and([isIn('card_print', cards)]);
      return where.or([
        ofCard.and(today),
        // A lock may have been met late yesterday, and last.
        ofCard.and('retry_at', '>', nowMs),
        where.and([isIn('id_number_print', idNumbers), today]),
      ]);
    })
    .execute();
}

function clientDaysOf({ db, isIn }: Locked, clients: readonly string[], days: readonly string[]) {
  return db
    .selectFrom('client_days')
    .selectAll()
    .where(isIn('client', clients))
    .where(isIn('china_day', days))
    .execute();
}

function settledBefore({ db, isIn }: Locked, settles: readonly SettleOperation[]) {
  const ids = settles.map(({ attempt }) => attempt.id);
  return db
    .selectFrom('attempts')
    .select('id')
    .where(isIn('id', ids))
    .where('settled_at', 'is not', null)
    .execute();
}

/** Fails only when all have ended: what ran after the rollback would be written by itself. */
export async function together<const Queries extends readonly unknown[]>(
  queries: Queries,
): Promise<{ -readonly [K in keyof Queries]: Awaited<Queries[K]> }> {
  await Promise.allSettled(queries);
  return Promise.all(queries);
}

const unique = (values: readonly string[]): string[] => [...new Set(values)];
