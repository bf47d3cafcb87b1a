import { isBlank, parseHeader, parseRow } from '../../../src/commands/check-card/input-row';

const COLUMNS = ['name', 'idNumber', 'bankCard', 'mobile', 'reference'] as const;
const GOOD = ['张三', '32132419860817421X', '6217920181755914', '', ''];

const rowOf = (...cells: readonly string[]) => parseRow(cells.join(','), 7, COLUMNS);
const withCell = (column: (typeof COLUMNS)[number], cell: string) =>
  rowOf(...GOOD.with(COLUMNS.indexOf(column), cell));
const problemsOf = (row: ReturnType<typeof parseRow>) =>
  'problems' in row.content ? row.content.problems : [];

describe('a header', () => {
  it('names the columns in any order, quoted or not, with spaces around', () => {
    expect(parseHeader('"bankCard", name ,idNumber')).toEqual(['bankCard', 'name', 'idNumber']);
  });
});

describe('a row', () => {
  it('is read into the normal form of its elements', () => {
    const row = parseRow('"张三", 32132419860817421x ,6217-9201-8175-5914', 7, COLUMNS);
    expect(row).toEqual({
      line: 7,
      maskedCard: '621792******5914',
      reference: '',
      content: {
        elements: { name: '张三', idNumber: '32132419860817421X', bankCard: '6217920181755914' },
      },
    });
  });

  it('has four elements where there is a mobile number', () => {
    expect(withCell('mobile', '+86 138 0013 8000').content).toMatchObject({
      elements: { mobile: '13800138000' },
    });
  });

  it('breaks every rule that it breaks', () => {
    const row = rowOf('张', '32132419860817421', '', '123', 'x'.repeat(65));
    expect(problemsOf(row)).toEqual([
      'name:NAME_LENGTH',
      'idNumber:ID_NUMBER_FORMAT',
      'bankCard:REQUIRED',
      'mobile:MOBILE_FORMAT',
      'reference:REFERENCE_LENGTH',
    ]);
  });

  it.each([
    ['bankCard', '6.2E+18'],
    ['bankCard', '6.21792018175591E+15'],
    ['bankCard', '6E18'],
    ['idNumber', '3.21324E+17'],
    ['mobile', '1.38E+10'],
  ] as const)('that has %s %s was rounded by a spreadsheet', (column, cell) => {
    expect(problemsOf(withCell(column, cell))).toEqual([`${column}:ROUNDED_NUMBER`]);
  });

  it.each([
    ['"张三,32132419860817421X,6217920181755914', 'row:QUOTES'],
    ['"张"三,32132419860817421X,6217920181755914', 'row:QUOTES'],
    ['张三,32132419860817421X,6217920181755914,,a,b', 'row:TOO_MANY_CELLS'],
  ])('%s does not fit its columns', (text, problem) => {
    expect(parseRow(text, 7, COLUMNS)).toMatchObject({ maskedCard: '', reference: '' });
    expect(problemsOf(parseRow(text, 7, COLUMNS))).toEqual([problem]);
  });

  it('may leave out empty cells at its end, or have more of them', () => {
    expect(problemsOf(rowOf(...GOOD.slice(0, 3)))).toEqual([]);
    expect(problemsOf(rowOf(...GOOD, '', ''))).toEqual([]);
  });

  it.each([
    ['the name', 'for 张三'],
    ['the card', 'card 6217 9201 8175 5914'],
    ['the ID number', '32132419860817421x'],
  ])('must not have %s in its reference', (_name, reference) => {
    const row = withCell('reference', reference);
    expect(problemsOf(row)).toEqual(['reference:REFERENCE_PERSONAL']);
    expect(row.reference).toBe('');
  });

  it('keeps its reference where something else is wrong', () => {
    const row = rowOf('张三', '32132419860817421X', '62', '', 'no. 5');
    expect(row).toMatchObject({ reference: 'no. 5', maskedCard: '' });
  });
});

it.each(['', '  ', ',,,', '"",""', '\t'])('%j has no row', (line) => {
  expect(isBlank(line)).toBe(true);
});
