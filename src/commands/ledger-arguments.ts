import { parseArgs } from 'node:util';
import { isPurgeable } from '../ledger/purge';

/** What the ledger command is asked to do. */
export type LedgerTask =
  | { readonly kind: 'verify' }
  /** `out` is a file that does not exist yet; undefined for the standard output. */
  | { readonly kind: 'export'; readonly out: string | undefined }
  | { readonly kind: 'purge'; readonly before: string };

export const USAGE = `Usage: npm run ledger -- <command>

  verify                      walk the chain of records and name the first broken one
  export [--out FILE]         write all records as JSON Lines, to the standard output or a new file
                              (npm writes there too, unless run as npm run --silent ledger -- export)
  purge --before YYYY-MM-DD   remove what is older than this day in China, today at the latest`;

/** Reads the arguments; undefined where they do not follow the usage. */
export function parseLedgerArguments(args: readonly string[], now: number): LedgerTask | undefined {
  const parsed = parse(args);
  if (parsed === undefined) return undefined;
  const { positionals, values } = parsed;
  const [command, ...rest] = positionals;
  const { out, before, ...others } = values;
  if (rest.length > 0 || Object.keys(others).length > 0) return undefined;
  if (command === 'verify' && out === undefined && before === undefined) return { kind: 'verify' };
  if (command === 'export' && before === undefined) return { kind: 'export', out };
  if (command !== 'purge' || out !== undefined || before === undefined) return undefined;
  return isPurgeable(before, now) ? { kind: 'purge', before } : undefined;
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { out: { type: 'string' }, before: { type: 'string' } },
    });
  } catch {
    return undefined;
  }
}
