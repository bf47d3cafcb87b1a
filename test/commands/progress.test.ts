import { createProgress } from '../../src/commands/progress';

function progressOn(isTTY: boolean, totalRows = 10_000) {
  const written: string[] = [];
  let time = 0;
  const terminal = { isTTY, write: (text: string) => written.push(text) };
  const progress = createProgress(totalRows, terminal, () => time);
  return {
    written,
    at: (ms: number, rows: number) => {
      time = ms;
      progress.update(rows);
    },
    end: progress.end,
  };
}

describe('progress', () => {
  it('on a terminal is one bar with rate and time left, drawn anew now and then', () => {
    const { written, at, end } = progressOn(true);
    at(100, 50);
    at(10_000, 5000);
    at(10_100, 5050);
    end();
    expect(written).toEqual([
      '\r\u001b[K[############............] 5000 of 10000 rows, 500 a second, 10 s left',
      '\r\u001b[K',
    ]);
  });

  it('elsewhere is a plain line every ten seconds', () => {
    const { written, at, end } = progressOn(false);
    at(9_000, 90);
    at(10_000, 100);
    at(15_000, 150);
    at(20_000, 200);
    end();
    expect(written).toEqual([
      '100 of 10000 rows, 10 a second, 16:30 min left\n',
      '200 of 10000 rows, 10 a second, 16:20 min left\n',
    ]);
  });

  it('tells slow rates and long times in their units', () => {
    const { written, at } = progressOn(false);
    at(10_000, 5);
    expect(written).toEqual(['5 of 10000 rows, 0.5 a second, 5:33:10 h left\n']);
  });
});
