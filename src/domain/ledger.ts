import type { ProviderAttempt } from './attempt';
import type { CheckVerdict } from './bank-card-check';
import type { Billed, Billing } from './billing';
import type { Client } from './client';
import type { BlacklistFindings } from './blacklist-report';
import type { Refusal } from './check-refused';
import type { Answer, Product, ProviderName } from './provider';
import type { Subject } from './subject';

export type Verdict = CheckVerdict | BlacklistFindings;

/** What is asked for, before it is decided whether a provider is asked. */
export interface Enquiry {
  /** Names the record of it. */
  readonly id: string;
  readonly product: Product;
  /** The personal data. A ledger keeps fingerprints of it, the BIN and the last four digits, and nothing else. */
  readonly subject: Pick<Subject, 'bankCard'> & Partial<Subject>;
  /** The one provider whose answer is wanted. */
  readonly provider: ProviderName | undefined;
  /** The greatest age of an earlier answer, in seconds; undefined for as long as it lives. */
  readonly maxAgeSeconds: number | undefined;
  readonly clientReference: string | undefined;
  /** The risk policy on whose behalf it is asked. */
  readonly policyVersion: string | undefined;
  /** On whose account it is asked. */
  readonly client: Pick<Client, 'id' | 'quota'>;
  /** When the caller stops waiting, by the clock's `elapsed`. */
  readonly deadlineAt: number;
}

/** A provider that is about to be asked. */
export interface Departure {
  readonly provider: ProviderName;
  readonly priceFen: number;
  /** Our own number of the call, which finds it at the provider even if no answer comes; null where there is none. */
  readonly reference: string | null;
}

/** An answer together with who gave it and when. */
export interface GivenAnswer<Given extends Verdict = Verdict> {
  readonly answer: Answer<Given>;
  readonly provider: ProviderName;
  readonly answeredAt: Date;
}

/** Names an attempt that stands in the ledger. */
export type AttemptId = string;

/** What a flight brought, for the record. */
export interface FlightResult {
  readonly given: GivenAnswer;
  readonly attempts: readonly ProviderAttempt[];
  readonly bills: readonly Billing[];
}

/**
 * One enquiry on its way to providers. Every attempt is recorded before its first byte is sent; what is not
 * settled counts as billed `UNKNOWN` and toward the card's budget, for ever.
 */
export interface Flight {
  /** The attempt that was recorded when the flight was opened. */
  readonly firstAttempt: AttemptId;
  /** Records a further attempt, or tells why the budget or the client's quota forbids it. */
  begin(departure: Departure): Promise<AttemptId | Refusal>;
  /** Records how an attempt ended. Kept and tried again where the store fails. */
  settle(attempt: AttemptId, answer: Answer<Verdict>, latencyMs: number): void;
  /** Ends the flight. Resolves when everything about it is durable; only then may the answer leave. */
  close(result: FlightResult): Promise<void>;
}

/** What the ledger decides about an enquiry. */
export type Opening =
  | { readonly kind: 'OPENED'; readonly flight: Flight }
  /** An earlier answer that is still good, or that of an identical enquiry that was under way. */
  | { readonly kind: 'REUSED'; readonly given: GivenAnswer }
  | { readonly kind: 'REFUSED'; readonly refusal: Refusal }
  /** An identical enquiry is under way and did not end before the caller's deadline. */
  | { readonly kind: 'WAITED_IN_VAIN' };

interface UnwrittenEnd {
  /** The id of the enquiry, which would have been that of its record. */
  readonly record: string;
  readonly product: Product;
  readonly provider: ProviderName;
  /** By which the provider finds the call. */
  readonly reference: string | null;
}

/** What a ledger knows and could not write before it closed. */
export interface Unwritten {
  /** Enquiries whose end is in no record. */
  readonly answers: readonly UnwrittenEnd[];
  /** Attempts whose end is not known to the store, where they stand as billed `UNKNOWN`. */
  readonly attempts: readonly (UnwrittenEnd & {
    readonly attempt: AttemptId;
    readonly billed: Billed;
  })[];
}

export const NOTHING_UNWRITTEN: Unwritten = { answers: [], attempts: [] };

/** The durable memory between callers and providers. */
export interface Ledger {
  /**
   * Decides about an enquiry. Nothing may be sent before it resolves with `OPENED`.
   *
   * @throws LedgerUnavailable where the store fails; then nothing may be sent at all
   */
  open(enquiry: Enquiry, first: Departure): Promise<Opening>;
  /**
   * Writes what is still to be written, then lets go of the store. Tells what could not be written.
   *
   * @param patienceMs how long a store that fails is tried again, in milliseconds. Default: it is tried once
   */
  close(patienceMs?: number): Promise<Unwritten>;
}

/** The store cannot be read or written. A check fails closed with it. */
export class LedgerUnavailable extends Error {
  constructor(cause: unknown) {
    super('the ledger is unavailable', { cause });
  }
}
