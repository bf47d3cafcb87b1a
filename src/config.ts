import { PROVIDER_NAMES, type ProviderName } from './domain/provider';
import { Env, isPlainHttp, type EnvProblem } from './env';
import { providerModules } from './providers';
import type { ProviderFactory } from './providers/provider-module';
import { LOG_LEVELS, type LogLevel } from './server/logger';

/** Everything that the environment decides. Secrets are closed inside the provider factories. */
export interface Config {
  readonly mode: 'sandbox' | 'live';
  readonly host: string;
  readonly port: number;
  readonly logLevel: LogLevel;
  readonly explorable: boolean;
  readonly providerOrder: readonly ProviderName[];
  readonly providerTimeoutMs: number;
  readonly requestDeadlineMs: number;
  /** How many calls of one product of one provider may be under way at once. */
  readonly providerConcurrency: number;
  /** In live mode: the configured providers in the order in which they are asked. */
  readonly providers: readonly ProviderFactory[];
  /** In sandbox mode: the port of the sandbox's own listener, 0 for any. */
  readonly sandboxPort: number;
  /** What to tell the operator at start. */
  readonly warnings: readonly string[];
}

export type LoadedConfig =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly EnvProblem[] };

const DEFAULT_ORDER = ['JUHE', 'TENCENT', 'SHUJUBAO'] as const satisfies readonly ProviderName[];
const MILLISECONDS = { min: 100, max: 120_000 };
const PORTS = { min: 0, max: 65_535 };

/** Reads the configuration. It reports every problem at once, by variable and rule and never by value. */
export function loadConfig(values: Readonly<Record<string, string | undefined>>): LoadedConfig {
  const env = new Env(values);
  const production = env.text('NODE_ENV') === 'production';
  const mode = env.choice('KAYAN_MODE', ['sandbox', 'live'], 'sandbox');
  if (production && env.text('KAYAN_MODE') === undefined) {
    env.problem('KAYAN_MODE', 'must be set in production: live, or sandbox if that is meant');
  }
  const providerOrder = env.choices('PROVIDER_ORDER', PROVIDER_NAMES, DEFAULT_ORDER);
  const providers = mode === 'live' ? liveProviders(env, providerOrder) : [];
  const config: Config = {
    mode,
    host: env.text('HOST') ?? '127.0.0.1',
    port: env.integer('PORT', 4000, PORTS),
    logLevel: env.choice('LOG_LEVEL', LOG_LEVELS, 'info'),
    explorable: !production,
    providerOrder,
    providerTimeoutMs: env.integer('PROVIDER_TIMEOUT_MS', 5_000, MILLISECONDS),
    requestDeadlineMs: env.integer('REQUEST_DEADLINE_MS', 8_000, MILLISECONDS),
    providerConcurrency: env.integer('PROVIDER_CONCURRENCY', 256, { min: 1, max: 10_000 }),
    providers,
    sandboxPort: env.integer('SANDBOX_PORT', 0, PORTS),
    warnings: mode === 'live' ? plainHttpWarnings(values) : [],
  };
  return env.problems.length === 0 ? { ok: true, config } : { ok: false, problems: env.problems };
}

function liveProviders(env: Env, order: readonly ProviderName[]): readonly ProviderFactory[] {
  const factories = new Map(
    providerModules.map((module) => [module.name, module.fromEnv(env)] as const),
  );
  const configured = order.flatMap((name) => factories.get(name) ?? []);
  if (configured.length === 0) {
    env.problem(
      'KAYAN_MODE',
      'is live, so at least one provider of PROVIDER_ORDER needs credentials',
    );
  }
  if ((env.text('FINGERPRINT_KEY')?.length ?? 0) < 32) {
    env.problem('FINGERPRINT_KEY', 'must be a secret of 32 characters or more in live mode');
  }
  return configured;
}

function plainHttpWarnings(values: Readonly<Record<string, string | undefined>>): string[] {
  return Object.entries(values)
    .filter(([name, value]) => name.endsWith('_URL') && value !== undefined && URL.canParse(value))
    .filter(([, value]) => isPlainHttp(new URL(value ?? '')))
    .map(([name]) => `${name} is plain http: personal data can be read on the way`);
}
