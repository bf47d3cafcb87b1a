import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../domain/clock';
import { LedgerUnavailable, type Unwritten } from '../domain/ledger';
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
import { unwrittenOf } from './unwritten';

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
/** How long a commit that failed tells that the next one would fail too, in milliseconds. */
const FAILURE_MEMORY_MS = 3_000;
/** How long a drain waits without progress when its patience is at an end, in milliseconds. */
const LAST_TRY_MS = 1_000;
/** How often a drain looks whether all is written, in milliseconds. */
const LOOK_MS = 20;

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
  #isBusy = false;
  /** By the clock's `elapsed`, as the next two. */
  #lastFailedAt = -Infinity;
  #lastWrittenAt = -Infinity;
  /** When a store that fails is tried no more. */
  #giveUpAt = Infinity;
  #hasGivenUp = false;
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

  /** How many ends of attempts and of flights are in memory only, because the store has failed to take them. */
  get unwritten(): number {
    return this.#hasFailed ? this.#settles.length + this.#closes.length : 0;
  }

  /** Whether the last commit failed, and that not long ago. */
  get isFailing(): boolean {
    return this.#hasFailed && this.#clock.elapsed() - this.#lastFailedAt < FAILURE_MEMORY_MS;
  }

  get #hasFailed(): boolean {
    return this.#lastFailedAt > this.#lastWrittenAt;
  }

  /**
   * Writes what is still to be written, and tells what it could not. What is not settled counts as `UNKNOWN`.
   *
   * @param patienceMs how long a store that fails is tried again, in milliseconds. It is tried once in any case, and one
   *   that hangs is waited for a second longer
   */
  async drain(patienceMs: number): Promise<Unwritten> {
    this.#giveUpAt = this.#clock.elapsed() + patienceMs;
    clearTimeout(this.#pollTimer);
    for (const waiting of [...this.#parked.values()].flat()) waiting.resolve(undefined);
    this.#parked.clear();
    while (this.#running !== undefined && !this.#hangs()) await sleep(LOOK_MS);
    this.#hasGivenUp = true;
    const unavailable = new LedgerUnavailable('the journal has given up');
    for (const { reject } of this.#closes) reject(unavailable);
    return unwrittenOf(
      this.#settles,
      this.#closes.map(({ operation }) => operation),
    );
  }

  #hangs(): boolean {
    const since = Math.max(this.#giveUpAt, this.#lastWrittenAt);
    return this.#clock.elapsed() - since >= LAST_TRY_MS;
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
    if (this.#hasGivenUp) return false;
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
        this.#lastWrittenAt = this.#clock.elapsed();
        this.#conclude(taken, decisions);
      } catch (error) {
        this.#lastFailedAt = this.#clock.elapsed();
        this.#fail(taken, error);
        if (this.unwritten > 0) await this.#pause();
      }
    }
  }

  async #pause() {
    const leftMs = this.#giveUpAt - this.#clock.elapsed();
    if (leftMs <= 0) this.#hasGivenUp = true;
    else await sleep(Math.min(RETRY_MS, leftMs));
  }

  /**
   * What goes into the next commit, together with everybody who waited for a flight that ends in it. What was sent
   * stays in its queue until it is written.
   */
  #take(): Taken {
    const settles = this.#settles.slice(0, MAX_ENDS);
    // A flight does not end before its attempts.
    const closes = this.#settles.length > MAX_ENDS ? [] : this.#closes.slice(0, MAX_ENDS);
    for (const { operation } of closes) this.#unpark(operation.opened.flightKey);
    const opens = this.#opens.splice(0, MAX_DECISIONS);
    const begins = this.#begins.splice(0, MAX_DECISIONS);
    this.#isBusy = closes.length + opens.length + begins.length >= BUSY_OPERATIONS;
    return { settles, closes, opens, begins };
  }

  #conclude({ settles, closes, opens, begins }: Taken, decisions: BatchDecisions) {
    this.#settles.splice(0, settles.length);
    this.#closes.splice(0, closes.length);
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

  /** Decisions are not tried again: nothing was sent yet. */
  #fail({ opens, begins }: Taken, error: unknown) {
    const unavailable = new LedgerUnavailable(error);
    for (const { reject } of [...opens, ...begins]) reject(unavailable);
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
