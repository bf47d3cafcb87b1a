import { Env } from '../env';
import { toSafeError } from '../server/safe-error';
import { parseCheckCardArguments, USAGE } from './check-card/arguments';
import { checkFile } from './check-card/check-file';
import { lockResults } from './check-card/lock';
import { EXIT, Stopped } from './check-card/stopped';
import { loadEnvFile } from './load-env-file';

/** Checks the rows of a CSV through the API, and writes one line of the result for each. */
async function main(): Promise<number> {
  const task = parseCheckCardArguments(process.argv.slice(2));
  if (task === 'HELP') {
    console.log(USAGE);
    return EXIT.ALL_ANSWERED;
  }
  if (task === undefined) {
    console.error(USAGE);
    return EXIT.UNUSABLE;
  }
  loadEnvFile();
  const env = new Env(process.env);
  const url = env.url('KAYAN_URL', `http://127.0.0.1:${env.text('PORT') ?? 4000}/graphql`);
  const apiKey = env.credential('KAYAN_API_KEY');
  if (env.problems.length > 0) {
    for (const { name, rule } of env.problems) console.error(`${name} ${rule}`);
    return EXIT.UNUSABLE;
  }
  const unlock = await lockResults(task.out);
  try {
    const summary = await checkFile(task, { url, apiKey }, firstSignal());
    return summary.isComplete ? EXIT.ALL_ANSWERED : EXIT.SOME_UNANSWERED;
  } finally {
    await unlock();
  }
}

/** npm and the terminal both pass a Ctrl-C on. */
const SAME_SIGNAL_MS = 1000;

/** Fires on the first signal, so that rows under way are still written; a later one ends the process. */
function firstSignal(): AbortSignal {
  const controller = new AbortController();
  const stop = () => {
    if (controller.signal.aborted) return;
    controller.abort();
    console.error('Stopping after the rows that are under way.');
    setTimeout(() => process.off('SIGINT', stop).off('SIGTERM', stop), SAME_SIGNAL_MS).unref();
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  return controller.signal;
}

/** Not in the error's own words, which may quote a row. */
const unforeseen = (error: unknown): string =>
  `The command failed: ${JSON.stringify(toSafeError(error))}`;

main().then(
  (exitCode) => {
    process.exitCode = exitCode;
  },
  (error: unknown) => {
    const exitCode = error instanceof Stopped ? error.exitCode : EXIT.UNFINISHED;
    console.error(error instanceof Stopped ? error.message : unforeseen(error));
    if (exitCode === EXIT.UNFINISHED) console.error('Run the same command again to go on.');
    process.exitCode = exitCode;
  },
);
