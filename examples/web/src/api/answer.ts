import type { AssessRiskQuery } from './generated/graphql';

export type RiskProfile = AssessRiskQuery['riskProfile'];
export type CheckHalf = RiskProfile['check'];
export type BlacklistHalf = RiskProfile['blacklist'];

/** What became of a request: a profile, input to correct, or no answer at all. */
export type Answer<Data> =
  | { readonly kind: 'data'; readonly data: Data }
  | { readonly kind: 'invalid'; readonly problems: readonly InvalidInput[] }
  | { readonly kind: 'failed'; readonly failure: RequestFailure };

/** A problem of `BAD_USER_INPUT`. It never holds the value. */
export interface InvalidInput {
  /** The place in the arguments, such as `input.bankCard`. */
  readonly field: string;
  /** In English; begins with the field. */
  readonly message: string;
  readonly messageZh: string;
}

export type RequestFailureKind =
  /** No HTTP answer came. */
  | 'UNREACHABLE'
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'TOO_MANY_REQUESTS'
  | 'BUSY'
  | 'LEDGER_UNAVAILABLE'
  /** Anything else that is not an answer. */
  | 'NOT_ANSWERED';

export interface RequestFailure {
  readonly kind: RequestFailureKind;
  /** The `extensions.code` of the error, or the HTTP status; null where no answer came. */
  readonly code: string | null;
  /** From `Retry-After`. */
  readonly retryAt: Date | null;
  /** What the server's log knows the request by. */
  readonly requestId: string | null;
}
