import { isResidentIdNumber } from './id-number';
import { broken, parsed, toHalfWidth, type Parsed } from './input-rules';
import { isDialledMobileNumber } from './mobile-number';

/** What may be shown of a card number: BIN and last four digits (PCI DSS 4.0, requirement 3.4). */
export interface MaskedBankCard {
  readonly masked: string;
  readonly bin: string;
  readonly last4: string;
  /** Whether the check digit fits. A warning only: real UnionPay cards that fail it are reported. */
  readonly luhnValid: boolean;
}

/**
 * A card number in its normal form: 13 to 19 digits, spaces and hyphens dropped. A resident ID number of 18 digits, and a mobile
 * number with its prefix, are as long: these were put in the wrong place, and are neither sent as a card nor shown in part like one.
 */
export function parseBankCard(raw: string): Parsed {
  const digits = toHalfWidth(raw).replace(/[\s-]/g, '');
  if (!/^\d+$/.test(digits)) return broken(digits === '' ? 'BANK_CARD_LENGTH' : 'BANK_CARD_DIGITS');
  if (digits.length < 13 || digits.length > 19) return broken('BANK_CARD_LENGTH');
  const isOtherNumber = isResidentIdNumber(digits) || isDialledMobileNumber(digits);
  return isOtherNumber ? broken('BANK_CARD_OTHER_NUMBER') : parsed(digits);
}

/** Masks a card number in its normal form: `6217920000000001017` becomes `621792*********1017`. */
export function maskBankCard(bankCard: string): MaskedBankCard {
  const bin = bankCard.slice(0, 6);
  const last4 = bankCard.slice(-4);
  return {
    masked: maskedNumber(bin, last4, bankCard.length),
    bin,
    last4,
    luhnValid: passesLuhn(bankCard),
  };
}

/** A masked card number of a given length, from what may be shown of it. */
export function maskedNumber(bin: string, last4: string, length: number): string {
  return bin + '*'.repeat(length - bin.length - last4.length) + last4;
}

/** The check of ISO/IEC 7812-1, annex B. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = digits.length - 1, double = false; i >= 0; i--, double = !double) {
    const digit = digits.charCodeAt(i) - 48;
    sum += double ? (digit < 5 ? digit * 2 : digit * 2 - 9) : digit;
  }
  return sum % 10 === 0;
}
