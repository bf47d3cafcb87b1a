import { broken, parsed, type Parsed } from './input-rules';
import { holdsPersonalNumber, withoutRandomHex } from './personal-numbers';

/** What a client may be allowed to do. `admin` includes the others. */
export const SCOPES = ['check', 'blacklist', 'audit', 'admin'] as const;
export type Scope = (typeof SCOPES)[number];

/** What a client may use up in a China day; `null` for any amount. */
export interface DailyQuota {
  readonly calls: number | null;
  readonly spendFen: number | null;
}

/** Who asks. */
export interface Client {
  /** Kept with the records of what it asks, and logged; `null` where clients are not told apart. */
  readonly id: string | null;
  readonly scopes: ReadonlySet<Scope>;
  readonly quota: DailyQuota;
}

/** Tells clients apart. */
export interface Authenticator {
  /**
   * Whose credential this is; undefined where it is nobody's. Rejects where that cannot be found out now.
   *
   * @param credential as it was sent; empty where there was none
   */
  authenticate(credential: string): Promise<Client | undefined>;
}

export const NO_QUOTA: DailyQuota = { calls: null, spendFen: null };

/** Whoever can reach a server that does not ask who they are. */
export const ANYBODY: Client = { id: null, scopes: new Set(SCOPES), quota: NO_QUOTA };

/** Who has not said who they are, where that is asked. */
export const NOBODY: Client = { id: null, scopes: new Set(), quota: NO_QUOTA };

/** The id of a client, as records have it: the name of one with an API key, or `jwt:` and what its tokens call it. */
export function parseClientId(raw: string): Parsed {
  const isClientId = /^[\w.:@|-]{1,68}$/.test(raw) && !holdsPersonalNumber(withoutRandomHex(raw));
  return isClientId ? parsed(raw) : broken('CLIENT_ID');
}

/** The scopes among `needed` that a client lacks. */
export function missingScopes({ scopes }: Client, needed: readonly Scope[]): readonly Scope[] {
  return scopes.has('admin') ? [] : needed.filter((scope) => !scopes.has(scope));
}
