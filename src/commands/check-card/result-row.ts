import papa from 'papaparse';
import type { Reply } from './api';
import type { InputRow } from './input-row';
import type { Answer, BlacklistHalf, CheckHalf } from './operations';

/** The columns of the result. `docs/check-card.md` explains them. */
export const RESULT_COLUMNS = [
  'line',
  'reference',
  'bankCard',
  'outcome',
  'reason',
  'level',
  'recommendation',
  'blacklists',
  'provider',
  'providerCode',
  'costFen',
  'reused',
  'error',
  'blacklistError',
  'problems',
  'retryAt',
] as const;

/** One line of the result, empty where there is nothing to tell. It holds no personal data. */
export type ResultRow = Readonly<Record<(typeof RESULT_COLUMNS)[number], string>>;

/** The `error` of a row that was not asked about, because it breaks a rule. */
export const MALFORMED = 'MALFORMED_ROW';

const EMPTY = Object.fromEntries(RESULT_COLUMNS.map((column) => [column, ''])) as ResultRow;

const of = ({ line, reference, maskedCard }: InputRow): ResultRow => ({
  ...EMPTY,
  line: String(line),
  reference,
  bankCard: maskedCard,
});

export const malformedRow = (row: InputRow, problems: readonly string[]): ResultRow => ({
  ...of(row),
  error: MALFORMED,
  problems: problems.join(' '),
});

export function repliedRow(
  row: InputRow,
  reply: Extract<Reply, { kind: 'ANSWERED' | 'FAILED' }>,
): ResultRow {
  return reply.kind === 'ANSWERED'
    ? { ...of(row), ...answerCells(reply.answer) }
    : { ...of(row), error: reply.code, problems: reply.problems.join(' ') };
}

function answerCells(answer: Answer): Partial<ResultRow> {
  if ('bankCardCheck' in answer) return halvesCells([answer.bankCardCheck]);
  const { level, recommendation, check, blacklist } = answer.riskProfile;
  return { level, recommendation, ...halvesCells([check, blacklist]) };
}

function halvesCells(halves: readonly [CheckHalf, BlacklistHalf?]): Partial<ResultRow> {
  const [check, blacklist] = halves;
  const given = halves.filter((half) => half !== undefined);
  const answered = given.filter((half) => 'reused' in half);
  const paid = given.map((half) => ('billing' in half ? half.billing.costFen : 0));
  // ISO 8601 in UTC sorts as time does.
  const retryAts = given.flatMap((half) => ('retryAt' in half ? (half.retryAt ?? []) : [])).sort();
  return {
    ...('outcome' in check && { outcome: check.outcome, reason: check.reason ?? '' }),
    ...('provider' in check && { provider: check.provider, providerCode: check.providerCode }),
    ...(blacklist && 'hits' in blacklist && { blacklists: blacklist.hits.join(' ') || 'CLEAN' }),
    costFen: String(paid.reduce((sum, costFen) => sum + costFen, 0)),
    reused: answered.length > 0 ? String(answered.every(({ reused }) => reused)) : '',
    error: errorOf(check),
    blacklistError: errorOf(blacklist),
    retryAt: retryAts.at(-1) ?? '',
  };
}

function errorOf(half: CheckHalf | BlacklistHalf | undefined): string {
  if (half === undefined) return '';
  if ('code' in half) return half.code;
  return 'rule' in half ? half.rule : '';
}

export const HEADER_LINE = `${RESULT_COLUMNS.join(',')}\n`;

/** A row as it stands in the file. A cell that a spreadsheet would take for a formula gets a `'` before it. */
export function toLine(row: ResultRow): string {
  // A line break within a cell would make two lines of it.
  const cells = RESULT_COLUMNS.map((column) => row[column].replace(/\p{Cc}/gu, ' '));
  return `${papa.unparse([cells], { escapeFormulae: true, newline: '\n' })}\n`;
}

/** Reads what {@link toLine} wrote; undefined where the line is something else. */
export function parseLine(text: string): ResultRow | undefined {
  const { data, errors } = papa.parse<string[]>(text, { delimiter: ',', newline: '\n' });
  const [cells = []] = data;
  const isRow = errors.length === 0 && cells.length === RESULT_COLUMNS.length;
  if (!isRow || !/^[1-9]\d{0,8}$/.test(cells[0] ?? '')) return undefined;
  return Object.fromEntries(
    RESULT_COLUMNS.map((column, index) => [column, cells[index]]),
  ) as ResultRow;
}
