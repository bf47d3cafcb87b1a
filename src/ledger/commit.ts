import { refusalOf, type AttemptBudget } from '../domain/attempt-budget';
import type { Refusal } from '../domain/check-refused';
import { sumBilling } from '../domain/billing';
import { chinaDay } from '../domain/china-time';
import { quotaRefusal } from '../domain/client-quota';
import type { Departure, GivenAnswer } from '../domain/ledger';
import { lifetimeOf, type Lifetimes } from '../domain/reuse';
import type { BatchState } from './batch-state';
import { fromGivenJson, toGivenJson } from './given-json';
import { loadState } from './load-state';
import type {
  Batch,
  BeginDecision,
  BeginOperation,
  CloseOperation,
  Decision,
  OpenOperation,
} from './operations';
import { recordOfFlight, recordOfRefusal, recordOfReuse } from './records';
import type { AttemptsTable, Locked } from './tables';

/** What the ledger decides by. */
export interface CommitRules {
  readonly budget: AttemptBudget;
  readonly lifetimes: Lifetimes;
  /** How long a claim lasts without a further attempt, in milliseconds: longer than an attempt may take. */
  readonly leaseMs: number;
  readonly newId: () => string;
}

export interface BatchDecisions {
  readonly opens: readonly Decision[];
  readonly begins: readonly BeginDecision[];
}

/** How long the end of a flight is kept for servers that wait for it, in milliseconds. */
const LINGER_MS = 10_000;

/**
 * Decides about and writes a batch within the ledger's lock. What has ended goes first, so that those who
 * wait for it are decided by it; within a batch everybody sees what was decided before them.
 */
export async function commitBatch(
  locked: Locked,
  batch: Batch,
  rules: CommitRules,
  nowMs: number,
): Promise<BatchDecisions> {
  const state = await loadState(locked, batch, nowMs);
  const committer = new Committer(state, rules, nowMs);
  for (const { attempt } of batch.settles) committer.settle(attempt);
  for (const close of batch.closes) committer.close(close);
  const opens = batch.opens.map((open) => committer.open(open));
  const begins = batch.begins.map((begin) => committer.begin(begin));
  state.writeTo(locked);
  return { opens, begins };
}

class Committer {
  readonly #state: BatchState;
  readonly #rules: CommitRules;
  readonly #nowMs: number;

  constructor(state: BatchState, rules: CommitRules, nowMs: number) {
    this.#state = state;
    this.#rules = rules;
    this.#nowMs = nowMs;
  }

