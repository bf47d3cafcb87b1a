import { broken, parsed, type Parsed } from './input-rules';

/**
 * A caller's own reference, which is kept with the record of a check: 1 to 64 letters, digits and `. _ : / -`. It must not
 * repeat an element of the check, because records hold no personal data.
 *
 * @param elements the other elements of the input, as they were given
 */
export function parseClientReference(raw: string, elements: readonly string[]): Parsed {
  if (raw.length < 1 || raw.length > 64) return broken('CLIENT_REFERENCE_LENGTH');
  if (!/^[\w.:/-]+$/.test(raw)) return broken('CLIENT_REFERENCE_CHARACTERS');
  const text = withoutSeparators(raw);
  const repeats = elements
    .map(withoutSeparators)
    .some((element) => element.length >= 5 && text.includes(element));
  return repeats ? broken('CLIENT_REFERENCE_PERSONAL') : parsed(raw);
}

const withoutSeparators = (text: string): string => text.replace(/[^\p{L}\d]/gu, '').toUpperCase();
