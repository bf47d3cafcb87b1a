import { isCalendarDay } from './calendar-day';
import { chinaDay } from './china-time';
import { broken, parsed, toHalfWidth, type Parsed } from './input-rules';
import type { IdType } from './subject';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK_CHARACTERS = '10X98765432';
/** Where the time of asking does not matter. */
const LAST_BIRTH_DATE = '2099-12-31';
const OTHER_DOCUMENT = /^[A-Z0-9]{5,20}$/;

/**
 * An ID number in the form that is sent to a provider: upper case, half width, an old number of
 * 15 digits extended to 18. Of a resident ID (GB 11643) the birth date and the check character are verified, the area
 * code is not: abolished areas and the residence permits 81, 82 and 83 are valid. Of other documents
 * only the characters and the length are checked, since no provider documents more.
 */
export function parseIdNumber(raw: string, idType: IdType, nowMs: number): Parsed {
  const text = toHalfWidth(raw).trim().toUpperCase();
  if (idType !== 'RESIDENT_ID') {
    const document = text.replace(/[\s()-]/g, '');
    return OTHER_DOCUMENT.test(document) ? parsed(document) : broken('ID_NUMBER_FORMAT');
  }
  const id = /^\d{15}$/.test(text) ? extend(text) : text;
  if (!/^\d{17}[\dX]$/.test(id)) return broken('ID_NUMBER_FORMAT');
  if (!isBirthDate(id.slice(6, 14), chinaDay(nowMs))) return broken('ID_NUMBER_BIRTH_DATE');
  if (checkCharacter(id) !== id[17]) return broken('ID_NUMBER_CHECKSUM');
  return parsed(id);
}

/**
 * Whether a number is a resident ID number of 18 characters by its birth date and check character. A date that is still to
 * come counts too: this is asked about what might be somebody's number, not about whether it may be checked.
 */
export function isResidentIdNumber(number: string): boolean {
  return (
    /^\d{17}[\dX]$/.test(number) &&
    isBirthDate(number.slice(6, 14), LAST_BIRTH_DATE) &&
    checkCharacter(number) === number[17]
  );
}

/**
 * Whether text might be meant as a resident ID number: it is as long as one, old or new, or lacks the last character, and has a
 * birth date where one has it.
 */
export function resemblesResidentIdNumber(text: string): boolean {
  const number = /^\d{15}$/.test(text) ? extend(text) : text;
  return /^\d{17}[\dX]?$/.test(number) && isBirthDate(number.slice(6, 14), LAST_BIRTH_DATE);
}

function extend(fifteenDigits: string): string {
  const body = `${fifteenDigits.slice(0, 6)}19${fifteenDigits.slice(6)}`;
  return body + checkCharacter(body);
}

function checkCharacter(id: string): string {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(id[i]), 0);
  return CHECK_CHARACTERS.charAt(sum % 11);
}

function isBirthDate(yyyymmdd: string, lastDay: string): boolean {
  const day = `${yyyymmdd.slice(0, 4)}-${yyyymmdd.slice(4, 6)}-${yyyymmdd.slice(6)}`;
  return isCalendarDay(day) && day >= '1800' && day <= lastDay;
}
