import type { Cardholder } from '../../src/sandbox/cardholders';

const FAMILY_NAMES = '赵钱孙李周吴郑王冯陈';
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** A person who does not exist, born in 1900 or soon after. Of different numbers, no element but the name's letters is the same. */
export function inventPerson(number: number): Cardholder {
  const day = new Date(Date.UTC(1900, 0, 1 + Math.floor(number / 999)));
  const birth = day.toISOString().slice(0, 10).replaceAll('-', '');
  const body = `110101${birth}${digits((number % 999) + 1, 3)}`;
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(body[i]), 0);
  return {
    name: `${FAMILY_NAMES.charAt(number % 10)}${FAMILY_NAMES.charAt(Math.floor(number / 10) % 10)}`,
    idNumber: body + '10X98765432'.charAt(sum % 11),
    // BIN and last four digits differ, so that a masked card names one person.
    bankCard: `6217${digits(Math.floor(number / 10_000), 2)}000000${digits(number % 10_000, 4)}`,
    mobile: `138${digits(number, 8)}`,
  };
}

const digits = (value: number, length: number): string => String(value).padStart(length, '0');
