import type { CheckVerdict } from '../domain/bank-card-check';
import { nextChinaMidnight } from '../domain/china-time';
import type { CodeRow } from '../domain/code-table';
import type { Answer, Unanswered } from '../domain/provider';

type AnsweredRow = Extract<CodeRow, { class: 'ANSWERED' }>;

/** What a provider sent along with its code. */
export interface AnswerDetails {
  /** The provider's words as they came; passed on only where its documentation has the same. */
  readonly message: string | null;
  /** The code as it came, where it says more than that of its row. */
  readonly rawCode?: string;
  readonly nowMs: number;
}

/** A code table, ready to be looked up. */
export interface CodeIndex {
  /** A Map, so that a code such as `__proto__` finds nothing. */
  readonly rows: ReadonlyMap<string, CodeRow>;
  /** Every text that the provider's documentation has; any other could hold a person's data. */
  readonly texts: ReadonlySet<string>;
}

export function indexCodes(
  rows: readonly CodeRow[],
  sampleTexts: readonly string[] = [],
): CodeIndex {
  return {
    rows: new Map(rows.map((row) => [row.code, row])),
    texts: new Set([...rows.map((row) => row.text), ...sampleTexts]),
  };
}

/**
 * The answer that a code table gives for a code. A code that stands in no table is `UNKNOWN_CODE` and
 * ambiguous: it may have been billed and is never a verdict.
 *
 * @param verdict what the provider found, looked at only where the table says that it found something
 */
export function answerFromTable<Verdict>(
  index: CodeIndex,
  code: string,
  verdict: (row: AnsweredRow) => Verdict | undefined,
  details: AnswerDetails,
): Answer<Verdict> {
  const row = index.rows.get(code);
  if (row === undefined) return unknownCode(code, details);
  const facts = {
    providerCode: details.rawCode ?? code,
    providerMessage: knownText(index, details.message) ?? row.text,
    providerReference: null,
    billed: row.billed,
  };
  if (row.class === 'ANSWERED') {
    const found = verdict(row);
    return found === undefined
      ? badResponse('SHAPE')
      : { ...facts, class: 'ANSWERED', verdict: found };
  }
  const { error, field = null, cause } = row.meaning;
  const retryAt = error === 'SUBJECT_LOCKED' ? nextChinaMidnight(details.nowMs) : null;
  return { ...facts, class: row.class, error, field, retryAt, ...(cause && { cause }) };
}

function knownText(index: CodeIndex, text: string | null): string | null {
  return text !== null && index.texts.has(text) ? text : null;
}

function unknownCode(code: string, details: AnswerDetails): Unanswered {
  return {
    class: 'AMBIGUOUS',
    error: 'UNKNOWN_CODE',
    field: null,
    retryAt: null,
    providerCode: details.rawCode ?? code,
    providerMessage: null,
    providerReference: null,
    billed: 'UNKNOWN',
  };
}

/** The verdict that the table of a check gives by the code alone. */
export function checkVerdict({ meaning }: AnsweredRow): CheckVerdict | undefined {
  return 'verdict' in meaning ? meaning.verdict : undefined;
}

/** An answer that came from no provider's table, under a code of the transport's own. */
function transportAnswer(
  kind: Pick<Unanswered, 'class' | 'error' | 'billed'>,
  providerCode: string,
): Unanswered {
  return {
    ...kind,
    providerCode,
    providerMessage: null,
    providerReference: null,
    field: null,
    retryAt: null,
  };
}

/** Nothing was sent: no connection, no free place, or an open circuit breaker. */
export const unreachable = (reason: string): Unanswered =>
  transportAnswer({ class: 'NOT_SENT', error: 'UNREACHABLE', billed: 'NO' }, reason);

/** It was sent, and no whole answer came back. */
export const noAnswer = (reason: string): Unanswered =>
  transportAnswer({ class: 'AMBIGUOUS', error: 'NO_ANSWER', billed: 'UNKNOWN' }, reason);

/** Nothing was sent: under the rate that is configured it would have been too late. */
export const overOurRate = (retryAt: Date): Unanswered => ({
  ...transportAnswer({ class: 'NOT_SENT', error: 'RATE_LIMITED', billed: 'NO' }, 'OUR_RATE'),
  retryAt,
});

/** Turned away by 429 alone. */
export const rateLimited = (status: number): Unanswered =>
  transportAnswer({ class: 'REFUSED', error: 'RATE_LIMITED', billed: 'NO' }, `HTTP_${status}`);

/** An HTTP status that says the provider failed, without a readable verdict in the body. */
export const upstreamFailure = (status: number): Unanswered =>
  transportAnswer(
    { class: 'AMBIGUOUS', error: 'UPSTREAM_FAILURE', billed: 'UNKNOWN' },
    `HTTP_${status}`,
  );

/** An answer that the provider's documentation does not describe. */
export const badResponse = (reason: string): Unanswered =>
  transportAnswer({ class: 'AMBIGUOUS', error: 'BAD_RESPONSE', billed: 'UNKNOWN' }, reason);
