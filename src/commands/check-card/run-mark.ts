import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import type { Operation } from './operations';
import { unusable } from './stopped';

/** What is kept beside a result to tell which input it belongs to. */
interface RunMark {
  readonly version: 1;
  /** Names the run in the references of its rows. */
  readonly run: string;
  readonly operation: Operation;
  readonly salt: string;
  readonly fingerprint: string;
}

export interface MarkOptions {
  /** The file of the result. The mark is kept in `<out>.run`. */
  readonly out: string;
  readonly operation: Operation;
  /** SHA-256 of the input. */
  readonly digest: Buffer;
  /** Whether `out` holds anything. */
  readonly hasResults: boolean;
}

/**
 * Makes the mark of a new result, or sees that an existing result belongs to the same input and operation.
 *
 * @returns the name of the run, the same whenever it goes on
 * @throws Stopped where the result belongs to something else
 */
export async function markRun({
  out,
  operation,
  digest,
  hasResults,
}: MarkOptions): Promise<string> {
  const path = `${out}.run`;
  if (!hasResults) {
    const salt = randomBytes(16);
    const run = randomBytes(6).toString('hex').replace(/\d/g, toLetter);
    const fingerprint = fingerprintOf(digest, salt).toString('hex');
    const mark: RunMark = { version: 1, run, operation, salt: salt.toString('hex'), fingerprint };
    await writeFile(path, `${JSON.stringify(mark)}\n`, { mode: 0o600, flush: true });
    return run;
  }
  const mark = await readMark(path);
  if (mark === undefined)
    throw unusable(`${out} exists and is no result that could be gone on with.`);
  const known = Buffer.from(mark.fingerprint, 'hex');
  const given = fingerprintOf(digest, Buffer.from(mark.salt, 'hex'));
  if (known.length !== given.length || !timingSafeEqual(known, given)) {
    throw unusable(
      `${out} belongs to another input, or the input has changed since. Name another --out.`,
    );
  }
  if (mark.operation !== operation) {
    throw unusable(`${out} was begun with --operation ${mark.operation}.`);
  }
  return mark.run;
}

/** With the number of a line behind them, digits could look like a person's number, which the API takes in no reference. */
const toLetter = (digit: string): string => 'ghijklmnop'.charAt(Number(digit));

/**
 * Slow and salted, because a short input could be guessed from a plain hash and the masked card beside it. 32 MiB for
 * about a tenth of a second.
 */
const fingerprintOf = (digest: Buffer, salt: Buffer): Buffer =>
  scryptSync(digest, salt, 32, { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 });

async function readMark(path: string): Promise<RunMark | undefined> {
  try {
    const mark = JSON.parse(await readFile(path, 'utf8')) as Partial<RunMark> | null;
    const isMark =
      mark?.version === 1 && mark.run && mark.operation && mark.salt && mark.fingerprint;
    return isMark ? (mark as RunMark) : undefined;
  } catch {
    return undefined;
  }
}
