import { rowCodeFinder } from '../../src/providers/code-families';
import { codeRows, error, type ShortRow } from '../../src/providers/code-rows';

const row = (code: string): ShortRow => [code, code, error('REQUEST_REJECTED'), 'REFUSED', 'NO'];
const rowCodeOf = rowCodeFinder(
  codeRows('BANK_CARD_CHECK', ['A4*', 'A403*', 'A403IP', '2*', 'Throttling'].map(row)),
);

describe('the row that speaks for a code', () => {
  it.each([
    ['is its own', 'A403IP', 'A403IP'],
    ['is its own, not that of a beginning without a family', 'Throttling.User', 'Throttling.User'],
    ['is that of its longest family', 'A403ZZ', 'A403*'],
    ['is that of its family', 'A401AC', 'A4*'],
    ['is that of its family, of which it is only the beginning', 'A4', 'A4*'],
    ['is none if no family has it', 'B403MQ', 'B403MQ'],
    ['is none if its name is an inherited property', 'toString', 'toString'],
  ])('%s: %s', (_title, code, expected) => {
    expect(rowCodeOf(code)).toBe(expected);
  });

  it.each([
    'A4.32132419860817421X',
    'A4-6217-9201-8175-5914',
    'A413800138000',
    '26217920181755914',
    // printf 13800138000 | md5sum
    'A47945bd83237335e5376ff44d62e4f0ae',
  ])('is none for %s, which could be somebody’s number', (code) => {
    expect(rowCodeOf(code)).toBe(code);
  });
});
