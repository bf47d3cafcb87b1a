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

describe('what stands in the wrong column', () => {
  it.each([
    ['an ID number', '440524188001010014', '*'.repeat(18)],
    [
      'an ID number that passes for a card by its check digit',
      '110101190001010655',
      '*'.repeat(18),
    ],
    ['an ID number that ends in X', '32132419860817421X', '*'.repeat(18)],
    ['an ID number that ends in x', '32132419860817421x', '*'.repeat(18)],
    ['an ID number in groups', '321324-19860817-421X', '*'.repeat(18)],
    ['an ID number in full width', '４４０５２４１８８００１０１００１４', '*'.repeat(18)],
    ['an ID number with a slip in it', '440524188001010015', '*'.repeat(18)],
    ['an ID number whose X was lost', '32132419860817421', '*'.repeat(17)],
    ['an old ID number', '321324860817421', '*'.repeat(15)],
    ['a mobile number', '13800138000', ''],
    ['a mobile number with a prefix', '+86 138 0013 8000', ''],
    ['a mobile number with a prefix, all digits', '8613800138000', ''],
    ['a mobile number as it is dialled from abroad', '008613800138000', ''],
    ['a name', '张三', ''],
    ['a reference', 'no. 5', ''],
  ])('is not told where %s is in that of the card: %s', (_what, cell, told) => {
    const row = withCell('bankCard', cell);
    expect(row.maskedCard).toBe(told);
    expect(JSON.stringify({ ...row, content: problemsOf(row) })).not.toMatch(/[\d]{4}|张/);
  });

  it.each([
    ['6217 9201 8175 5914', '621792******5914'],
    ['6217920000000001017', '621792*********1017'],
    // 17 and 18 digits, of no birth date.
    ['62179200000000019', '621792*******0019'],
    ['621792000000000104', '621792********0104'],
    // As American Express has it.
    ['371449635398431', '371449*****8431'],
  ])('is told where it is a card: %s', (cell, told) => {
    expect(withCell('bankCard', cell).maskedCard).toBe(told);
  });

  it.each([
    ['440524188001010014', 'bankCard:BANK_CARD_OTHER_NUMBER'],
    ['4405 2418 8001 0100 14', 'bankCard:BANK_CARD_OTHER_NUMBER'],
    ['8613800138000', 'bankCard:BANK_CARD_OTHER_NUMBER'],
    ['008613800138000', 'bankCard:BANK_CARD_OTHER_NUMBER'],
  ])('is not asked about: %s', (cell, problem) => {
    expect(problemsOf(withCell('bankCard', cell))).toEqual([problem]);
  });

  it.each([
    ['somebody else’s mobile number', 'tel. 138-0013-8001'],
    ['somebody else’s ID number', '11010519491231002X'],
    ['somebody else’s card', '6222600260001072444'],
    ['somebody else’s card in groups', 'card 6222 6002 6000 1072 444'],
    ['somebody else’s card in full width', '６２２２６００２６０００１０７２４４４'],
  ])('is not told where %s is in that of the reference: %s', (_what, reference) => {
    const row = withCell('reference', reference);
    expect(row.reference).toBe('');
    expect(problemsOf(row)).toEqual(['reference:REFERENCE_PERSONAL']);
  });

  it('is not told where the name has changed places with the reference', () => {
    const row = rowOf('no. 5', GOOD[1] ?? '', GOOD[2] ?? '', '', '张三');
    expect(row.reference).toBe('');
    expect(problemsOf(row)).toEqual(['name:NAME_CHARACTERS', 'reference:REFERENCE_PERSONAL']);
  });

  it.each(['北京分行', '7', '20261121093911000123', '54779073-8407-4745-a994-a13800138000'])(
    'is told where it is a reference: %s',
    (reference) => {
      expect(withCell('reference', reference)).toMatchObject({ reference });
    },
  );
});

it.each(['', '  ', ',,,', '"",""', '\t'])('%j has no row', (line) => {
  expect(isBlank(line)).toBe(true);
});
