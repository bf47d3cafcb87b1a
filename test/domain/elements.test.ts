import { maskBankCard, parseBankCard } from '../../src/domain/bank-card';
import { parseMobileNumber } from '../../src/domain/mobile-number';
import { parsePersonName } from '../../src/domain/person-name';

describe('a card number', () => {
  it('loses spaces and hyphens', () => {
    expect(parseBankCard('6217 9201-8175 5914')).toEqual({ ok: true, value: '6217920181755914' });
  });

  it('is taken in full width', () => {
    expect(parseBankCard('６２１７９２０１８１７５５９１４')).toEqual({
      ok: true,
      value: '6217920181755914',
    });
  });

  it.each([
    ['621792018175', 'BANK_CARD_LENGTH'],
    ['62179201817559141234', 'BANK_CARD_LENGTH'],
    ['', 'BANK_CARD_LENGTH'],
    ['6217920181755914x', 'BANK_CARD_DIGITS'],
    ['440524188001010014', 'BANK_CARD_OTHER_NUMBER'],
    ['4405 2418 8001 0100 14', 'BANK_CARD_OTHER_NUMBER'],
    ['8613800138000', 'BANK_CARD_OTHER_NUMBER'],
    ['0086-138-0013-8000', 'BANK_CARD_OTHER_NUMBER'],
  ])('%s breaks %s', (card, rule) => {
    expect(parseBankCard(card)).toEqual({ ok: false, rule });
  });

  it('shows BIN and last four digits when masked, whatever its length', () => {
    expect(maskBankCard('6217920000000001017')).toEqual({
      masked: '621792*********1017',
      bin: '621792',
      last4: '1017',
      luhnValid: true,
    });
    expect(maskBankCard('4222222222222').masked).toBe('422222***2222');
  });

  it.each(['440524188001010015', '621792000000000104', '8612800138000', '371449635398431'])(
    'is %s, which nobody else has',
    (card) => {
      expect(parseBankCard(card)).toEqual({ ok: true, value: card });
    },
  );

  it('that fails the Luhn check is taken with a warning', () => {
    expect(parseBankCard('6217920181755915').ok).toBe(true);
    expect(maskBankCard('6217920181755915').luhnValid).toBe(false);
  });
});

describe('a name', () => {
  it.each(['张三', '欧阳娜娜', '𠮷田', '〇一', '阿卜杜拉·买买提'])('%s is valid', (name) => {
    expect(parsePersonName(name, 'RESIDENT_ID')).toEqual({ ok: true, value: name });
  });

  it.each(['•', '・', '．', '‧', '∙', '⋅', '･'])('has %s mapped to the separator', (dot) => {
    expect(parsePersonName(`阿卜杜拉${dot}买买提`, 'RESIDENT_ID')).toEqual({
      ok: true,
      value: '阿卜杜拉·买买提',
    });
  });

  it('keeps a compatibility character that NFC would replace', () => {
    const name = '\uFA19三';
    expect(name.normalize('NFC')).not.toBe(name);
    expect(parsePersonName(name, 'RESIDENT_ID')).toEqual({ ok: true, value: name });
  });

  it.each([
    ['张', 'NAME_LENGTH'],
    ['𠮷', 'NAME_LENGTH'],
    ['张'.repeat(51), 'NAME_LENGTH'],
    ['Zhang San', 'NAME_CHARACTERS'],
    ['张 三', 'NAME_CHARACTERS'],
    ['·张三', 'NAME_SEPARATOR'],
    ['张三·', 'NAME_SEPARATOR'],
    ['阿卜··买', 'NAME_SEPARATOR'],
  ])('%s breaks %s', (name, rule) => {
    expect(parsePersonName(name, 'RESIDENT_ID')).toEqual({ ok: false, rule });
  });

  it('on a passport may be Latin', () => {
    expect(parsePersonName("ANNA-MARIA O'NEIL", 'PASSPORT').ok).toBe(true);
    expect(parsePersonName('José Müller', 'PASSPORT').ok).toBe(true);
    expect(parsePersonName('<script>', 'PASSPORT').ok).toBe(false);
  });
});

describe('a mobile number', () => {
  it.each(['13800138000', '+86 138-0013-8000', '+8613800138000'])('%s is valid', (mobile) => {
    expect(parseMobileNumber(mobile)).toEqual({ ok: true, value: '13800138000' });
  });

  it.each(['12800138000', '1380013800', '008613800138000', ''])('%s is refused', (mobile) => {
    expect(parseMobileNumber(mobile)).toEqual({ ok: false, rule: 'MOBILE_FORMAT' });
  });
});
