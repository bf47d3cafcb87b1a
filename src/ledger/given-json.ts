import type { GivenAnswer } from '../domain/ledger';

/** An answer as the ledger keeps it. */
export const toGivenJson = (given: GivenAnswer): string => JSON.stringify(given);

/** An answer as it was kept; dates come back as dates. */
export function fromGivenJson(json: string): GivenAnswer {
  const given = JSON.parse(json) as GivenAnswer;
  const { answer } = given;
  const answeredAt = new Date(given.answeredAt);
  if (answer.class === 'ANSWERED') return { ...given, answeredAt };
  const retryAt = answer.retryAt && new Date(answer.retryAt);
  return { ...given, answer: { ...answer, retryAt }, answeredAt };
}
