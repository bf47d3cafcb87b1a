import { parseClientReference } from '../../src/domain/client-reference';

const ELEMENTS = ['张三', '32132419860817421x', '6217 9201 8175 5914', 'ANNA MARIA'];
const parse = (reference: string) => parseClientReference(reference, ELEMENTS);

describe("a caller's reference", () => {
  it.each([
    'A',
    'order/2026-11-21:0001',
    'T20180413000000000001',
    '202611210939110001',
    '54779073-8407-4745-a994-a13800138000',
    'ab13800138000cd13800138000ef0123',
    'x'.repeat(64),
  ])('%s is taken as it is', (reference) => {
    expect(parse(reference)).toEqual({ ok: true, value: reference });
  });

  it.each([
    ['', 'CLIENT_REFERENCE_LENGTH'],
    ['x'.repeat(65), 'CLIENT_REFERENCE_LENGTH'],
    ['张三', 'CLIENT_REFERENCE_CHARACTERS'],
    ['two words', 'CLIENT_REFERENCE_CHARACTERS'],
    ['card-6217920181755914', 'CLIENT_REFERENCE_PERSONAL'],
    ['6217-9201-8175-5914', 'CLIENT_REFERENCE_PERSONAL'],
    ['id:32132419860817421X', 'CLIENT_REFERENCE_PERSONAL'],
    ['anna-maria/1', 'CLIENT_REFERENCE_PERSONAL'],
    ['user-13800138000', 'CLIENT_REFERENCE_PERSONAL'],
    ['138-0013-8000', 'CLIENT_REFERENCE_PERSONAL'],
    ['11010519491231002X', 'CLIENT_REFERENCE_PERSONAL'],
    ['pay:6222600260001072444', 'CLIENT_REFERENCE_PERSONAL'],
  ])('%s breaks %s', (reference, rule) => {
    expect(parse(reference)).toEqual({ ok: false, rule });
  });

  it('holds no element in whatever width the element was given', () => {
    expect(parseClientReference('ref-E12345678', ['Ｅ１２３４５６７８'])).toMatchObject({
      ok: false,
    });
  });
});
