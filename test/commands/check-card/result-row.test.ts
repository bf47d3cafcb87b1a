import { parseRow } from '../../../src/commands/check-card/input-row';
import { malformedRow, parseLine, toLine } from '../../../src/commands/check-card/result-row';

const lineOf = (reference: string) => {
  const row = { ...parseRow('', 7, ['name', 'idNumber', 'bankCard']), reference };
  return toLine(malformedRow(row, ['row:QUOTES']));
};

describe('a line of the result', () => {
  it('is read as it was written', () => {
    const reference = 'a "quoted", 引用';
    expect(parseLine(lineOf(reference).trimEnd())).toMatchObject({
      line: '7',
      reference,
      error: 'MALFORMED_ROW',
      problems: 'row:QUOTES',
    });
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1'])('is no formula: %j', (reference) => {
    expect(parseLine(lineOf(reference).trimEnd())?.reference).toMatch(/^['\s]/);
  });

  it('is one line, whatever is in it', () => {
    expect(lineOf('a\r\nb\u0000c')).toMatch(/^7,a {2}b c,[^\n]*\n$/);
  });

  it.each(['', '7', lineOf('x').trimEnd().slice(0, -3), `x${lineOf('x').trimEnd()}`])(
    'is not %j',
    (text) => {
      expect(parseLine(text)).toBeUndefined();
    },
  );
});
