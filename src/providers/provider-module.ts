import type { Clock } from '../domain/clock';
import type { Provider, ProviderName } from '../domain/provider';
import type { CodeRow } from '../domain/code-table';
import type { Env } from '../env';
import type { SandboxSide, SandboxSideDeps } from '../sandbox/side';
import type { ProductRate, ProviderRates } from './paced-provider';

/** What a provider is given by the program around it. */
export interface ProviderDeps {
  readonly clock: Clock;
}

/** A configured provider that has not been started: it opens no connection before `create`. */
export interface ProviderFactory {
  readonly name: ProviderName;
  readonly rates: ProviderRates;
  create(deps: ProviderDeps): Provider;
}

/** All that the registry knows of a provider. */
export interface ProviderModule {
  readonly name: ProviderName;
  /** The whole of its code tables, whether it is configured or not. */
  readonly codes: readonly CodeRow[];
  /** The provider as the environment configures it; undefined when it is not configured. */
  fromEnv(env: Env): ProviderFactory | undefined;
  /**
   * The provider with its sandbox credentials, asking the sandbox at an origin that is known later. What the
   * environment says beside credentials and addresses holds for the sandbox too.
   */
  forSandbox(env: Env): (origin: string) => ProviderFactory;
  readonly createSandboxSide: (deps: SandboxSideDeps) => SandboxSide;
}

/** How often a product may be asked where the environment says nothing else. */
interface RateDefault extends ProductRate {
  /** The variable that says how many calls in a second; 0 for any number. */
  readonly variable: `${string}_RATE_PER_SECOND`;
}

interface ProviderParts<Settings> {
  readonly name: ProviderName;
  readonly codes: readonly CodeRow[];
  readonly rates: Readonly<Partial<Record<keyof ProviderRates, RateDefault>>>;
  readSettings(env: Env): Settings | undefined;
  sandboxSettings(env: Env): (origin: string) => Settings;
  create(settings: Settings, deps: ProviderDeps): Provider;
  readonly createSandboxSide: (deps: SandboxSideDeps) => SandboxSide;
}

/** Makes a module of a provider's parts. Its settings, secrets among them, stay closed inside the factories. */
export function defineProvider<Settings>(parts: ProviderParts<Settings>): ProviderModule {
  const { name, codes, createSandboxSide } = parts;
  const factory = (settings: Settings, rates: ProviderRates): ProviderFactory => ({
    name,
    rates,
    create: (deps) => parts.create(settings, deps),
  });
  return {
    name,
    codes,
    fromEnv(env) {
      const settings = parts.readSettings(env);
      const rates = readRates(env, parts.rates);
      return settings === undefined ? undefined : factory(settings, rates);
    },
    forSandbox(env) {
      const settingsAt = parts.sandboxSettings(env);
      const rates = readRates(env, parts.rates);
      return (origin) => factory(settingsAt(origin), rates);
    },
    createSandboxSide,
  };
}

function readRates(
  env: Env,
  { cardCheck, blacklist }: ProviderParts<never>['rates'],
): ProviderRates {
  const read = ({ variable, perSecond, isByElements }: RateDefault): ProductRate => ({
    perSecond: env.integer(variable, perSecond, { min: 0, max: 100_000 }),
    isByElements,
  });
  return {
    ...(cardCheck && { cardCheck: read(cardCheck) }),
    ...(blacklist && { blacklist: read(blacklist) }),
  };
}
