import { parseIdNumber } from '../../src/domain/id-number';

const NOW = Date.parse('2026-11-21T00:00:00Z');
const parse = (raw: string) => parseIdNumber(raw, 'RESIDENT_ID', NOW);

describe('a resident ID number', () => {
  it.each(['11010519491231002X', '440524188001010014', '32132419860817421X', '810000199003070015'])(
    '%s is valid',
    (id) => {
      expect(parse(id)).toEqual({ ok: true, value: id });
    },
  );

  it('is taken in lower case and full width, and normalised', () => {
    expect(parse('11010519491231002x')).toEqual({ ok: true, value: '11010519491231002X' });
    expect(parse('１１０１０５１９４９１２３１００２Ｘ')).toEqual({
      ok: true,
      value: '11010519491231002X',
    });
  });

  it('of 15 digits is extended to 18', () => {
    expect(parse('110105491231002')).toEqual({ ok: true, value: '11010519491231002X' });
  });

  it.each([
    ['110105194912310021', 'ID_NUMBER_CHECKSUM'],
    ['110101200102290015', 'ID_NUMBER_BIRTH_DATE'],
    ['11010519491231002', 'ID_NUMBER_FORMAT'],
    ['X1010519491231002X', 'ID_NUMBER_FORMAT'],
    ['', 'ID_NUMBER_FORMAT'],
  ])('%s breaks %s', (id, rule) => {
    expect(parse(id)).toEqual({ ok: false, rule });
  });

  it('born tomorrow in China is refused, born today is not', () => {
    const birthday = (nowMs: number) => parseIdNumber('110105202611210017', 'RESIDENT_ID', nowMs);
    const chinaMidnight = Date.parse('2026-11-20T16:00:00Z');
    expect(birthday(chinaMidnight - 1)).toEqual({ ok: false, rule: 'ID_NUMBER_BIRTH_DATE' });
    expect(birthday(chinaMidnight)).not.toEqual({ ok: false, rule: 'ID_NUMBER_BIRTH_DATE' });
  });
});

describe('the number of another document', () => {
  it('is 5 to 20 letters and digits, written upper case', () => {
    expect(parseIdNumber('e1234 5678', 'PASSPORT', NOW)).toEqual({ ok: true, value: 'E12345678' });
    expect(parseIdNumber('H1234567(8)', 'HK_MACAU_PERMIT', NOW).ok).toBe(true);
    expect(parseIdNumber('E12', 'PASSPORT', NOW)).toEqual({ ok: false, rule: 'ID_NUMBER_FORMAT' });
  });
});
