import type { CheckOutcome } from '../domain/bank-card-check';
import type { PastAttempt } from '../domain/attempt-budget';
import { chinaDay } from '../domain/china-time';
import type { RoutingClass } from '../domain/code-table';
import type { ProviderErrorCode } from '../domain/provider-error';
import type { GivenAnswer } from '../domain/ledger';
import type { Bulk } from './bulk';
import { fromGivenJson } from './given-json';
import type { Batch, SettleOperation } from './operations';
import { CHAIN_START, chainHash, type UnchainedRecord } from './records';
import { ANSWERS, ATTEMPTS, CLAIMS, CLIENT_DAYS, RECORDS } from './shapes';
import type {
  AnswersTable,
  AttemptsTable,
  ClaimsTable,
  ClientDaysTable,
  Locked,
  RecordsTable,
} from './tables';

interface Loaded {
  readonly attempts: readonly AttemptsTable[];
  readonly answers: readonly AnswersTable[];
  readonly claims: readonly ClaimsTable[];
  readonly recordIds: readonly string[];
  readonly clientDays: readonly ClientDaysTable[];
  /** The attempts whose end was written before. */
  readonly settledIds: readonly string[];
  readonly head: Pick<RecordsTable, 'seq' | 'hash'> | undefined;
}

/** Loads what a batch is decided by, in as many queries for one enquiry as for a hundred. */
export async function loadState(
  db: Locked,
  bulk: Bulk,
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

  const none = Promise.resolve([]);
  const [attempts, answers, claims, records, clientDays, settled, heads] = await together([
    cards.length === 0 ? none : attemptsThatCount(db, bulk, cards, idNumbers, nowMs),
    subjects.length === 0
      ? none
      : db.selectFrom('answers').selectAll().where(bulk.isIn('subject_print', subjects)).execute(),
    flightKeys.length === 0
      ? none
      : db.selectFrom('claims').selectAll().where(bulk.isIn('flight_key', flightKeys)).execute(),
    closing.length === 0
      ? none
      : db.selectFrom('records').select('id').where(bulk.isIn('id', closing)).execute(),
    clients.length === 0 ? none : clientDaysOf(db, bulk, clients, days),
    accounted.length === 0 ? none : settledBefore(db, bulk, accounted),
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
  db: Locked,
  bulk: Bulk,
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
      const ofCard = where.and([bulk.isIn('card_print', cards)]);
      return where.or([
        ofCard.and(today),
        // A lock may have been met late yesterday, and last.
        ofCard.and('retry_at', '>', nowMs),
        where.and([bulk.isIn('id_number_print', idNumbers), today]),
      ]);
    })
    .execute();
}

function clientDaysOf(db: Locked, bulk: Bulk, clients: readonly string[], days: readonly string[]) {
  return db
    .selectFrom('client_days')
    .selectAll()
    .where(bulk.isIn('client', clients))
    .where(bulk.isIn('china_day', days))
    .execute();
}

function settledBefore(db: Locked, bulk: Bulk, settles: readonly SettleOperation[]) {
  const ids = settles.map(({ attempt }) => attempt.id);
  return db
    .selectFrom('attempts')
    .select('id')
    .where(bulk.isIn('id', ids))
    .where('settled_at', 'is not', null)
    .execute();
}

/** The rows that a batch sees and leaves, in memory until they are written together. */
export class BatchState {
  readonly #attempts: Map<string, AttemptsTable>;
  readonly #answers: Map<string, AnswersTable>;
  readonly #claims: Map<string, ClaimsTable>;
  readonly #recordIds: Set<string>;
  readonly #clientDays: Map<string, ClientDaysTable>;
  readonly #settledIds: Set<string>;
  readonly #head: Loaded['head'];
  readonly #changedAttempts = new Set<string>();
  readonly #changedAnswers = new Set<string>();
  readonly #changedClaims = new Set<string>();
  readonly #changedClientDays = new Set<string>();
  readonly #records: UnchainedRecord[] = [];

  constructor({ attempts, answers, claims, recordIds, clientDays, settledIds, head }: Loaded) {
    this.#attempts = new Map(attempts.map((row) => [row.id, row]));
    this.#answers = new Map(answers.map((row) => [answerKey(row), row]));
    this.#claims = new Map(claims.map((row) => [row.flight_key, row]));
    this.#recordIds = new Set(recordIds);
    this.#clientDays = new Map(clientDays.map((row) => [clientDayKey(row), row]));
    this.#settledIds = new Set(settledIds);
    this.#head = head;
  }

