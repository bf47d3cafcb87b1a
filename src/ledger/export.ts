import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { RecordsTable, Store } from './tables';
import { walkRecords, type OnProgress } from './walk';

export interface ExportOptions {
  /** Whether the output is ended after the last record. */
  readonly end: boolean;
  readonly onProgress?: OnProgress;
}

/**
 * Writes all records as JSON Lines in the order of the chain, no faster than they are taken. Each line proves
 * itself: `hash` is the SHA-256 of `prevHash`, a line break and the JSON text of `body` without spaces.
 *
 * @returns how many records were written
 */
export async function exportRecords(
  store: Store,
  out: Writable,
  { end, onProgress }: ExportOptions,
): Promise<number> {
  let records = 0;
  async function* lines() {
    for await (const page of walkRecords(store.db)) {
      yield page.map(toLine).join('');
      records += page.length;
      onProgress?.(records);
    }
  }
  // Two pages ahead at most: the default of Readable.from counts 16 of them.
  await pipeline(Readable.from(lines(), { highWaterMark: 1 }), out, { end });
  return records;
}

function toLine({ seq, prev_hash: prevHash, hash, body }: RecordsTable): string {
  return `${JSON.stringify({ seq, prevHash, hash, body: parsedOrText(body) })}\n`;
}

/** A body that somebody has made unreadable is exported as the text that it is. */
function parsedOrText(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}
