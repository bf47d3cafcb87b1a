import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { HEADER_LINE, parseLine, toLine, type ResultRow } from './result-row';
import { readLines } from './lines';
import { unusable } from './stopped';

/**
 * The file of the result. Rows are appended in whole lines, and one that is told as written is on the disk: neither a kill
 * nor a power cut takes it away.
 */
export class ResultFile {
  readonly #file: FileHandle;
  #lines: string[] = [];
  #last: Promise<void> = Promise.resolve();
  #next: Promise<void> | undefined;

  private constructor(file: FileHandle) {
    this.#file = file;
  }

  /**
   * Opens a result to go on with, or a new one that only its owner reads. What a write that was cut short has left at the end is
   * taken away.
   *
   * @param onRow is given every row that is there
   * @throws Stopped where the file holds anything else
   */
  static async open(path: string, onRow: (row: ResultRow) => void): Promise<ResultFile> {
    const file = await open(path, constants.O_RDWR | constants.O_CREAT | constants.O_APPEND, 0o600);
    try {
      const size = await endOfLastLine(file);
      await file.truncate(size);
      if (size === 0) await file.appendFile(HEADER_LINE);
      else await readResults(path, onRow);
      await file.datasync();
      await syncFolder(path);
      return new ResultFile(file);
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  /** Resolves when the row is on the disk. Rows that come while others are written go there together. */
  append(row: ResultRow): Promise<void> {
    this.#lines.push(toLine(row));
    this.#next ??= this.#last = this.#last.then(() => this.#write());
    return this.#next;
  }

  async close() {
    await this.#file.close();
  }

  async #write() {
    const lines = this.#lines;
    this.#lines = [];
    this.#next = undefined;
    await this.#file.appendFile(lines.join(''));
    await this.#file.datasync();
  }
}

/** Whether there is a file with anything in it. */
export async function hasResults(path: string): Promise<boolean> {
  try {
    const file = await open(path, 'r');
    try {
      return (await file.stat()).size > 0;
    } finally {
      await file.close();
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

async function readResults(path: string, onRow: (row: ResultRow) => void) {
  let number = 0;
  for await (const line of readLines(path)) {
    number += 1;
    if (number === 1 && `${line}\n` === HEADER_LINE) continue;
    const row = number === 1 ? undefined : parseLine(line);
    if (row === undefined)
      throw unusable(`Line ${number} of the output is not what was written there.`);
    onRow(row);
  }
}

const TAIL_BYTES = 64 * 1024;
const LINE_FEED = 0x0a;

/** The size of the file up to its last line feed. */
async function endOfLastLine(file: FileHandle): Promise<number> {
  const buffer = Buffer.alloc(TAIL_BYTES);
  let end = (await file.stat()).size;
  while (end > 0) {
    const start = Math.max(0, end - TAIL_BYTES);
    const { bytesRead } = await file.read(buffer, 0, end - start, start);
    const index = buffer.subarray(0, bytesRead).lastIndexOf(LINE_FEED);
    if (index >= 0) return start + index + 1;
    end = start;
  }
  return 0;
}

/** A file is found again after a power cut only if its folder is on the disk too. */
async function syncFolder(path: string) {
  const folder = await open(dirname(path), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
