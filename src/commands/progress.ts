/** The part of a terminal that progress needs. */
interface Terminal {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

export interface Progress {
  /** Tells how many rows are done. */
  readonly update: (rows: number) => void;
  /** Takes the line away again. */
  readonly end: () => void;
}

const REDRAW_MS = 200;
const CLEAR_LINE = '\r\u001b[K';

/** One line on a terminal with rows, rate and the time that is left; nothing where the output is no terminal. */
export function createProgress(
  totalRows: number,
  terminal: Terminal = process.stderr,
  now: () => number = () => performance.now(),
): Progress {
  if (terminal.isTTY !== true) return { update: () => undefined, end: () => undefined };
  const startedAt = now();
  let drawnAt = startedAt;
  return {
    update(rows) {
      const time = now();
      if (time - drawnAt < REDRAW_MS) return;
      drawnAt = time;
      const rowsPerSecond = (rows / (time - startedAt)) * 1000;
      const left = Math.max(0, Math.ceil((totalRows - rows) / rowsPerSecond));
      terminal.write(
        `${CLEAR_LINE}${rows} of ${totalRows} rows, ${Math.round(rowsPerSecond)} a second, ${left} s left`,
      );
    },
    end() {
      terminal.write(CLEAR_LINE);
    },
  };
}
