import type { CheckOutcome } from '../domain/bank-card-check';
import type { PastAttempt } from '../domain/attempt-budget';
import type { RoutingClass } from '../domain/code-table';
import type { ProviderErrorCode } from '../domain/provider-error';
import type { GivenAnswer } from '../domain/ledger';
import { fromGivenJson } from './given-json';
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

/** The rows that a batch is decided by. */
export interface Loaded {
  readonly attempts: readonly AttemptsTable[];
  readonly answers: readonly AnswersTable[];
  readonly claims: readonly ClaimsTable[];
  readonly recordIds: readonly string[];
  readonly clientDays: readonly ClientDaysTable[];
  /** The attempts whose end was written before. */
  readonly settledIds: readonly string[];
  readonly head: Pick<RecordsTable, 'seq' | 'hash'> | undefined;
}

/** The rows that a batch sees and leaves, in memory until they are written together. */
export class BatchState {
  readonly #attempts = new Map<string, AttemptsTable>();
  /** By card and by ID number. */
  readonly #attemptIds = new Map<string, string[]>();
  /** By subject, then by provider. */
  readonly #answers = new Map<string, Map<string, AnswersTable>>();
  readonly #claims: Map<string, ClaimsTable>;
  readonly #recordIds: Set<string>;
  readonly #clientDays: Map<string, ClientDaysTable>;
  readonly #settledIds: Set<string>;
  readonly #head: Loaded['head'];
  readonly #changedAttempts = new Set<string>();
  readonly #changedAnswers = new Map<string, AnswersTable>();
  readonly #changedClaims = new Set<string>();
  readonly #changedClientDays = new Set<string>();
  readonly #records: UnchainedRecord[] = [];

  constructor({ attempts, answers, claims, recordIds, clientDays, settledIds, head }: Loaded) {
    for (const row of attempts) this.#addAttempt(row);
    for (const row of answers) this.#addAnswer(row);
    this.#claims = new Map(claims.map((row) => [row.flight_key, row]));
    this.#recordIds = new Set(recordIds);
    this.#clientDays = new Map(clientDays.map((row) => [clientDayKey(row), row]));
    this.#settledIds = new Set(settledIds);
    this.#head = head;
  }

  pastAttempts(cards: readonly string[], idNumbers: readonly string[]): readonly PastAttempt[] {
    const ids = new Set(
      [...cards, ...idNumbers].flatMap((print) => this.#attemptIds.get(print) ?? []),
    );
    return [...ids]
      .flatMap((id) => this.#attempts.get(id) ?? [])
      .filter(({ product }) => product === 'BANK_CARD_CHECK')
      .map((row) => ({
        startedAt: row.started_at,
        settledAt: row.settled_at,
        ofCard: cards.includes(row.card_print),
        ofIdNumber: row.id_number_print !== null && idNumbers.includes(row.id_number_print),
        routing: row.routing as RoutingClass | null,
        outcome: row.outcome as CheckOutcome | null,
        error: row.error as ProviderErrorCode | null,
        retryAt: row.retry_at,
      }));
  }

  answers(subjects: readonly string[]): { given: GivenAnswer; priceFen: number }[] {
    return subjects
      .flatMap((subject) => [...(this.#answers.get(subject)?.values() ?? [])])
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
    this.#addAttempt(row);
    this.#changedAttempts.add(row.id);
  }

  writeAnswer(row: AnswersTable) {
    this.#addAnswer(row);
    this.#changedAnswers.set(`${row.subject_print} ${row.provider}`, row);
  }

  writeClaim(row: ClaimsTable) {
    this.#claims.set(row.flight_key, row);
    this.#changedClaims.add(row.flight_key);
  }

  #addAttempt(row: AttemptsTable) {
    const isNew = !this.#attempts.has(row.id);
    this.#attempts.set(row.id, row);
    if (!isNew) return;
    for (const print of [row.card_print, row.id_number_print]) {
      if (print === null) continue;
      const ids = this.#attemptIds.get(print);
      if (ids === undefined) this.#attemptIds.set(print, [row.id]);
      else ids.push(row.id);
    }
  }

  #addAnswer(row: AnswersTable) {
    const ofSubject = this.#answers.get(row.subject_print) ?? new Map<string, AnswersTable>();
    this.#answers.set(row.subject_print, ofSubject.set(row.provider, row));
  }

  addRecord(record: UnchainedRecord) {
    this.#records.push(record);
  }

  writeTo(locked: Locked) {
    const attempts = changed(this.#attempts, this.#changedAttempts);
    const claims = changed(this.#claims, this.#changedClaims);
    const clientDays = changed(this.#clientDays, this.#changedClientDays);
    const records = chain(this.#records, this.#head);
    locked.write(ATTEMPTS, attempts);
    locked.write(ANSWERS, [...this.#changedAnswers.values()]);
    locked.write(CLAIMS, claims);
    locked.write(CLIENT_DAYS, clientDays);
    locked.write(RECORDS, records);
  }
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
