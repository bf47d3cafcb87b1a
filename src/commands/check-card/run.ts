import type { Ask, Reply } from './api';
import type { Elements, InputRow } from './input-row';
import type { Patience } from './patience';
import { malformedRow, repliedRow, type ResultRow } from './result-row';
import { EXIT, Stopped } from './stopped';

export interface RunOptions {
  readonly rows: AsyncGenerator<InputRow, void, undefined>;
  readonly ask: Ask;
  /** Names the run in the references of its rows. */
  readonly run: string;
  readonly concurrency: number;
  readonly patience: Patience;
  /** Fires where no further row is to be begun. */
  readonly signal: AbortSignal;
  /** Resolves when the row is written for good. */
  readonly write: (row: ResultRow) => Promise<void>;
}

/** With so many rows in a row without a verdict it is not the rows that are to blame. */
const MAX_UNANSWERED_IN_A_ROW = 50;

/**
 * Checks rows, several at the same time, and writes each as soon as it is done.
 *
 * @throws Stopped where it cannot go on. Every row that was begun is written by then, or is to be asked again.
 */
export async function runRows(options: RunOptions): Promise<void> {
  const halt = new AbortController();
  const run = new Run(options, AbortSignal.any([options.signal, halt.signal]));
  const workers = Array.from({ length: options.concurrency }, async () => {
    try {
      await run.work();
    } catch (error) {
      halt.abort();
      throw error;
    }
  });
  const ends = await Promise.allSettled(workers);
  await options.rows.return();
  for (const end of ends) {
    if (end.status === 'rejected' && !isAbort(end.reason)) throw end.reason as Error;
  }
  if (options.signal.aborted) throw new Stopped('Stopped as asked.', EXIT.UNFINISHED);
}

const isAbort = (reason: unknown): boolean => (reason as Error).name === 'AbortError';

class Run {
  readonly #options: RunOptions;
  readonly #signal: AbortSignal;
  #unansweredInARow = 0;

  constructor(options: RunOptions, signal: AbortSignal) {
    this.#options = options;
    this.#signal = signal;
  }

  /** Takes one row after another until there are no more. */
  async work(): Promise<void> {
    const { rows, write } = this.#options;
    while (!this.#signal.aborted) {
      const next = await rows.next();
      if (next.done === true) return;
      const { value: row } = next;
      if ('problems' in row.content) {
        await write(malformedRow(row, row.content.problems));
        continue;
      }
      const result = repliedRow(row, await this.#ask(row.content.elements, row.line));
      await write(result);
      this.#watch(result);
    }
  }

  /** Asks until the server says something about the row. */
  async #ask(elements: Elements, line: number) {
    const { ask, run, patience } = this.#options;
    for (;;) {
      await patience.untilReady(this.#signal);
      const reply = await ask(elements, `check-card:${run}:${line}`);
      if (reply.kind === 'DENIED') throw new Stopped(deniedText(reply), EXIT.DENIED);
      if (reply.kind !== 'AWAY') {
        patience.end();
        return reply;
      }
      if (!patience.pause(reply.reason, reply.retryAfterMs)) {
        throw new Stopped(awayText(reply), EXIT.UNFINISHED);
      }
    }
  }

  #watch({ outcome, error }: ResultRow) {
    this.#unansweredInARow = outcome === '' ? this.#unansweredInARow + 1 : 0;
    if (this.#unansweredInARow < MAX_UNANSWERED_IN_A_ROW) return;
    throw new Stopped(
      `${MAX_UNANSWERED_IN_A_ROW} rows in a row brought no verdict, the last for ${error}.`,
      EXIT.UNFINISHED,
    );
  }
}

function deniedText({ reason }: Extract<Reply, { kind: 'DENIED' }>): string {
  const hint = /^HTTP 401|UNAUTHENTICATED/.test(reason) ? ' Is KAYAN_API_KEY right?' : '';
  return `The server does not let rows be asked (${reason}).${hint}`;
}

function awayText({ reason, retryAfterMs }: Extract<Reply, { kind: 'AWAY' }>): string {
  const until =
    retryAfterMs === undefined
      ? ''
      : `; it asks to be left alone until ${new Date(Date.now() + retryAfterMs).toISOString()}`;
  return `The server is away (${reason}) for longer than --wait${until}.`;
}
