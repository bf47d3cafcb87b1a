import { randomUUID } from 'node:crypto';
import type { AttemptBudget } from '../domain/attempt-budget';
import type { Audit, AuditedLedger } from '../domain/audit';
import type { Clock } from '../domain/clock';
import {
  LedgerUnavailable,
  type AttemptId,
  type Departure,
  type Enquiry,
  type Flight,
  type FlightResult,
  type Opening,
  type Unwritten,
  type Verdict,
} from '../domain/ledger';
import type { Answer } from '../domain/provider';
import type { Lifetimes } from '../domain/reuse';
import { StoredAudit } from './audit';
import { Fingerprints } from './fingerprints';
import { Journal } from './journal';
import { migrate } from './migrations';
import type { OpenOperation } from './operations';
import { proveWrite } from './prove-write';
import type * as Postgres from './postgres';
import { openSqlite } from './sqlite';
import { storableText } from './storable-text';
import type { AttemptsTable, Store } from './tables';

export interface LedgerOptions {
  /** `sqlite:<path>` or `postgres://…`. */
  readonly url: string;
  readonly fingerprintKey: string;
  /** While keys rotate: the one before, which is still read. */
  readonly previousFingerprintKey: string | undefined;
  readonly budget: AttemptBudget;
  readonly lifetimes: Lifetimes;
  /** How long one attempt may take, in milliseconds. */
  readonly providerTimeoutMs: number;
  readonly clock: Clock;
}

/** How much longer than an attempt the claim on its flight lasts, in milliseconds. */
const LEASE_MARGIN_MS = 2_000;

/** How long a caller waits for the end of its flight to become durable, past its deadline if need be. */
const COMMIT_PATIENCE_MS = 2_000;

/** A ledger that can tell whether its store works. */
export interface CheckedLedger extends AuditedLedger {
  /** Writes to the store. Rejects where it cannot be reached or written, or has lost tables that it had when it was opened. */
  check(): Promise<void>;
  /** How many ends of attempts and enquiries are in memory only, because the store has failed to take them. */
  readonly unwritten: number;
}

/** @param isPatient whether statements may take any time. Default: only as long as a request can wait */
export function openStore(url: string, isPatient = false): Store {
  if (url.startsWith('sqlite:')) return openSqlite(url.slice('sqlite:'.length));
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded late: a start without it is spared pg
  const { openPostgres } = require('./postgres') as typeof Postgres;
  return openPostgres(url, isPatient);
}

/** Opens a store whose tables are up to date, however long that takes. Rejects where it cannot be reached. */
export async function openMigratedStore(url: string): Promise<Store> {
  const patient = openStore(url, true);
  try {
    await migrate(patient.db);
  } finally {
    await patient.close();
  }
  return openStore(url);
}

/** Opens the ledger and brings its tables up to date. Rejects where the store cannot be reached. */
export async function openLedger(options: LedgerOptions): Promise<DurableLedger> {
  const store = await openMigratedStore(options.url);
  return new DurableLedger(store, options, await store.migrations());
}

/** The ledger over a store. */
export class DurableLedger implements CheckedLedger {
  readonly store: Store;
  readonly audit: Audit;
  readonly #journal: Journal;
  readonly #fingerprints: Fingerprints;
  readonly #clock: Clock;
  readonly #migrations: readonly string[];

