import type { Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DestinationStream } from 'pino';

/** How much may wait for the reader of the log, in bytes: some twenty thousand lines. */
const MAX_WAITING_BYTES = 4 * 1024 * 1024;
/** How long the last lines may take to be read, in milliseconds. */
const LAST_LINES_MS = 1_000;
const LOOK_MS = 20;

/**
 * Lines of the log on their way to a stream that somebody else reads. When the reader stalls, lines wait, and beyond a
 * bound they are dropped: requests are worth more than the news of them. When all that waited has been read, a line says
 * how many are missing. When the reader has gone away, the log is over and the server is not.
 */
export class LogOutput implements DestinationStream {
  readonly #stream: Writable;
  readonly #maxWaitingBytes: number;
  #dropped = 0;

  constructor(stream: Writable, maxWaitingBytes = MAX_WAITING_BYTES) {
    this.#stream = stream;
    this.#maxWaitingBytes = maxWaitingBytes;
    stream.on('error', () => undefined);
    stream.on('drain', () => {
      this.#tellDropped();
    });
  }

  write(line: string): void {
    const { writableLength } = this.#stream;
    // Without a break, a reader that is merely slow would be told after every few lines.
    if (this.#dropped > 0 || writableLength + line.length > this.#maxWaitingBytes) this.#dropped++;
    else this.#stream.write(line);
  }

  #tellDropped() {
    if (this.#dropped === 0) return;
    const told = { level: 40, time: Date.now(), dropped: this.#dropped };
    const msg = 'lines of the log were dropped: nobody read them in time';
    this.#dropped = 0;
    this.#stream.write(`${JSON.stringify({ ...told, msg })}\n`);
  }
}

/** Resolves when what was printed has been read, or has had a second for that. */
export async function printedOut(): Promise<void> {
  const giveUpAt = performance.now() + LAST_LINES_MS;
  const isWaiting = () => process.stdout.writableLength + process.stderr.writableLength > 0;
  while (isWaiting() && performance.now() < giveUpAt) await sleep(LOOK_MS);
}
