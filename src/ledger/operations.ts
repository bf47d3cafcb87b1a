import type { Refusal } from '../domain/check-refused';
import type { Departure, Enquiry, FlightResult, GivenAnswer } from '../domain/ledger';
import type { Prints } from './fingerprints';
import type { AttemptsTable } from './tables';

/** An enquiry that waits for a decision. */
export interface OpenOperation {
  readonly enquiry: Enquiry;
  readonly prints: Prints;
  /** Enquiries with the same key are the same question to the same provider. */
  readonly flightKey: string;
  readonly first: Departure;
  /** When it arrived: it shares the end of a flight only if that was under way then. */
  readonly arrivedAt: number;
}

/** What is decided about an enquiry in one commit; `WAIT` where an identical one is under way. */
export type Decision =
  | { readonly kind: 'OPENED'; readonly attempt: AttemptsTable }
  | { readonly kind: 'REUSED'; readonly given: GivenAnswer }
  | { readonly kind: 'REFUSED'; readonly refusal: Refusal }
  | { readonly kind: 'WAIT' };

/** A further attempt of a flight that is under way. */
export interface BeginOperation {
  readonly opened: OpenOperation;
  readonly departure: Departure;
}

export type BeginDecision = AttemptsTable | Refusal;

/** The end of an attempt. */
export interface SettleOperation {
  readonly attempt: AttemptsTable;
}

/** The end of a flight. */
export interface CloseOperation {
  readonly opened: OpenOperation;
  readonly result: FlightResult;
  readonly endedAt: number;
}

/** Everything that is written in one commit. */
export interface Batch {
  readonly settles: readonly SettleOperation[];
  readonly closes: readonly CloseOperation[];
  readonly opens: readonly OpenOperation[];
  readonly begins: readonly BeginOperation[];
}
