import type { Answer, AttemptOptions, CardCheckPort, Provider } from '../../src/domain/provider';
import type { Subject } from '../../src/domain/subject';
import type { Cardholder } from '../../src/sandbox/cardholders';
import { elementsOf } from '../support/cardholders';

/** The three elements of a person, as a provider is asked about them, with changes. */
export function subjectOf(person: number | Cardholder, changes: Partial<Subject> = {}): Subject {
  return { ...elementsOf(person), idType: 'RESIDENT_ID', ...changes };
}

/** An attempt for a caller who does not give up. */
export const patientAttempt = (timeoutMs = 5_000): AttemptOptions => ({
  timeoutMs,
  timeLeftMs: timeoutMs,
  signal: new AbortController().signal,
  reference: null,
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
