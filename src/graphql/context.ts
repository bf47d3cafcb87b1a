import type { Audit } from '../domain/audit';
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
  readonly services: Services;
  readonly loaders: Loaders;
}

export function createContext(services: Services, scope: RequestScope): Context {
  return { services, loaders: createLoaders(services.verification, scope) };
}
