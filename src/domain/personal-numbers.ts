import { passesLuhn } from './bank-card';
import { isResidentIdNumber } from './id-number';
import { toHalfWidth } from './input-rules';
import { isDialledMobileNumber } from './mobile-number';

/** UnionPay's own range. Real cards in it are known whose check digit does not fit. */
const UNIONPAY_CARD = /^62\d{14,17}$/;

/** What banks in China have issued beside these: 16 digits as elsewhere, and 19 under a few old prefixes. */
const OTHER_CARD = /^(?:[3-69]\d{15}|(?:4367|4563|6013|955[189])\d{15})$/;

const UUID = /(?<![0-9A-Z])[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}(?![0-9A-Z])/gi;
const LONG_HEXADECIMAL = /(?<![0-9A-Z])(?=\d*[A-F])[0-9A-F]{24,}(?![0-9A-Z])/gi;

/**
 * Whether text holds what could be somebody's mobile number, resident ID number or card number. Digits in a row are
 * looked at as a whole, so that 20 of them are no mobile number, whatever 11 of these look like. A number may stand in
 * groups, with anything but letters between them: `138-0013-8000`. The groups of a UUID are no such groups.
 *
 * Old ID numbers of 15 digits are not looked for: without a check character too much looks like one, and none is valid
 * any more.
 */
export function holdsPersonalNumber(text: string): boolean {
  const normal = toHalfWidth(text)
    .toUpperCase()
    .replace(UUID, (uuid) => uuid.replaceAll('-', 'Z'));
  return numbersIn(normal).some(
    (number) =>
      isDialledMobileNumber(number) ||
      UNIONPAY_CARD.test(number) ||
      (OTHER_CARD.test(number) && passesLuhn(number)) ||
      isResidentIdNumber(number),
  );
}

/**
 * Text without the random hexadecimal digits in it, as of a UUID or a hash: now and then some look like a number, and
 * what is refused for that would be refused by chance.
 */
export function withoutRandomHex(text: string): string {
  return text.replace(UUID, 'Z').replace(LONG_HEXADECIMAL, 'Z');
}

/** Every run of digits, an X after them too, and every number that runs make together with no other letter in between. */
function numbersIn(text: string): readonly string[] {
  return text.split(/(?!X)\p{L}/u).flatMap((part) => {
    const runs = part.match(/\d+|X/g) ?? [];
    return runs.flatMap((_, start) =>
      runs.slice(start).map((__, length) => runs.slice(start, start + length + 1).join('')),
    );
  });
}
