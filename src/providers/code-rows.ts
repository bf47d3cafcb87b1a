import type { MismatchReason, UnableReason } from '../domain/bank-card-check';
import type { Billed } from '../domain/billing';
import type { AnswerMeaning, CodeRow, ErrorMeaning, RoutingClass } from '../domain/code-table';
import type { Element } from '../domain/input-rules';
import type { Product } from '../domain/provider';
import type { ProviderErrorCode } from '../domain/provider-error';

/** A row of a code table as it is written down, one line a code: an answer with its verdict, or a failure with its error. */
export type ShortRow =
  | readonly [code: string, text: string, AnswerMeaning, 'ANSWERED', Billed]
  | readonly [code: string, text: string, ErrorMeaning, Exclude<RoutingClass, 'ANSWERED'>, Billed];

export const match: AnswerMeaning = { verdict: { outcome: 'MATCH' } };
export const mismatch = (reason: MismatchReason): AnswerMeaning => ({
  verdict: { outcome: 'MISMATCH', reason },
});
export const unable = (reason: UnableReason): AnswerMeaning => ({
  verdict: { outcome: 'UNABLE_TO_VERIFY', reason },
});
export const report: AnswerMeaning = { report: true };
export const error = (code: ProviderErrorCode): ErrorMeaning => ({ error: code });
/** The request's time is too far from the provider's, whomever it is about. */
export const clockRejected: ErrorMeaning = { error: 'REQUEST_REJECTED', cause: 'CLOCK' };
/** The provider cannot decrypt what it is sent, whomever it is about. */
export const keyRejected: ErrorMeaning = { error: 'REQUEST_REJECTED', cause: 'PUBLIC_KEY' };
export const inputRejected = (field: Element): ErrorMeaning => ({ error: 'INPUT_REJECTED', field });

export function codeRows(product: Product, rows: readonly ShortRow[]): readonly CodeRow[] {
  return rows.map((row): CodeRow => {
    const [code, text, , , billed] = row;
    const facts = { product, code, text, billed };
    // The two forms are told apart before they are taken apart, or their parts would no longer belong together.
    return row[3] === 'ANSWERED'
      ? { ...facts, class: row[3], meaning: row[2] }
      : { ...facts, class: row[3], meaning: row[2] };
  });
}
