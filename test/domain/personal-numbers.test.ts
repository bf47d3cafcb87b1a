import { randomBytes, randomUUID } from 'node:crypto';
import { holdsPersonalNumber, withoutRandomHex } from '../../src/domain/personal-numbers';

describe.each([
  ['all of a text', holdsPersonalNumber],
  [
    'a text without what is random in it',
    (text: string) => holdsPersonalNumber(withoutRandomHex(text)),
  ],
])('who looks for personal numbers in %s', (_name, holds) => {
  it.each([
    ['a mobile number', '13800138000'],
    ['one within letters', 'JH13800138000e7'],
    ['one in groups', '138-0013-8000'],
    ['one in groups after another number', '20260101-138-0013-8000'],
    ['one in groups between letters', 'A138_0013_8000B'],
    ['one with a prefix', '8613800138000'],
    ['one with a prefix in groups', 'tel:+86 138 0013 8000'],
    ['one that is dialled from abroad', '008613800138000'],
    ['one in full width', '１３８００１３８０００'],
    ['a resident ID number', '440524188001010014'],
    ['one that ends in X', 'ref/11010519491231002X'],
    ['one that ends in x', '11010519491231002x'],
    ['one whose x stands apart', '110105-19491231-002-x'],
    ['one with more letters after it', '11010519491231002XY'],
    ['one in full width, ended by Ｘ', '１１０１０５１９４９１２３１００２Ｘ'],
    ['a card', '6222600260001072444'],
    ['a card in groups', '6217 9201 8175 5914'],
    ['a card of UnionPay whose check digit does not fit', '6222600260001072445'],
    ['another card', '4111111111111111'],
    ['an old card of 19 digits', '4367420011400530042'],
  ])('finds %s: %s', (_what, text) => {
    expect(holds(text)).toBe(true);
  });

  it.each([
    ['nothing', ''],
    ['words', 'Order No. 7 of 2026'],
    ['20 digits that hold one of 11', '13800138000138001380'],
    ['12 digits', '138001380001'],
    ['10 digits', '1704061618'],
    ['11 digits that are no mobile number', '12800138000'],
    ['a time in milliseconds', '1764067151123'],
    ['a time and a number', '20261121093911000123'],
    ['18 digits without the check character of an ID number', '440524188001010015'],
    ['18 digits without a birth date', '110101200102290015'],
    ['another card with a wrong check digit', '4111111111111112'],
    ['an X and digits', 'X1380013800'],
    ['the seeds’ references', 'JH2071191112162139847181e7 JH207117111112213988818111'],
    ['the seed’s order', 'JH71920221122093911S6X'],
    ['the seed’s serial number', '4XU29Z4D1704061618'],
    ['an order number of Tencent’s document', 'T20180413000000000001'],
  ])('does not find any in %s: %s', (_what, text) => {
    expect(holds(text)).toBe(false);
  });
});

describe('who looks for personal numbers', () => {
  it('finds them among the digits of a UUID in one group, not across groups', () => {
    expect(holdsPersonalNumber('54779073-8407-4745-a994-926a6e229057')).toBe(false);
    expect(holdsPersonalNumber('54779073-8407-4745-a994-a13800138000')).toBe(true);
  });

  it('takes out UUIDs and hashes first, where these must not be refused by chance', () => {
    const texts = Array.from({ length: 10_000 }, () => [
      `order:${randomUUID()}`,
      `order_${randomBytes(16).toString('hex')}`,
      randomBytes(12).toString('hex').toUpperCase(),
    ]).flat();
    // Digits alone cannot be told from a number.
    const random = texts.filter((text) => /[a-f]/i.test(text.replace('order', '')));
    expect(random.filter((text) => holdsPersonalNumber(withoutRandomHex(text)))).toEqual([]);
  });
});
