import type {
  BlacklistResultFragment,
  CheckOutcome,
  CheckResultFragment,
  FailureFieldsFragment,
  Recommendation,
} from './generated/graphql.js';

/**
 * What a later schema may add. The argument is `never`, so a member or value that is not handled does not compile; a server that is
 * newer than this program can send one all the same, and then nobody is approved or turned down by it.
 */
function unheardOf(value: never): string {
  return `unknown to this program: ${JSON.stringify(value)}; have a person look at it`;
}

/** What to do about the person. */
export function describeRecommendation(recommendation: Recommendation): string {
  switch (recommendation) {
    case 'APPROVE':
      return 'go ahead';
    case 'REVIEW':
      return 'have a person look at it';
    case 'REJECT':
      return 'turn it down';
    default:
      return unheardOf(recommendation);
  }
}

/** What came of the check of the elements. */
export function describeCheck(check: CheckResultFragment): string {
  switch (check.__typename) {
    case 'BankCardCheck':
      return `${describeOutcome(check.outcome, check.reason)} (${describeSource(check)})`;
    case 'ProviderError':
    case 'CheckRefused':
      return describeFailure(check);
    default:
      return unheardOf(check);
  }
}

/** What came of the lookup in the blacklists. */
export function describeBlacklist(blacklist: BlacklistResultFragment): string {
  switch (blacklist.__typename) {
    case 'BlacklistReport':
      return `${blacklist.hits.join(' ') || 'clean'} (${describeSource(blacklist)})`;
    case 'ProviderError':
    case 'CheckRefused':
      return describeFailure(blacklist);
    default:
      return unheardOf(blacklist);
  }
}

function describeOutcome(outcome: CheckOutcome, reason: string | null | undefined): string {
  switch (outcome) {
    case 'MATCH':
      return 'the elements belong together';
    case 'MISMATCH':
      return `the elements do not belong together: ${reason}`;
    case 'UNABLE_TO_VERIFY':
      return `neither confirmed nor denied, no evidence against the person: ${reason}`;
    default:
      return unheardOf(outcome);
  }
}

type Failure = Extract<CheckResultFragment, FailureFieldsFragment>;

/** Why there is no verdict, and whether to ask again. */
function describeFailure(failure: Failure): string {
  const { message, retryable, retryAt } = failure;
  const again = retryAt ? `ask again after ${retryAt}` : 'may be asked again';
  return `${describeCause(failure)}: ${message} (${retryable ? again : 'asking again would not help'})`;
}

function describeCause(failure: Failure): string {
  switch (failure.__typename) {
    case 'ProviderError':
      return `no verdict, ${failure.code} by ${failure.provider}, billed ${failure.billing.billed}`;
    case 'CheckRefused':
      return `not asked, ${failure.rule}`;
    default:
      return unheardOf(failure);
  }
}

interface Answered {
  readonly provider: string;
  readonly reused: boolean;
  readonly billing: { readonly costFen: number };
}

const describeSource = ({ provider, reused, billing }: Answered): string =>
  reused ? `${provider}, an earlier answer` : `${provider}, ${billing.costFen} fen`;
