import type { Allowance } from '../domain/allowance';
import type { Audit } from '../domain/audit';
import type { Client } from '../domain/client';
import type { CodeRow } from '../domain/code-table';
import type { Clock } from '../domain/clock';
import type { Provider, ProviderName } from '../domain/provider';
import type { RequestScope, Verification } from '../domain/verification';
import { createLoaders, type Loaders } from './loaders';

/** What resolvers work with, made once for the program. */
export interface Services {
  readonly verification: Verification;
  readonly audit: Audit;
  /** The configured providers, in the order in which they are asked. */
  readonly providers: readonly Provider[];
  /** The code tables of every provider that Kayan speaks, configured or not. */
  readonly codeTables: readonly CodeTable[];
  readonly sandbox: boolean;
  readonly clock: Clock;
  readonly newId: () => string;
}

export interface CodeTable {
  readonly provider: ProviderName;
  readonly rows: readonly CodeRow[];
}

/** What resolvers work with in one request. */
export interface Context {
  readonly client: Client;
  /** What the client has left of its requests; null where they are not counted. */
  readonly requests: Allowance | null;
  readonly services: Services;
  readonly loaders: Loaders;
}

export function createContext(
  services: Services,
  scope: RequestScope,
  requests: Allowance | null,
): Context {
  const { client } = scope;
  return { client, requests, services, loaders: createLoaders(services.verification, scope) };
}
