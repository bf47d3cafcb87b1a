import { maskBankCard } from './bank-card';
import type { BankCardCheck, CheckVerdict } from './bank-card-check';
import { sumBilling } from './billing';
import { blacklistHits, type BlacklistFindings, type BlacklistReport } from './blacklist-report';
import type { Verdict } from './ledger';
import type { ProviderName, Unanswered } from './provider';
import { ERROR_CAUSES, PROVIDER_ERRORS, type ProviderError } from './provider-error';
import type { Routed } from './routing';
import type { Subject } from './subject';

/** What came of an enquiry, and what getting it took: nothing, where it was reused. */
export interface Outcome<Given extends Verdict> extends Routed<Given> {
  readonly id: string;
  readonly answeredAt: Date;
  readonly reused: boolean;
}

/** Why nobody was asked, each with the word that stands for a provider's code. */
const NOT_ASKED = {
  /** Nobody who may be asked can do it. */
  UNSUPPORTED: 'UNSUPPORTED',
  /** An identical enquiry is under way and did not end in time. */
  NO_ANSWER: 'IN_FLIGHT',
  /** The caller left, or no time was left. */
  UNREACHABLE: 'CANCELLED',
} as const;

/** The outcome where nobody was asked. `provider` is who would have been first. */
export function notAsked(
  id: string,
  provider: ProviderName,
  error: keyof typeof NOT_ASKED,
  answeredAt: Date,
): Outcome<never> {
  const answer = {
    class: 'NOT_SENT',
    error,
    field: null,
    retryAt: null,
    providerCode: NOT_ASKED[error],
    providerMessage: null,
    providerReference: null,
    billed: 'NO',
  } as const;
  return { id, answer, provider, answeredAt, attempts: [], bills: [], reused: false };
}

export function toBankCardCheck(
  outcome: Outcome<CheckVerdict>,
  verdict: CheckVerdict,
  { bankCard, mobile }: Subject,
  sandbox: boolean,
): BankCardCheck {
  return {
    kind: 'BankCardCheck',
    ...answeredFacts(outcome, bankCard, sandbox),
    outcome: verdict.outcome,
    reason: verdict.outcome === 'MATCH' ? null : verdict.reason,
    elements: mobile === undefined ? 3 : 4,
  };
}

export function toBlacklistReport(
  outcome: Outcome<BlacklistFindings>,
  findings: BlacklistFindings,
  bankCard: string,
  sandbox: boolean,
): BlacklistReport {
  const hits = blacklistHits(findings);
  return {
    kind: 'BlacklistReport',
    ...answeredFacts(outcome, bankCard, sandbox),
    listed: hits.length > 0,
    hits,
    ...findings,
  };
}

export function toProviderError(
  outcome: Outcome<Verdict>,
  { error, cause, field, retryAt }: Unanswered,
  sandbox: boolean,
): ProviderError {
  return {
    kind: 'ProviderError',
    code: error,
    ...PROVIDER_ERRORS[error],
    ...(cause && ERROR_CAUSES[cause]),
    ...askedFacts(outcome, sandbox),
    retryAt,
    field,
  };
}

function answeredFacts(outcome: Outcome<Verdict>, bankCard: string, sandbox: boolean) {
  return {
    id: outcome.id,
    bankCard: maskBankCard(bankCard),
    checkedAt: outcome.answeredAt,
    reused: outcome.reused,
    ...askedFacts(outcome, sandbox),
  };
}

function askedFacts({ answer, provider, bills, attempts }: Outcome<Verdict>, sandbox: boolean) {
  const { providerCode, providerMessage, providerReference } = answer;
  const billing = sumBilling(bills);
  return { provider, providerCode, providerMessage, providerReference, billing, attempts, sandbox };
}