  pastAttempts(cards: readonly string[], idNumbers: readonly string[]): readonly PastAttempt[] {
    const past: PastAttempt[] = [];
    for (const row of this.#attempts.values()) {
      const ofCard = cards.includes(row.card_print);
      const ofIdNumber = row.id_number_print !== null && idNumbers.includes(row.id_number_print);
      if (row.product !== 'BANK_CARD_CHECK' || !(ofCard || ofIdNumber)) continue;
      past.push({
        startedAt: row.started_at,
        settledAt: row.settled_at,
        ofCard,
        ofIdNumber,
        routing: row.routing as RoutingClass | null,
        outcome: row.outcome as CheckOutcome | null,
        error: row.error as ProviderErrorCode | null,
        retryAt: row.retry_at,
      });
    }
    return past;
  }

  answers(subjects: readonly string[]): { given: GivenAnswer; priceFen: number }[] {
    return [...this.#answers.values()]
      .filter((row) => subjects.includes(row.subject_print))
      .map((row) => ({ given: fromGivenJson(row.given), priceFen: row.price_fen }));
  }

  claim(flightKey: string): ClaimsTable | undefined {
    return this.#claims.get(flightKey);
  }

  hasRecord(id: string): boolean {
    return this.#recordIds.has(id);
  }

  isSettled(attemptId: string): boolean {
    return this.#settledIds.has(attemptId);
  }

  clientDay(client: string, day: string): ClientDaysTable {
    const unused = { client, china_day: day, calls: 0, spend_fen: 0 };
    return this.#clientDays.get(clientDayKey(unused)) ?? unused;
  }

  writeClientDay(row: ClientDaysTable) {
    this.#clientDays.set(clientDayKey(row), row);
    this.#changedClientDays.add(clientDayKey(row));
  }

  writeAttempt(row: AttemptsTable) {
    this.#attempts.set(row.id, row);
    this.#changedAttempts.add(row.id);
  }

  writeAnswer(row: AnswersTable) {
    this.#answers.set(answerKey(row), row);
    this.#changedAnswers.add(answerKey(row));
  }

  writeClaim(row: ClaimsTable) {
    this.#claims.set(row.flight_key, row);
    this.#changedClaims.add(row.flight_key);
  }

  addRecord(record: UnchainedRecord) {
    this.#records.push(record);
  }

  async write(db: Locked, bulk: Bulk): Promise<void> {
    const attempts = changed(this.#attempts, this.#changedAttempts);
    const answers = changed(this.#answers, this.#changedAnswers);
    const claims = changed(this.#claims, this.#changedClaims);
    const clientDays = changed(this.#clientDays, this.#changedClientDays);
    const records = chain(this.#records, this.#head);
    await together([
      attempts.length > 0 && bulk.write(db, ATTEMPTS, attempts),
      answers.length > 0 && bulk.write(db, ANSWERS, answers),
      claims.length > 0 && bulk.write(db, CLAIMS, claims),
      clientDays.length > 0 && bulk.write(db, CLIENT_DAYS, clientDays),
      records.length > 0 && bulk.write(db, RECORDS, records),
    ]);
  }
}

/** Fails only when all have ended: what ran after the rollback would be written by itself. */
async function together<const Queries extends readonly unknown[]>(
  queries: Queries,
): Promise<{ -readonly [K in keyof Queries]: Awaited<Queries[K]> }> {
  await Promise.allSettled(queries);
  return Promise.all(queries);
}

function changed<Row>(rows: ReadonlyMap<string, Row>, keys: ReadonlySet<string>): Row[] {
  return [...keys].flatMap((key) => rows.get(key) ?? []);
}

function chain(records: readonly UnchainedRecord[], head: Loaded['head']): RecordsTable[] {
  let { seq, hash } = head ?? { seq: 0, hash: CHAIN_START };
  return records.map((record) => {
    const prevHash = hash;
    hash = chainHash(prevHash, record.body);
    return { ...record, seq: ++seq, prev_hash: prevHash, hash };
  });
}

const clientDayKey = ({ client, china_day }: Pick<ClientDaysTable, 'client' | 'china_day'>) =>
  `${china_day} ${client}`;

const answerKey = ({ subject_print, provider }: AnswersTable) => `${subject_print} ${provider}`;

const unique = (values: readonly string[]): string[] => [...new Set(values)];
