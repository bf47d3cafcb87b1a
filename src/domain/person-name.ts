import { broken, parsed, type Parsed } from './input-rules';
import type { IdType } from './subject';

const SEPARATOR = '\u00B7';
const SEPARATOR_LOOKALIKES = /[\u2022\u30FB\uFF0E\u2027\u2219\u22C5\uFF65]/gu;
const HAN_NAME = /^[\p{Script=Han}\u3007\u00B7]+$/u;
const PASSPORT_NAME = /^[\p{Script=Han}\u3007\u00B7\p{Script=Latin} '\u2019-]+$/u;

/**
 * A person's name as an issuer compares it: 2 to 50 characters counted by code point, the separator
 * written U+00B7. It is never Unicode-normalised: that would turn one registered Han character into another.
 */
export function parsePersonName(raw: string, idType: IdType): Parsed {
  const name = raw.trim().replace(SEPARATOR_LOOKALIKES, SEPARATOR);
  const allowed = idType === 'PASSPORT' ? PASSPORT_NAME : HAN_NAME;
  const length = Array.from(name).length;
  if (length < 2 || length > 50) return broken('NAME_LENGTH');
  if (!allowed.test(name)) return broken('NAME_CHARACTERS');
  if (
    name.startsWith(SEPARATOR) ||
    name.endsWith(SEPARATOR) ||
    name.includes(SEPARATOR.repeat(2))
  ) {
    return broken('NAME_SEPARATOR');
  }
  return parsed(name);
}
