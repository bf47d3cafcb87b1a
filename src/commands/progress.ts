/** The part of a terminal that progress needs. */
interface Terminal {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

export interface Progress {
  /** Tells how many rows are done. */
  readonly update: (rows: number) => void;
  /** Takes the bar away again, until the next update. */
  readonly end: () => void;
}

const REDRAW_MS = 200;
const PLAIN_LINE_MS = 10_000;
const CLEAR_LINE = '\r\u001b[K';
const BAR_CELLS = 24;

/** Tells rows, rate and the time that is left: in a bar on a terminal, elsewhere in a line every ten seconds. */
export function createProgress(
  totalRows: number,
  terminal: Terminal = process.stderr,
  now: () => number = () => performance.now(),
): Progress {
  const isTerminal = terminal.isTTY === true;
  const startedAt = now();
  let drawnAt = startedAt;
  return {
    update(rows) {
      const time = now();
      if (time - drawnAt < (isTerminal ? REDRAW_MS : PLAIN_LINE_MS)) return;
      drawnAt = time;
      const text = progressText(rows, totalRows, time - startedAt);
      terminal.write(isTerminal ? `${CLEAR_LINE}${bar(rows / totalRows)} ${text}` : `${text}\n`);
    },
    end() {
      if (isTerminal) terminal.write(CLEAR_LINE);
    },
  };
}

function bar(share: number): string {
  const cells = Math.min(BAR_CELLS, Math.floor(share * BAR_CELLS));
  return `[${'#'.repeat(cells)}${'.'.repeat(BAR_CELLS - cells)}]`;
}

function progressText(rows: number, totalRows: number, elapsedMs: number): string {
  const rowsPerSecond = (rows / elapsedMs) * 1000;
  const secondsLeft = Math.max(0, Math.ceil((totalRows - rows) / rowsPerSecond));
  const rate = rowsPerSecond.toFixed(rowsPerSecond < 10 ? 1 : 0);
  return `${rows} of ${totalRows} rows, ${rate} a second, ${duration(secondsLeft)} left`;
}

/** `12 s`, `3:05 min` or `1:02:03 h`. */
function duration(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  if (minutes === 0) return `${seconds} s`;
  if (minutes < 60) return `${minutes}:${two(seconds % 60)} min`;
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)} h`;
}
