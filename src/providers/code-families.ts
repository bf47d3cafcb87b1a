import type { CodeRow } from '../domain/code-table';

/** More could be somebody's number, which a code of a table would pass on. */
const MAX_DIGITS_OF_A_MEMBER = 4;

/**
 * Finds the code of the row that speaks for a code: its own, else its longest family's (`T429*`), else the code itself, which
 * then stands in no table.
 */
export function rowCodeFinder(rows: readonly CodeRow[]): (code: string) => string {
  const rowCodes: ReadonlySet<string> = new Set(rows.map(({ code }) => code));
  const prefixes = [...rowCodes]
    .filter((code) => code.endsWith('*'))
    .map((code) => code.slice(0, -1))
    .sort((a, b) => b.length - a.length);
  return (code) => {
    if (rowCodes.has(code)) return code;
    const prefix = prefixes.find((known) => code.startsWith(known));
    if (prefix === undefined) return code;
    const digits = code.slice(prefix.length).replace(/\D/g, '');
    return digits.length > MAX_DIGITS_OF_A_MEMBER ? code : `${prefix}*`;
  };
}
