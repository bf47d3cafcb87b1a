import { Bank } from '../../src/sandbox/bank';
import { CARDHOLDERS } from '../../src/sandbox/cardholders';
import { elementsOf } from '../support/cardholders';

const NOON_IN_CHINA = Date.parse('2026-11-21T04:00:00Z');

describe("the sandbox's bank", () => {
  let now = NOON_IN_CHINA;
  let bank: Bank;
  const right = elementsOf(2);
  const wrong = { ...right, name: '王五' };

  beforeEach(() => {
    now = NOON_IN_CHINA;
    bank = new Bank(CARDHOLDERS, () => now);
  });

  it('locks a card on the fourth check after three that failed, also for its holder', () => {
    expect([1, 2, 3].map(() => bank.verify(wrong))).toEqual(['MISMATCH', 'MISMATCH', 'MISMATCH']);
    expect(bank.verify(wrong)).toBe('LOCKED');
    expect(bank.verify(right)).toBe('LOCKED');
  });

  it('counts only failures in a row', () => {
    for (const elements of [wrong, wrong, right, wrong, wrong]) bank.verify(elements);
    expect(bank.verify(right)).toBe('NORMAL');
  });

  it('lifts the lock at 00:00 in China', () => {
    for (let i = 0; i < 3; i++) bank.verify(wrong);
    now = Date.parse('2026-11-21T15:59:59Z');
    expect(bank.verify(right)).toBe('LOCKED');
    now = Date.parse('2026-11-21T16:00:00Z');
    expect(bank.verify(right)).toBe('NORMAL');
  });

  it('counts anew from 00:00 in China', () => {
    bank.verify(wrong);
    bank.verify(wrong);
    now = Date.parse('2026-11-21T16:00:00Z');
    bank.verify(wrong);
    expect(bank.verify(right)).toBe('NORMAL');
  });

  it('compares the mobile number only when it is given', () => {
    expect(bank.verify({ ...right, mobile: '13800138001' })).toBe('NORMAL');
    expect(bank.verify({ ...right, mobile: '13800138002' })).toBe('MISMATCH');
  });

  it('has no record of a card that is not in the list', () => {
    expect(bank.verify({ ...right, bankCard: '6217920000000009991' })).toBe('NO_RECORD');
  });
});
