import { createHash } from 'node:crypto';
import { isBlank, parseHeader, parseRow, type Column, type InputRow } from './input-row';
import { readLines } from './lines';
import { unusable } from './stopped';

/** What a first reading tells of an input. */
export interface Survey {
  readonly rows: number;
  /** SHA-256 of the whole file. Not to be kept as it is: see `run-mark`. */
  readonly digest: Buffer;
}

/**
 * Reads an input to its end, so that it is known to be readable before anything is asked.
 *
 * @throws Stopped where it is not
 */
export async function surveyInput(path: string): Promise<Survey> {
  const hash = createHash('sha256');
  let rows = 0;
  for await (const _row of dataLines(path, (chunk) => hash.update(chunk))) rows += 1;
  return { rows, digest: hash.digest() };
}

/** The rows of an input from first to last, but for those whose line is to be passed over. */
export async function* readRows(
  path: string,
  isPassedOver: (line: number) => boolean,
): AsyncGenerator<InputRow, void, undefined> {
  for await (const { text, line, columns } of dataLines(path)) {
    if (!isPassedOver(line)) yield parseRow(text, line, columns);
  }
}

async function* dataLines(path: string, onBytes?: (chunk: Buffer) => void) {
  let columns: readonly Column[] | undefined;
  let line = 0;
  for await (const text of readLines(path, onBytes)) {
    line += 1;
    if (isBlank(text)) continue;
    if (columns === undefined) columns = parseHeader(text);
    else yield { text, line, columns };
  }
  if (columns === undefined) throw unusable('The input is empty.');
}