  /** @param migrations those that the store has been brought to */
  constructor(store: Store, options: LedgerOptions, migrations: readonly string[]) {
    const { budget, lifetimes, providerTimeoutMs, clock } = options;
    const leaseMs = providerTimeoutMs + LEASE_MARGIN_MS;
    this.store = store;
    this.#journal = new Journal(store, { budget, lifetimes, leaseMs, newId: randomUUID }, clock);
    this.#fingerprints = new Fingerprints(options.fingerprintKey, options.previousFingerprintKey);
    this.audit = new StoredAudit(store.db, this.#fingerprints);
    this.#clock = clock;
    this.#migrations = migrations;
  }

  get unwritten(): number {
    return this.#journal.unwritten;
  }

  async check(): Promise<void> {
    const found = await this.store.migrations();
    if (!this.#migrations.every((name) => found.includes(name))) {
      throw new LedgerUnavailable(new Error('the store has lost migrations'));
    }
    await proveWrite(this.store, this.#clock.now());
    // What proves a write is smaller than what a question writes, and may fit where that does not.
    if (this.#journal.isFailing) throw new LedgerUnavailable('the last commit failed');
  }

  async open(enquiry: Enquiry, first: Departure): Promise<Opening> {
    const prints = this.#fingerprints.of(enquiry);
    const opened: OpenOperation = {
      enquiry: storable(enquiry),
      prints,
      flightKey: `${prints.subject[0] ?? ''} ${enquiry.provider ?? 'ANY'}`,
      first,
      arrivedAt: this.#clock.now(),
    };
    const decision = await this.#journal.open(opened);
    if (decision === undefined) return { kind: 'WAITED_IN_VAIN' };
    if (decision.kind !== 'OPENED') return decision;
    return { kind: 'OPENED', flight: this.#flight(opened, decision.attempt) };
  }

  async close(patienceMs = 0): Promise<Unwritten> {
    const unwritten = await this.#journal.drain(patienceMs);
    const closed = this.store.close();
    // A store that fails may hold on to its connections; what is lost is to be told before the process is killed.
    if (unwritten.answers.length + unwritten.attempts.length > 0) closed.catch(() => undefined);
    else await closed;
    return unwritten;
  }

  #flight(opened: OpenOperation, first: AttemptsTable): Flight {
    const journal = this.#journal;
    const clock = this.#clock;
    const unsettled = new Map<AttemptId, AttemptsTable>([[first.id, first]]);
    return {
      firstAttempt: first.id,
      async begin(departure) {
        const decision = await journal.begin({ opened, departure });
        if ('rule' in decision) return decision;
        unsettled.set(decision.id, decision);
        return decision.id;
      },
      settle(id, answer, latencyMs) {
        const attempt = unsettled.get(id);
        if (attempt === undefined) throw new TypeError('an attempt is settled once, by its flight');
        unsettled.delete(id);
        journal.settle({
          attempt: settled(attempt, answer, latencyMs, clock.now()),
        });
      },
      async close(result: FlightResult) {
        // Recorded, but the caller left or the deadline passed before it was sent.
        for (const attempt of unsettled.values()) {
          journal.settle({ attempt: neverSent(attempt, clock.now()) });
        }
        const patienceMs = Math.max(
          opened.enquiry.deadlineAt - clock.elapsed(),
          COMMIT_PATIENCE_MS,
        );
        await within(patienceMs, journal.close({ opened, result, endedAt: clock.now() }));
      },
    };
  }
}

function settled(
  attempt: AttemptsTable,
  answer: Answer<Verdict>,
  latencyMs: number,
  nowMs: number,
): AttemptsTable {
  const verdict = answer.class === 'ANSWERED' ? answer.verdict : undefined;
  return {
    ...attempt,
    settled_at: nowMs,
    latency_ms: latencyMs,
    routing: answer.class,
    outcome: verdict && 'outcome' in verdict ? verdict.outcome : null,
    error: answer.class === 'ANSWERED' ? null : answer.error,
    provider_code: answer.providerCode,
    provider_reference: answer.providerReference,
    billed: answer.billed,
    retry_at: answer.class === 'ANSWERED' ? null : (answer.retryAt?.getTime() ?? null),
  };
}

/** Lets go of a caller whom the store keeps waiting. What is to be written is written all the same. */
async function within(ms: number, written: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new LedgerUnavailable('the end of a flight is not durable yet'));
    }, ms);
  });
  try {
    await Promise.race([written, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

const neverSent = (attempt: AttemptsTable, nowMs: number): AttemptsTable => ({
  ...attempt,
  settled_at: nowMs,
  routing: 'NOT_SENT',
  billed: 'NO',
});

/** The record's body and its column have to hold the same text. */
const storable = (enquiry: Enquiry): Enquiry => ({
  ...enquiry,
  clientReference: enquiry.clientReference && storableText(enquiry.clientReference),
});
