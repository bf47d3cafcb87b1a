import type { Answer, AttemptLimits, CardCheckPort, Provider } from '../../src/domain/provider';
import type { Subject } from '../../src/domain/subject';
import type { Cardholder } from '../../src/sandbox/cardholders';
import { elementsOf } from '../support/cardholders';

/** The three elements of a person, as a provider is asked about them, with changes. */
export function subjectOf(person: number | Cardholder, changes: Partial<Subject> = {}): Subject {
  return { ...elementsOf(person), idType: 'RESIDENT_ID', ...changes };
}

/** The limits of a caller who does not give up. */
export const patientLimits = (timeoutMs = 5_000): AttemptLimits => ({
  timeoutMs,
  signal: new AbortController().signal,
});

export function cardCheckOf({ name, cardCheck }: Provider): CardCheckPort {
  if (cardCheck === undefined) throw new Error(`${name} has no card check`);
  return cardCheck;
}

/** What an answer means, in the notation of the code tables in the documentation: `MISMATCH(HOLDER_MISMATCH)`. */
export function meaningOf(answer: Answer<unknown>): string {
  if (answer.class !== 'ANSWERED') {
    return answer.field === null ? answer.error : `${answer.error}(${answer.field})`;
  }
  const verdict = answer.verdict as { outcome?: string; reason?: string };
  if (verdict.outcome === undefined) return 'REPORT';
  return verdict.reason === undefined ? verdict.outcome : `${verdict.outcome}(${verdict.reason})`;
}
