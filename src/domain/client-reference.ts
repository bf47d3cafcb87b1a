import { broken, lettersAndDigits, parsed, type Parsed } from './input-rules';
import { holdsPersonalNumber, withoutRandomHex } from './personal-numbers';

/**
 * A caller's own reference, which is kept with the record of a check: 1 to 64 letters, digits and `. _ : / -`. It must not
 * hold an element of the check or a number that could be anybody's, because records hold no personal data.
 *
 * @param elements the other elements of the input, as they were given
 */
export function parseClientReference(raw: string, elements: readonly string[]): Parsed {
  if (raw.length < 1 || raw.length > 64) return broken('CLIENT_REFERENCE_LENGTH');
  if (!/^[\w.:/-]+$/.test(raw)) return broken('CLIENT_REFERENCE_CHARACTERS');
  const text = lettersAndDigits(raw);
  const repeats = elements
    .map(lettersAndDigits)
    .some((element) => element.length >= 5 && text.includes(element));
  const isPersonal = repeats || holdsPersonalNumber(withoutRandomHex(raw));
  return isPersonal ? broken('CLIENT_REFERENCE_PERSONAL') : parsed(raw);
}
