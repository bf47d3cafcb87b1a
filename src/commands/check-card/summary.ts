import { MALFORMED, type ResultRow } from './result-row';

/** Counts the rows of a result. */
export class Summary {
  #rows = 0;
  #costFen = 0;
  #reused = 0;
  #unanswered = 0;
  readonly #counts = {
    outcome: new Map<string, number>(),
    level: new Map<string, number>(),
    error: new Map<string, number>(),
    blacklistError: new Map<string, number>(),
  };

  add(row: ResultRow) {
    this.#rows += 1;
    this.#costFen += Number(row.costFen);
    if (row.reused === 'true') this.#reused += 1;
    if (row.error !== '' || row.blacklistError !== '') this.#unanswered += 1;
    for (const column of ['outcome', 'level', 'error', 'blacklistError'] as const) {
      const counts = this.#counts[column];
      const value = row[column];
      if (value !== '') counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }

  get rows(): number {
    return this.#rows;
  }

  /** Whether every row has a verdict, and a report where one was asked for. */
  get isComplete(): boolean {
    return this.#unanswered === 0;
  }

  /** For people to read. */
  toString(): string {
    const { outcome, level, error, blacklistError } = this.#counts;
    const malformed = error.get(MALFORMED) ?? 0;
    const failed = new Map([...error].filter(([code]) => code !== MALFORMED));
    const lines = [
      ['Rows', String(this.#rows)],
      ['Verdicts', listOf(outcome)],
      ['Levels', listOf(level)],
      ['No verdict', listOf(failed)],
      ['No blacklist report', listOf(blacklistError)],
      ['Malformed', malformed === 0 ? '' : String(malformed)],
      ['Given again, unpaid', this.#reused === 0 ? '' : String(this.#reused)],
      ['Cost', `${(this.#costFen / 100).toFixed(2)} yuan`],
    ];
    return lines
      .filter(([, text]) => text !== '')
      .map(([name, text]) => `${name}: ${text}`)
      .join('\n');
  }
}

const listOf = (counts: ReadonlyMap<string, number>): string =>
  [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([value, count]) => `${count} ${value}`)
    .join(', ');