  settle(attempt: AttemptsTable) {
    const { client, china_day, routing, billed, price_fen } = attempt;
    this.#state.writeAttempt(attempt);
    if (client === null || this.#state.isSettled(attempt.id)) return;
    const usage = this.#state.clientDay(client, china_day);
    this.#state.writeClientDay({
      ...usage,
      calls: usage.calls - (routing === 'NOT_SENT' ? 1 : 0),
      spend_fen: usage.spend_fen - (billed === 'NO' ? price_fen : 0),
    });
  }

  close({ opened, result, endedAt }: CloseOperation) {
    const { given } = result;
    // Written already where an earlier commit was made and only its confirmation was lost.
    if (this.#state.hasRecord(opened.enquiry.id)) return;
    this.#state.addRecord(recordOfFlight(opened, result, endedAt));
    const claim = this.#state.claim(opened.flightKey);
    // Somebody else's where this one was lost while the store was away.
    if (claim === undefined || claim.enquiry_id === opened.enquiry.id) {
      this.#state.writeClaim({
        flight_key: opened.flightKey,
        enquiry_id: opened.enquiry.id,
        expires_at: endedAt + LINGER_MS,
        ended_at: endedAt,
        cost_fen: sumBilling(result.bills).costFen,
        given: toGivenJson(given),
      });
    }
    const [subjectPrint] = opened.prints.subject;
    if (subjectPrint === undefined || lifetimeOf(given.answer, this.#rules.lifetimes) === 0) return;
    this.#state.writeAnswer({
      subject_print: subjectPrint,
      provider: given.provider,
      answered_at: given.answeredAt.getTime(),
      price_fen: result.bills.at(-1)?.costFen ?? 0,
      given: toGivenJson(given),
    });
  }

  open(open: OpenOperation): Decision {
    const reusable = this.#reusable(open);
    if (reusable !== undefined) return this.#reuse(open, reusable.given, reusable.priceFen);

    const claim = this.#state.claim(open.flightKey);
    if (claim !== undefined && claim.expires_at > this.#nowMs) {
      if (claim.ended_at === null) return { kind: 'WAIT' };
      const ended = claim.given === null ? undefined : fromGivenJson(claim.given);
      if (ended !== undefined && claim.ended_at >= open.arrivedAt && !isUnsent(ended)) {
        return this.#reuse(open, ended, claim.cost_fen);
      }
    }

    const refusal = this.#refusal(open, open.first);
    if (refusal !== undefined) {
      this.#state.addRecord(recordOfRefusal(open, refusal, this.#nowMs));
      return { kind: 'REFUSED', refusal };
    }
    return { kind: 'OPENED', attempt: this.#depart(open, open.first) };
  }

  begin({ opened, departure }: BeginOperation): BeginDecision {
    return this.#refusal(opened, departure) ?? this.#depart(opened, departure);
  }

  #reusable({ enquiry, prints }: OpenOperation) {
    const maxAgeSeconds = enquiry.maxAgeSeconds ?? Infinity;
    return this.#state
      .answers(prints.subject)
      .filter(({ given }) => enquiry.provider === undefined || given.provider === enquiry.provider)
      .filter(({ given }) => {
        const seconds = Math.min(lifetimeOf(given.answer, this.#rules.lifetimes), maxAgeSeconds);
        return this.#nowMs - given.answeredAt.getTime() < seconds * 1000;
      })
      .sort((a, b) => b.given.answeredAt.getTime() - a.given.answeredAt.getTime())[0];
  }

  #reuse(open: OpenOperation, given: GivenAnswer, savedFen: number): Decision {
    this.#state.addRecord(recordOfReuse(open, given, this.#nowMs, savedFen));
    return { kind: 'REUSED', given };
  }

  #refusal(open: OpenOperation, departure: Departure): Refusal | undefined {
    return this.#budgetRefusal(open) ?? this.#quotaRefusal(open, departure);
  }

  #quotaRefusal({ enquiry }: OpenOperation, { priceFen }: Departure): Refusal | undefined {
    const { id, quota } = enquiry.client;
    if (id === null) return undefined;
    const { calls, spend_fen: spendFen } = this.#state.clientDay(id, chinaDay(this.#nowMs));
    return quotaRefusal({ calls, spendFen }, quota, priceFen, this.#nowMs);
  }

  /** Only checks count at an issuer; a blacklist lookup does not reach one. */
  #budgetRefusal({ enquiry, prints }: OpenOperation): Refusal | undefined {
    if (enquiry.product !== 'BANK_CARD_CHECK') return undefined;
    const attempts = this.#state.pastAttempts(prints.card, prints.idNumber);
    return refusalOf(attempts, this.#rules.budget, this.#nowMs);
  }

  #depart(open: OpenOperation, departure: Departure): AttemptsTable {
    const { provider, priceFen, reference } = departure;
    const attempt: AttemptsTable = {
      id: this.#rules.newId(),
      enquiry_id: open.enquiry.id,
      product: open.enquiry.product,
      provider,
      key_id: open.prints.keyId,
      card_print: open.prints.card[0] ?? '',
      id_number_print: open.prints.idNumber[0] ?? null,
      started_at: this.#nowMs,
      china_day: chinaDay(this.#nowMs),
      price_fen: priceFen,
      settled_at: null,
      latency_ms: null,
      routing: null,
      outcome: null,
      error: null,
      provider_code: null,
      provider_reference: reference,
      billed: 'UNKNOWN',
      retry_at: null,
      client: open.enquiry.client.id,
    };
    this.#state.writeAttempt(attempt);
    this.#charge(attempt);
    this.#state.writeClaim({
      flight_key: open.flightKey,
      enquiry_id: open.enquiry.id,
      expires_at: this.#nowMs + this.#rules.leaseMs,
      ended_at: null,
      cost_fen: 0,
      given: null,
    });
    return attempt;
  }

  /** In full, until it is known what it cost. */
  #charge({ client, china_day, price_fen }: AttemptsTable) {
    if (client === null) return;
    const usage = this.#state.clientDay(client, china_day);
    this.#state.writeClientDay({
      ...usage,
      calls: usage.calls + 1,
      spend_fen: usage.spend_fen + price_fen,
    });
  }
}

/** The end of a flight that sent nothing is nobody else's answer. */
const isUnsent = ({ answer }: GivenAnswer): boolean => answer.class === 'NOT_SENT';
