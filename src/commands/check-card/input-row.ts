import papa from 'papaparse';
import { maskBankCard, parseBankCard } from '../../domain/bank-card';
import { parseIdNumber, resemblesResidentIdNumber } from '../../domain/id-number';
import { lettersAndDigits, type InputRule, type Parsed } from '../../domain/input-rules';
import { parseMobileNumber } from '../../domain/mobile-number';
import { parsePersonName } from '../../domain/person-name';
import { holdsPersonalNumber, withoutRandomHex } from '../../domain/personal-numbers';
import { unusable } from './stopped';

const REQUIRED_COLUMNS = ['name', 'idNumber', 'bankCard'] as const;
const COLUMNS = [...REQUIRED_COLUMNS, 'mobile', 'reference'] as const;
export type Column = (typeof COLUMNS)[number];

/** The elements of a check in their normal form, as the API takes them. */
export interface Elements {
  readonly name: string;
  readonly idNumber: string;
  readonly bankCard: string;
  readonly mobile?: string;
}

/** A row of the input with what may be told of it. */
export interface InputRow {
  /** Where it stands in the file; the header has 1. */
  readonly line: number;
  readonly maskedCard: string;
  /** The caller's own, empty where there is none. */
  readonly reference: string;
  /** What is to be asked, or every rule that the row breaks, as `column:RULE`. */
  readonly content: { readonly elements: Elements } | { readonly problems: readonly string[] };
}

/** Rules of a row beside those of the API. */
type RowRule =
  | InputRule
  | 'QUOTES'
  | 'TOO_MANY_CELLS'
  | 'ROUNDED_NUMBER'
  | 'REFERENCE_PERSONAL'
  | 'REFERENCE_LENGTH';

const MAX_REFERENCE_CHARACTERS = 64;

/** Whether a line has no row: nothing, or the empty cells that spreadsheets leave. */
export const isBlank = (line: string): boolean => /^[\s,"]*$/.test(line);

/**
 * The columns that a header names.
 *
 * @throws Stopped where one is missing, named twice or unknown. It is told by its place: where the header is missing, a
 * person stands there.
 */
export function parseHeader(line: string): readonly Column[] {
  const names = parseCells(line).cells.map((cell) => COLUMNS.find((column) => column === cell));
  const unknown = names.indexOf(undefined);
  if (unknown >= 0) {
    throw unusable(`Column ${unknown + 1} of the header is none of ${COLUMNS.join(', ')}.`);
  }
  const columns = names.filter((name) => name !== undefined);
  const missing = REQUIRED_COLUMNS.filter((column) => !columns.includes(column));
  if (missing.length > 0) throw unusable(`The header lacks ${missing.join(', ')}.`);
  if (new Set(columns).size < columns.length) throw unusable('The header names a column twice.');
  return columns;
}

/** Reads a row. One line is one row, so that a quotation mark that is never closed spoils no other. */
export function parseRow(text: string, line: number, columns: readonly Column[]): InputRow {
  const { cells, isBroken } = parseCells(text);
  if (isBroken) return malformed(line, ['row:QUOTES']);
  if (cells.slice(columns.length).some((cell) => cell !== '')) {
    return malformed(line, ['row:TOO_MANY_CELLS']);
  }
  const cellOf = (column: Column) => cells[columns.indexOf(column)] ?? '';
  const name = parseElement(cellOf('name'), parseName);
  const read = {
    name,
    idNumber: parseElement(cellOf('idNumber'), parseResidentId),
    bankCard: parseElement(cellOf('bankCard'), parseBankCard),
    mobile: cellOf('mobile') === '' ? undefined : parseElement(cellOf('mobile'), parseMobileNumber),
    reference: parseReference(cellOf('reference'), COLUMNS.slice(0, 4).map(cellOf), name.ok),
  };
  const problems = COLUMNS.flatMap((column) => {
    const parsed = read[column];
    return parsed === undefined || parsed.ok ? [] : [`${column}:${parsed.rule}`];
  });
  const { idNumber, bankCard, mobile, reference } = read;
  const told = {
    line,
    maskedCard: maskedCardOf(cellOf('bankCard'), bankCard),
    reference: reference.ok ? reference.value : '',
  };
  if (!name.ok || !idNumber.ok || !bankCard.ok || mobile?.ok === false || !reference.ok) {
    return { ...told, content: { problems } };
  }
  const elements = { name: name.value, idNumber: idNumber.value, bankCard: bankCard.value };
  return {
    ...told,
    content: { elements: mobile ? { ...elements, mobile: mobile.value } : elements },
  };
}

function parseCells(line: string) {
  const { data, errors } = papa.parse<string[]>(line, { delimiter: ',', newline: '\n' });
  return { cells: (data[0] ?? []).map((cell) => cell.trim()), isBroken: errors.length > 0 };
}

const malformed = (line: number, problems: readonly string[]): InputRow => ({
  line,
  maskedCard: '',
  reference: '',
  content: { problems },
});

type ParsedCell = Extract<Parsed, { ok: true }> | { readonly ok: false; readonly rule: RowRule };

const parseName = (cell: string) => parsePersonName(cell, 'RESIDENT_ID');
const parseResidentId = (cell: string) => parseIdNumber(cell, 'RESIDENT_ID', Date.now());

function parseElement(cell: string, parse: (cell: string) => Parsed): ParsedCell {
  if (cell === '') return { ok: false, rule: 'REQUIRED' };
  // What spreadsheets make of a long number: 6.21792E+18.
  if (/^\d+([.,]\d+)?E\+?\d+$/i.test(cell)) return { ok: false, rule: 'ROUNDED_NUMBER' };
  return parse(cell);
}

/** The card as the result shows it, with no digit of what might be an ID number that stands in its place. */
function maskedCardOf(cell: string, bankCard: ParsedCell): string {
  const text = lettersAndDigits(cell);
  if (resemblesResidentIdNumber(text)) return '*'.repeat(text.length);
  return bankCard.ok ? maskBankCard(bankCard.value).masked : '';
}

/** The reference goes to the result, which holds no personal data. Where a row has no name, a name in it is taken for that. */
function parseReference(cell: string, elements: readonly string[], hasName: boolean): ParsedCell {
  if (cell.length > MAX_REFERENCE_CHARACTERS) return { ok: false, rule: 'REFERENCE_LENGTH' };
  const text = lettersAndDigits(cell);
  const isPersonal =
    elements.map(lettersAndDigits).some((part) => part !== '' && text.includes(part)) ||
    (!hasName && parseName(cell).ok) ||
    holdsPersonalNumber(withoutRandomHex(cell));
  return isPersonal ? { ok: false, rule: 'REFERENCE_PERSONAL' } : { ok: true, value: cell };
}
