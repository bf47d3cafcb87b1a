import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../domain/clock';
import { LedgerUnavailable } from '../domain/ledger';
import { commitBatch, type BatchDecisions, type CommitRules } from './commit';
import type {
  Batch,
  BeginDecision,
  BeginOperation,
  CloseOperation,
  Decision,
  OpenOperation,
  SettleOperation,
} from './operations';
import type { Store } from './tables';

interface Waiting<Operation, Result> {
  readonly operation: Operation;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: Error) => void;
}

type WaitingOpen = Waiting<OpenOperation, Exclude<Decision, { kind: 'WAIT' }> | undefined>;

/** What one commit takes in. */
interface Taken {
  readonly settles: readonly SettleOperation[];
  readonly closes: readonly Waiting<CloseOperation, void>[];
  readonly opens: readonly WaitingOpen[];
  readonly begins: readonly Waiting<BeginOperation, BeginDecision>[];
}

/** More than are decided in one commit wait for the next. */
const MAX_DECISIONS = 256;
const MAX_ENDS = 1_000;
/** After a commit for this many the next one is waited for: a commit costs much more than what it holds. */
const BUSY_OPERATIONS = 16;
const GATHER_MS = 4;
/** How often to look whether another server's flight has ended, in milliseconds. */
const POLL_MS = 50;
/** How long to wait before a failed write is tried again, in milliseconds. */
const RETRY_MS = 500;

/**
 * Writes what concurrent requests ask for in one commit after another. Decisions fail together with their
 * commit, before anything was sent. What was sent has to be written: it is kept and tried again until it is.
 */
export class Journal {
  readonly #store: Store;
  readonly #rules: CommitRules;
  readonly #clock: Clock;
  readonly #opens: WaitingOpen[] = [];
  readonly #begins: Waiting<BeginOperation, BeginDecision>[] = [];
  readonly #settles: SettleOperation[] = [];
  readonly #closes: Waiting<CloseOperation, void>[] = [];
  /** Enquiries that wait for an identical one, by its key. */
  readonly #parked = new Map<string, WaitingOpen[]>();
  /** Keys of flights of this process, until their claims expire: their end is noticed here, without polling. */
  readonly #ownFlights = new Map<string, number>();
  #isDraining = false;
  #isBusy = false;
  #running: Promise<void> | undefined;
  #pollTimer: NodeJS.Timeout | undefined;

  constructor(store: Store, rules: CommitRules, clock: Clock) {
    this.#store = store;
    this.#rules = rules;
    this.#clock = clock;
  }

