import { parseArgs } from 'node:util';
import { CLIENT_NAME, type NewClient } from '../clients/client-registry';
import { parseClientId, SCOPES } from '../domain/client';

/** What the command for clients is asked to do. */
export type ClientsTask =
  | { readonly kind: 'make'; readonly client: NewClient }
  | { readonly kind: 'list' }
  | { readonly kind: 'rotate'; readonly name: string; readonly keepOldMs: number }
  | { readonly kind: 'revoke'; readonly name: string };

export const USAGE = `Usage: npm run clients -- <command>

  make --name NAME --scopes check,blacklist [--calls-per-day N] [--spend-fen-per-day N]
                    make a client and print its API key, which is shown only now
  list              list clients with their scopes and quotas, and the ids of their keys
  rotate --name NAME [--keep-old-hours N]
                    print a new key; the old ones end now, or after so many hours
  revoke --name NAME
                    take all keys of a client back, for good

NAME: a small letter, then small letters, digits and hyphens, 32 at most. A new one must not hold what could be a
person's number: it stands in logs and records.
Scopes: ${SCOPES.join(', ')}; admin includes the others. Without a number of calls or fen there is no such limit.`;

const HOUR_MS = 3_600_000;
const MAX_NUMBER = 1_000_000_000;
const MAX_HOURS = 24 * 90;

const OPTIONS = {
  name: { type: 'string' },
  scopes: { type: 'string' },
  'calls-per-day': { type: 'string' },
  'spend-fen-per-day': { type: 'string' },
  'keep-old-hours': { type: 'string' },
} as const;

type Values = Readonly<Partial<Record<keyof typeof OPTIONS, string>>>;

/** Which options each command takes. */
const OPTIONS_OF: Readonly<Record<ClientsTask['kind'], readonly (keyof Values)[]>> = {
  make: ['name', 'scopes', 'calls-per-day', 'spend-fen-per-day'],
  list: [],
  rotate: ['name', 'keep-old-hours'],
  revoke: ['name'],
};

/** Reads the arguments; undefined where they do not follow the usage. */
export function parseClientsArguments(args: readonly string[]): ClientsTask | undefined {
  const parsed = parse(args);
  const [command, ...rest] = parsed?.positionals ?? [];
  if (parsed === undefined || !isCommand(command) || rest.length > 0) return undefined;
  const values: Values = parsed.values;
  const allowed: readonly string[] = OPTIONS_OF[command];
  if (Object.keys(values).some((option) => !allowed.includes(option))) return undefined;
  if (command === 'list') return { kind: 'list' };

  const { name = '' } = values;
  if (!CLIENT_NAME.test(name)) return undefined;
  if (command === 'revoke') return { kind: 'revoke', name };
  if (command === 'make') return toMake(name, values);
  const hours = numberOf(values['keep-old-hours'] ?? '0', MAX_HOURS);
  return hours === undefined ? undefined : { kind: 'rotate', name, keepOldMs: hours * HOUR_MS };
}

function toMake(name: string, values: Values): ClientsTask | undefined {
  if (!parseClientId(name).ok) return undefined;
  const given = (values.scopes ?? '').split(',');
  const scopes = SCOPES.filter((scope) => given.includes(scope));
  const calls = limitOf(values['calls-per-day']);
  const spendFen = limitOf(values['spend-fen-per-day']);
  if (scopes.length !== given.length || calls === undefined || spendFen === undefined) {
    return undefined;
  }
  return { kind: 'make', client: { name, scopes, quota: { calls, spendFen } } };
}

const isCommand = (text: string | undefined): text is ClientsTask['kind'] =>
  text !== undefined && Object.hasOwn(OPTIONS_OF, text);

/** `null` where no limit was given, undefined where it is not a number. */
const limitOf = (text: string | undefined): number | null | undefined =>
  text === undefined ? null : numberOf(text, MAX_NUMBER);

const numberOf = (text: string, max: number): number | undefined =>
  /^\d{1,10}$/.test(text) && Number(text) <= max ? Number(text) : undefined;

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: OPTIONS });
  } catch {
    return undefined;
  }
}
