import type { CodeRow } from '../domain/code-table';

/** What stands for a code where an exchange brought none, as far as it is worth telling apart. */
const TRANSPORT_CODES = [
  'TIMEOUT',
  'CANCELLED',
  'BREAKER_OPEN',
  'CONCURRENCY_LIMIT',
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_SOCKET',
  'BODY_TOO_LARGE',
  'NOT_JSON',
  'SHAPE',
  'HTTP_429',
  'HTTP_500',
  'HTTP_502',
  'HTTP_503',
  'HTTP_504',
] as const;

/** A code for a label or a span: as it is where a table has it, so that no provider can add values or texts of its own. */
export type KnownCode = (code: string) => string;

/** @param rows the whole code table of a provider */
export function knownCodes(rows: readonly CodeRow[]): KnownCode {
  const known = new Set<string>([...rows.map(({ code }) => code), ...TRANSPORT_CODES]);
  return (code) => (known.has(code) ? code : 'other');
}
