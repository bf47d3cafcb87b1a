import type { CheckVerdict } from './bank-card-check';
import type { BlacklistFindings } from './blacklist-report';
import type { Answer } from './provider';

/** How long answers may be given again, in seconds. */
export interface Lifetimes {
  readonly match: number;
  readonly mismatch: number;
  readonly unableToVerify: number;
  readonly noRecord: number;
  readonly blacklist: number;
}

export const DEFAULT_LIFETIMES: Lifetimes = {
  match: 6 * 3600,
  mismatch: 6 * 3600,
  unableToVerify: 3600,
  noRecord: 600,
  blacklist: 6 * 3600,
};

/** How long an answer may be given again, in seconds; 0 for a failure and for half a report, which never are. */
export function lifetimeOf(
  answer: Answer<CheckVerdict | BlacklistFindings>,
  lifetimes: Lifetimes,
): number {
  if (answer.class !== 'ANSWERED') return 0;
  const { verdict } = answer;
  if (!('outcome' in verdict)) return verdict.complete ? lifetimes.blacklist : 0;
  switch (verdict.outcome) {
    case 'MATCH':
      return lifetimes.match;
    case 'MISMATCH':
      return lifetimes.mismatch;
    case 'UNABLE_TO_VERIFY':
      return verdict.reason === 'NO_RECORD' ? lifetimes.noRecord : lifetimes.unableToVerify;
    default:
      return verdict satisfies never;
  }
}
