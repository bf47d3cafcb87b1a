import type { MismatchReason, UnableReason } from '../domain/bank-card-check';
import type { Billed } from '../domain/billing';
import type { CodeRow, Meaning, RoutingClass } from '../domain/code-table';
import type { Element } from '../domain/input-rules';
import type { Product } from '../domain/provider';
import type { ProviderErrorCode } from '../domain/provider-error';

/** A row of a code table as it is written down: one line a code. */
export type ShortRow = readonly [
  code: string,
  text: string,
  meaning: Meaning,
  routing: RoutingClass,
  billed: Billed,
];

export const match: Meaning = { verdict: { outcome: 'MATCH' } };
export const mismatch = (reason: MismatchReason): Meaning => ({
  verdict: { outcome: 'MISMATCH', reason },
});
export const unable = (reason: UnableReason): Meaning => ({
  verdict: { outcome: 'UNABLE_TO_VERIFY', reason },
});
export const report: Meaning = { report: true };
export const error = (code: ProviderErrorCode): Meaning => ({ error: code });
export const inputRejected = (field: Element): Meaning => ({ error: 'INPUT_REJECTED', field });

export function codeRows(product: Product, rows: readonly ShortRow[]): readonly CodeRow[] {
  return rows.map(([code, text, meaning, routing, billed]) => ({
    product,
    code,
    text,
    meaning,
    class: routing,
    billed,
  }));
}
