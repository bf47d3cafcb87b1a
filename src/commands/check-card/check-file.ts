import { createProgress, type Progress } from '../progress';
import { createAsk } from './api';
import type { CheckCardTask } from './arguments';
import { readRows, surveyInput } from './input-file';
import { LineSet } from './line-set';
import { Patience } from './patience';
import { hasResults, ResultFile } from './result-file';
import { runRows } from './run';
import { markRun } from './run-mark';
import { unusable } from './stopped';
import { Summary } from './summary';

/** Where the API is, and with what it is asked. */
export interface Access {
  readonly url: URL;
  readonly apiKey: string | undefined;
}

/**
 * Checks the rows of a file that are not in its result yet, and prints the sum of the whole result, however the run ends.
 *
 * @param signal fires where no further row is to be begun
 * @throws Stopped where rows are left
 */
export async function checkFile(
  task: CheckCardTask,
  access: Access,
  signal: AbortSignal,
): Promise<Summary> {
  const { file, out, operation, concurrency } = task;
  const { rows, digest } = await surveyInput(file);
  const run = await markRun({ out, operation, digest, hasResults: await hasResults(out) });
  const summary = new Summary();
  const written = new LineSet();
  const results = await ResultFile.open(out, (row) => {
    summary.add(row);
    written.add(Number(row.line));
  });
  const rowsBefore = summary.rows;
  if (rowsBefore > 0) console.error(`${rowsBefore} of ${rows} rows are in ${out} already.`);
  const progress = createProgress(rows - rowsBefore);
  try {
    await runRows({
      rows: readRows(file, (line) => written.has(line)),
      ask: createAsk({ ...access, operation }),
      run,
      concurrency,
      patience: patienceOf(task, progress),
      signal,
      write: async (row) => {
        await results.append(row);
        summary.add(row);
        progress.update(summary.rows - rowsBefore);
      },
    });
  } finally {
    progress.end();
    await results.close();
    console.log(summary.toString());
  }
  if (summary.rows !== rows) throw unusable('The input has changed in the meantime.');
  return summary;
}

const patienceOf = ({ patienceMs }: CheckCardTask, progress: Progress) =>
  new Patience({
    limitMs: patienceMs,
    onPause: (reason, pauseMs) => {
      progress.end();
      console.error(`The server is away (${reason}); next try in ${Math.ceil(pauseMs / 1000)} s.`);
    },
  });