  /** Undefined where the caller's deadline passed while an identical enquiry was under way. */
  open(operation: OpenOperation) {
    return this.#enqueue<OpenOperation, Exclude<Decision, { kind: 'WAIT' }> | undefined>(
      this.#opens,
      operation,
    );
  }

  begin(operation: BeginOperation) {
    return this.#enqueue<BeginOperation, BeginDecision>(this.#begins, operation);
  }

  settle(operation: SettleOperation) {
    this.#settles.push(operation);
    this.#wake();
  }

  /** Resolves when the end of the flight is durable. */
  close(operation: CloseOperation): Promise<void> {
    return this.#enqueue(this.#closes, operation);
  }

  /** Writes what is still to be written, for as long as the store works. What is not settled counts as `UNKNOWN`. */
  async drain(): Promise<void> {
    this.#isDraining = true;
    clearTimeout(this.#pollTimer);
    for (const waiting of [...this.#parked.values()].flat()) waiting.resolve(undefined);
    this.#parked.clear();
    await this.#running;
  }

  #enqueue<Operation, Result>(queue: Waiting<Operation, Result>[], operation: Operation) {
    return new Promise<Result>((resolve, reject) => {
      queue.push({ operation, resolve, reject });
      this.#wake();
    });
  }

  #wake() {
    // Requests that arrive in one turn of the event loop share one commit.
    this.#running ??= new Promise<void>((resolve) => setImmediate(resolve))
      .then(() => this.#commitAll())
      .finally(() => {
        this.#running = undefined;
        if (this.#hasWork()) this.#wake();
      });
  }

  #hasWork(): boolean {
    return [this.#opens, this.#begins, this.#settles, this.#closes].some(
      ({ length }) => length > 0,
    );
  }

  async #commitAll() {
    while (this.#hasWork()) {
      if (this.#isBusy) await sleep(GATHER_MS);
      const taken = this.#take();
      try {
        const decisions = await this.#store.inLock((locked) =>
          commitBatch(locked, batchOf(taken), this.#rules, this.#clock.now()),
        );
        this.#conclude(taken, decisions);
      } catch (error) {
        const isKept = this.#fail(taken, new LedgerUnavailable(error));
        if (isKept) await sleep(RETRY_MS);
      }
    }
  }

  /** What goes into the next commit, together with everybody who waited for a flight that ends in it. */
  #take(): Taken {
    const settles = this.#settles.splice(0, MAX_ENDS);
    // A flight does not end before its attempts.
    const closes = this.#settles.length > 0 ? [] : this.#closes.splice(0, MAX_ENDS);
    for (const { operation } of closes) this.#unpark(operation.opened.flightKey);
    const opens = this.#opens.splice(0, MAX_DECISIONS);
    const begins = this.#begins.splice(0, MAX_DECISIONS);
    this.#isBusy = closes.length + opens.length + begins.length >= BUSY_OPERATIONS;
    return { settles, closes, opens, begins };
  }

  #conclude({ closes, opens, begins }: Taken, decisions: BatchDecisions) {
    for (const { operation, resolve } of closes) {
      this.#ownFlights.delete(operation.opened.flightKey);
      resolve();
    }
    opens.forEach((open, i) => {
      this.#decide(open, decisions.opens[i]);
    });
    begins.forEach(({ resolve }, i) => {
      const decision = decisions.begins[i];
      if (decision !== undefined) resolve(decision);
    });
  }

  /** Whether something is kept to be written again: whatever was sent, unless the journal is to end. */
  #fail({ settles, closes, opens, begins }: Taken, unavailable: LedgerUnavailable): boolean {
    for (const { reject } of [...opens, ...begins]) reject(unavailable);
    if (this.#isDraining) {
      for (const { reject } of closes) reject(unavailable);
      return false;
    }
    this.#settles.unshift(...settles);
    this.#closes.unshift(...closes);
    return settles.length + closes.length > 0;
  }

  #decide(open: WaitingOpen, decision: Decision | undefined) {
    if (decision === undefined) return;
    if (decision.kind !== 'WAIT') {
      if (decision.kind === 'OPENED') {
        const expiresAt = this.#clock.now() + this.#rules.leaseMs;
        this.#ownFlights.set(open.operation.flightKey, expiresAt);
      }
      open.resolve(decision);
      return;
    }
    const leftMs = open.operation.enquiry.deadlineAt - this.#clock.elapsed();
    if (leftMs <= 0) {
      open.resolve(undefined);
      return;
    }
    const { flightKey } = open.operation;
    this.#parked.set(flightKey, [...(this.#parked.get(flightKey) ?? []), open]);
    this.#pollTimer ??= setTimeout(() => {
      this.#poll();
    }, POLL_MS);
  }

  /** Looks again at what waits for other servers, and lets go of those whose deadline has passed. */
  #poll() {
    this.#pollTimer = undefined;
    for (const [flightKey, waiting] of this.#parked) {
      const isOver = ({ operation }: WaitingOpen) =>
        operation.enquiry.deadlineAt <= this.#clock.elapsed();
      const isOwn = (this.#ownFlights.get(flightKey) ?? 0) > this.#clock.now();
      if (!isOwn || waiting.some(isOver)) this.#unpark(flightKey);
    }
    if (this.#parked.size > 0) {
      this.#pollTimer = setTimeout(() => {
        this.#poll();
      }, POLL_MS);
    }
    if (this.#hasWork()) this.#wake();
  }

  #unpark(flightKey: string) {
    this.#opens.push(...(this.#parked.get(flightKey) ?? []));
    this.#parked.delete(flightKey);
  }
}

function batchOf({ settles, closes, opens, begins }: Taken): Batch {
  return {
    settles,
    closes: closes.map(({ operation }) => operation),
    opens: opens.map(({ operation }) => operation),
    begins: begins.map(({ operation }) => operation),
  };
}
