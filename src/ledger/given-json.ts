import type { BlacklistFindings } from '../domain/blacklist-report';
import type { GivenAnswer } from '../domain/ledger';

/** An answer as the ledger keeps it. */
export const toGivenJson = (given: GivenAnswer): string => JSON.stringify(given);

/** An answer as it was kept; dates come back as dates. */
export function fromGivenJson(json: string): GivenAnswer {
  const given = JSON.parse(json) as GivenAnswer;
  const { answer } = given;
  const answeredAt = new Date(given.answeredAt);
  if (answer.class === 'ANSWERED') {
    const { verdict } = answer;
    if ('outcome' in verdict) return { ...given, answeredAt };
    // Older answers do not say it: all of them were.
    const findings = {
      ...verdict,
      complete: (verdict as Partial<BlacklistFindings>).complete ?? true,
    };
    return { ...given, answer: { ...answer, verdict: findings }, answeredAt };
  }
  const retryAt = answer.retryAt && new Date(answer.retryAt);
  return { ...given, answer: { ...answer, retryAt }, answeredAt };
}
