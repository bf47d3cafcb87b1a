import type { CheckVerdict } from './bank-card-check';
import type { Billed } from './billing';
import type { Element } from './input-rules';
import type { Product } from './provider';
import type { ErrorCause, ProviderErrorCode } from './provider-error';

/**
 * What the router may do after a code.
 *
 * - `ANSWERED`: a verdict; stop.
 * - `NOT_SENT`: nothing left this machine; retry or fail over freely.
 * - `REFUSED`: the provider turned the request away before doing the work; failing over is free.
 * - `INPUT`: this person's data is malformed in the provider's eyes; stop.
 * - `SUBJECT`: this card or person is over a limit; stop, remember it, ask no other provider.
 * - `AMBIGUOUS`: the work may have been done and billed; fail over only if the caller prefers an answer to a saved fee.
 */
export const ROUTING_CLASSES = [
  'ANSWERED',
  'NOT_SENT',
  'REFUSED',
  'INPUT',
  'SUBJECT',
  'AMBIGUOUS',
] as const;
export type RoutingClass = (typeof ROUTING_CLASSES)[number];

/** What a code of an answer says in Kayan's words. `report`: the answer's flags are the verdict. */
export type AnswerMeaning = { readonly verdict: CheckVerdict } | { readonly report: true };

/** What a code without an answer says in Kayan's words. */
export interface ErrorMeaning {
  readonly error: ProviderErrorCode;
  readonly field?: Element;
  readonly cause?: ErrorCause;
}

interface RowFacts {
  readonly product: Product;
  /**
   * The most precise code that the provider gives, e.g. `22070302`, `98`, `10000/1`; a family of codes with
   * one meaning as `T429*` or `5000-5500`.
   */
  readonly code: string;
  /** The provider's own words from its documentation. */
  readonly text: string;
  readonly billed: Billed;
}

/** One row of a provider's code table. An answer has a verdict, anything else an error. */
export type CodeRow = RowFacts &
  (
    | { readonly class: 'ANSWERED'; readonly meaning: AnswerMeaning }
    | { readonly class: Exclude<RoutingClass, 'ANSWERED'>; readonly meaning: ErrorMeaning }
  );
