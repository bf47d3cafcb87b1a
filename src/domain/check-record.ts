import type { ProviderAttempt } from './attempt';
import type { MaskedBankCard } from './bank-card';
import type { CheckOutcome, CheckReason } from './bank-card-check';
import type { Billing } from './billing';
import type { BlacklistCategory } from './blacklist-report';
import type { RefusalRule } from './check-refused';
import type { Product, ProviderName } from './provider';
import type { ProviderErrorCode } from './provider-error';

/**
 * What became of an enquiry.
 *
 * - `ANSWERED`: a provider gave a verdict or report.
 * - `FAILED`: providers were asked, or were about to be, and none answered.
 * - `REUSED`: an earlier answer, or that of an identical enquiry under way, was given.
 * - `REFUSED`: this server would not ask.
 */
export type RecordKind = 'ANSWERED' | 'FAILED' | 'REUSED' | 'REFUSED';

/** What was asked and what came of it, as the ledger keeps it for good. It holds no personal data in the clear. */
export interface CheckRecord {
  readonly id: string;
  /** Its place in the chain of records, from 1 without gaps. */
  readonly position: number;
  /** Its own hash in the chain, in hexadecimal. */
  readonly hash: string;
  /** When it was decided or ended. */
  readonly at: Date;
  readonly product: Product;
  readonly kind: RecordKind;
  /** Who asked, where callers are told apart. */
  readonly client: string | null;
  readonly clientReference: string | null;
  /** Of a risk profile: the policy on whose behalf it was asked. */
  readonly policyVersion: string | null;
  /** Of a check: how many elements were to be compared. */
  readonly elements: 3 | 4 | null;
  readonly bankCard: Omit<MaskedBankCard, 'luhnValid'>;
  /** The keyed fingerprint of the card number. */
  readonly fingerprint: string;
  readonly outcome: CheckOutcome | null;
  readonly reason: CheckReason | null;
  /** Of an answered lookup: the lists that hold the card. */
  readonly hits: readonly BlacklistCategory[] | null;
  /** Of an answered lookup: whether the whole answer could be read. */
  readonly complete: boolean | null;
  readonly error: ProviderErrorCode | null;
  readonly refusal: RefusalRule | null;
  readonly retryAt: Date | null;
  /** Who answered or failed; null where it was refused. */
  readonly provider: ProviderName | null;
  readonly answeredAt: Date | null;
  readonly providerCode: string | null;
  readonly providerMessage: string | null;
  readonly providerReference: string | null;
  readonly billing: Billing;
  /** What a reused answer would have cost, in fen. */
  readonly savedFen: number;
  readonly attempts: readonly ProviderAttempt[];
}
