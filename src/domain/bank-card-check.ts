import type { AnsweredAboutCard } from './asked';
import type { CheckRefused } from './check-refused';
import type { ProviderError } from './provider-error';

export type CheckOutcome = 'MATCH' | 'MISMATCH' | 'UNABLE_TO_VERIFY';

/** Why elements do not match, or why the issuer would not say. */
export type MismatchReason = 'ELEMENTS_MISMATCH' | 'HOLDER_MISMATCH';
export type UnableReason =
  | 'NO_RECORD'
  | 'CARD_NOT_PRESENT_DISABLED'
  | 'CARD_ABNORMAL'
  | 'CARD_INVALID'
  | 'NO_ISSUER'
  | 'CARD_DORMANT'
  | 'CARD_CAPTURED'
  | 'CARD_CONFISCATED'
  | 'CARD_REPORTED_LOST'
  | 'CARD_EXPIRED'
  | 'CARD_RESTRICTED'
  | 'PIN_TRIES_EXCEEDED'
  | 'ISSUER_UNSUPPORTED'
  | 'DATA_CHECK_FAILED'
  | 'NO_MOBILE_ON_FILE'
  | 'MOBILE_UNSUPPORTED'
  | 'UNSPECIFIED';
export type CheckReason = MismatchReason | UnableReason;

/** What a provider says of the elements. */
export type CheckVerdict =
  | { readonly outcome: 'MATCH' }
  | { readonly outcome: 'MISMATCH'; readonly reason: MismatchReason }
  | { readonly outcome: 'UNABLE_TO_VERIFY'; readonly reason: UnableReason };

/** A provider's verdict on whether name, ID number, card and, of four, mobile belong together. */
export interface BankCardCheck extends AnsweredAboutCard {
  readonly kind: 'BankCardCheck';
  readonly outcome: CheckOutcome;
  readonly reason: CheckReason | null;
  /** How many elements were compared: 3, or 4 with a mobile number. */
  readonly elements: 3 | 4;
}

export type BankCardCheckResult = BankCardCheck | ProviderError | CheckRefused;
