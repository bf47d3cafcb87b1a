import { parseArgs } from 'node:util';
import { OPERATIONS, type Operation } from './operations';

/** What the command is asked to do. */
export interface CheckCardTask {
  readonly file: string;
  readonly out: string;
  readonly operation: Operation;
  /** How many rows are asked about at the same time. */
  readonly concurrency: number;
  /** How long a server that is away is waited for, in milliseconds. */
  readonly patienceMs: number;
}

export const USAGE = `Usage: npm run check-card -- --file people.csv --out results.csv [options]

Checks every row of a CSV through the API at KAYAN_URL, and writes one line of the result for each.
The same command goes on where an earlier run stopped.

  --file FILE         UTF-8, with the columns name, idNumber, bankCard and, if wanted, mobile and
                      reference (carried over to the result), in any order
  --out FILE          the result; what belongs to it is kept beside it in FILE.run and FILE.lock
  --operation NAME    bankCardCheck (default; one paid call a row) or riskProfile (two, with the
                      blacklists, level and recommendation)
  --concurrency N     rows under way at the same time, 1 to 256; default 8
  --wait SECONDS      how long a server that is away is waited for, 0 to 86400; default 300
  --help

Exit codes
  0  every row is in the result and has a verdict
  1  every row is in the result; some are malformed or brought no verdict
  2  the arguments, KAYAN_URL, KAYAN_API_KEY, the input or the output cannot be used
  3  stopped before the end; run the same command again to go on
  4  the server does not let these rows be asked: see the message, then run again`;

/** Reads the arguments; undefined where they do not follow the usage, 'HELP' where it is asked for. */
export function parseCheckCardArguments(
  args: readonly string[],
): CheckCardTask | 'HELP' | undefined {
  const values = parse(args);
  if (values?.help === true) return 'HELP';
  const operation = OPERATIONS.find((name) => name === (values?.operation ?? 'bankCardCheck'));
  const concurrency = integer(values?.concurrency ?? '8', 1, 256);
  const waitSeconds = integer(values?.wait ?? '300', 0, 86_400);
  if (!values?.file || !values.out || !operation) return undefined;
  if (concurrency === undefined || waitSeconds === undefined) return undefined;
  const { file, out } = values;
  return { file, out, operation, concurrency, patienceMs: waitSeconds * 1000 };
}

function integer(text: string, min: number, max: number): number | undefined {
  const number = Number(text);
  return /^\d+$/.test(text) && number >= min && number <= max ? number : undefined;
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        file: { type: 'string' },
        out: { type: 'string' },
        operation: { type: 'string' },
        concurrency: { type: 'string' },
        wait: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch {
    return undefined;
  }
}
