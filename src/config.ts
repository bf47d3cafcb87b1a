import { DEFAULT_BUDGET, type AttemptBudget } from './domain/attempt-budget';
import { PROVIDER_NAMES, type ProviderName } from './domain/provider';
import { DEFAULT_LIFETIMES, type Lifetimes } from './domain/reuse';
import { readClientSettings, type ClientSettings } from './clients/settings';
import { Env, isPlainHttp, type EnvProblem } from './env';
import { providerModules } from './providers';
import type { ProviderFactory } from './providers/provider-module';
import type { OverloadLimits } from './server/admission';
import { LOG_LEVELS, type LogLevel } from './server/logger';

/** Everything that the environment decides. Secrets are closed inside the provider factories. */
export interface Config {
  readonly mode: 'sandbox' | 'live';
  readonly host: string;
  readonly port: number;
  readonly logLevel: LogLevel;
  /** Whether the schema may be explored: introspection, explorers and suggestions in errors. */
  readonly explorable: boolean;
  /** The most that one operation may hold; `graphql/limits` says what each counts. */
  readonly limits: ReturnType<typeof readLimits>;
  /** The path of the manifest of trusted documents, where only those are to be answered. */
  readonly trustedDocuments: string | undefined;
  /** The names under which this server may be asked, in lower case; undefined for any. IP addresses always do. */
  readonly hostNames: readonly string[] | undefined;
  /** The origins whose pages may call the API from a browser. */
  readonly corsOrigins: readonly string[];
  /** Who may ask, and how often. */
  readonly clients: ClientSettings;
  /** How many operations are answered at once; further ones are turned away. */
  readonly maxRequestsInFlight: number;
  readonly overload: OverloadLimits;
  /** The port of a listener for `/metrics` alone; undefined where the API's own has it. */
  readonly metricsPort: number | undefined;
  /** The address of that listener. It asks nobody who they are. */
  readonly metricsHost: string;
  /** Where spans are sent by OTLP over HTTP; undefined for no spans. */
  readonly otlpEndpoint: string | undefined;
  /** How long a server that is to end goes on with what is under way, in milliseconds. */
  readonly shutdownGraceMs: number;
  /** `sqlite:<path>`, `postgres://…`, or `none` for no ledger at all. */
  readonly databaseUrl: string;
  readonly budget: AttemptBudget;
  readonly lifetimes: Lifetimes;
  readonly providerOrder: readonly ProviderName[];
  /** Which provider is asked first: as `providerOrder` says, or that of which a conclusive answer costs least. */
  readonly routing: Routing;
  readonly providerTimeoutMs: number;
  readonly requestDeadlineMs: number;
  /** How many calls of one product of one provider may be under way at once. */
  readonly providerConcurrency: number;
  /** In live mode: the configured providers in the order in which they are asked. */
  readonly providers: readonly ProviderFactory[];
  /** In sandbox mode: the providers in their order, to be told where the sandbox is. */
  readonly sandboxProviders: readonly ((origin: string) => ProviderFactory)[];
  /** In sandbox mode: the port of the sandbox's own listener, 0 for any. */
  readonly sandboxPort: number;
  /** In sandbox mode: scheme, host and port of a sandbox that runs already, to be asked instead of one in this process. */
  readonly sandboxUrl: string | undefined;
  /** What to tell the operator at start. */
  readonly warnings: readonly string[];
  /** The secrets of the ledger's fingerprints, behind a function so that printing a configuration shows none. */
  readonly fingerprintKeys: () => FingerprintKeys;
}

export interface FingerprintKeys {
  readonly current: string;
  /** While keys rotate: the one before, which is still read. */
  readonly previous: string | undefined;
}

export type LoadedConfig =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly EnvProblem[] };

const ROUTINGS = ['order', 'cheapest'] as const;
type Routing = (typeof ROUTINGS)[number];

const DEFAULT_ORDER = [
  'JUHE',
  'TENCENT',
  'SHUJUBAO',
  'TENCENT_FACEID',
  'ALIYUN',
] as const satisfies readonly ProviderName[];
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
  if (mode === 'live' && env.text('NODE_TLS_REJECT_UNAUTHORIZED') === '0') {
    env.problem(
      'NODE_TLS_REJECT_UNAUTHORIZED',
      'must not be 0 in live mode: anybody on the way could read what is sent, and answer for a provider',
    );
  }
  const providerOrder = env.choices('PROVIDER_ORDER', PROVIDER_NAMES, DEFAULT_ORDER);
  const providers = mode === 'live' ? liveProviders(env, providerOrder) : [];
  const host = env.text('HOST') ?? '127.0.0.1';
  const fingerprintKeys = readFingerprintKeys(env, mode);
  const databaseUrl = readDatabaseUrl(env, mode);
  const clients = readClientSettings(env, host, databaseUrl);
  const config: Config = {
    mode,
    host,
    port: env.integer('PORT', 4000, PORTS),
    logLevel: env.choice('LOG_LEVEL', LOG_LEVELS, 'info'),
    explorable: env.flag('EXPLORER', mode === 'sandbox' && !production),
    limits: readLimits(env),
    trustedDocuments: env.text('TRUSTED_DOCUMENTS'),
    hostNames: readHostNames(env, host, clients),
    corsOrigins: readOrigins(env, 'CORS_ORIGINS'),
    clients,
    maxRequestsInFlight: env.integer('MAX_REQUESTS_IN_FLIGHT', 512, { min: 1, max: 100_000 }),
    overload: readOverloadLimits(env),
    metricsPort: readMetricsPort(env),
    metricsHost: env.text('METRICS_HOST') ?? '127.0.0.1',
    otlpEndpoint: readOtlpEndpoint(env),
    shutdownGraceMs: env.integer('SHUTDOWN_GRACE_MS', 8_000, { min: 0, max: 600_000 }),
    databaseUrl,
    fingerprintKeys: () => fingerprintKeys,
    budget: readBudget(env),
    lifetimes: readLifetimes(env),
    providerOrder,
    routing: env.choice('ROUTING', ROUTINGS, 'order'),
    providerTimeoutMs: env.integer('PROVIDER_TIMEOUT_MS', 5_000, MILLISECONDS),
    requestDeadlineMs: env.integer('REQUEST_DEADLINE_MS', 8_000, MILLISECONDS),
    providerConcurrency: env.integer('PROVIDER_CONCURRENCY', 256, { min: 1, max: 10_000 }),
    providers,
    sandboxProviders: mode === 'sandbox' ? sandboxProviders(env, providerOrder) : [],
    sandboxPort: env.integer('SANDBOX_PORT', 0, PORTS),
    sandboxUrl: mode === 'sandbox' ? readSandboxUrl(env) : undefined,
    warnings: mode === 'live' ? [...exposureWarnings(clients), ...plainHttpWarnings(values)] : [],
  };
  return env.problems.length === 0 ? { ok: true, config } : { ok: false, problems: env.problems };
}

function readLimits(env: Env) {
  const range = { min: 1, max: 10_000 };
  return {
    tokens: env.integer('LIMIT_TOKENS', 1_000, range),
    depth: env.integer('LIMIT_DEPTH', 12, range),
    aliases: env.integer('LIMIT_ALIASES', 30, range),
    directives: env.integer('LIMIT_DIRECTIVES', 30, range),
    rootFields: env.integer('LIMIT_ROOT_FIELDS', 20, range),
    fields: env.integer('LIMIT_FIELDS', 500, range),
    paidFields: env.integer('LIMIT_PAID_FIELDS', 5, range),
  } as const;
}

function readOverloadLimits(env: Env): OverloadLimits {
  const maxRssMb = env.integer('MAX_RSS_MB', 0, { min: 0, max: 1_000_000 });
  return {
    maxEventLoopDelayMs: env.integer('MAX_EVENT_LOOP_DELAY_MS', 500, { min: 10, max: 60_000 }),
    maxRssMb: maxRssMb === 0 ? undefined : maxRssMb,
  };
}

function readMetricsPort(env: Env): number | undefined {
  const port = env.integer('METRICS_PORT', 0, PORTS);
  return env.text('METRICS_PORT') === undefined ? undefined : port;
}

/** Spans hold no personal data, so that plain http will do. */
function readOtlpEndpoint(env: Env): string | undefined {
  const name = 'OTEL_EXPORTER_OTLP_ENDPOINT';
  const url = env.text(name);
  if (url === undefined || (/^https?:\/\//.test(url) && URL.canParse(url))) return url;
  env.problem(name, 'must be an http or https URL');
  return undefined;
}

/** Where anybody may ask, a page in a browser of this machine must not be able to: see `server/host-header.ts`. */
function readHostNames(
  env: Env,
  host: string,
  { authMode }: ClientSettings,
): readonly string[] | undefined {
  const given = env.text('ALLOWED_HOSTS');
  if (given === undefined && authMode !== 'none') return undefined;
  const names = (given?.split(',') ?? []).map((name) => name.trim().replace(/\.$/, ''));
  if (!names.every((name) => /^[\w-]{1,63}(\.[\w-]{1,63})*$/.test(name))) {
    env.problem(
      'ALLOWED_HOSTS',
      'must list host names such as kayan.example.com, without ports, separated by commas',
    );
  }
  return ['localhost', host, ...names].map((name) => name.toLowerCase());
}

function readOrigins(env: Env, name: string): readonly string[] {
  const origins = (env.text(name)?.split(',') ?? []).map((origin) => origin.trim());
  const isOrigin = (text: string) =>
    /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text;
  if (origins.every(isOrigin)) return origins;
  env.problem(name, 'must list origins such as https://app.example.com, separated by commas');
  return [];
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
  return configured;
}

function sandboxProviders(env: Env, order: readonly ProviderName[]) {
  return order.flatMap((name) =>
    providerModules
      .filter((module) => module.name === name)
      .map((module) => module.forSandbox(env)),
  );
}

/** Plain http will do: there is nobody to protect in the sandbox. */
function readSandboxUrl(env: Env): string | undefined {
  if (env.text('SANDBOX_URL') === undefined) return undefined;
  return env.url('SANDBOX_URL', 'http://127.0.0.1:4010', { mayBePlain: true }).origin;
}

/** Public, so that its prints protect nobody: there is nobody to protect in the sandbox. */
const SANDBOX_FINGERPRINT_KEY = 'the sandbox has a fixed key and invented people';

function readFingerprintKeys(env: Env, mode: Config['mode']): FingerprintKeys {
  if (mode === 'sandbox') return { current: SANDBOX_FINGERPRINT_KEY, previous: undefined };
  const current = env.secret('FINGERPRINT_KEY');
  if (current === undefined) env.problem('FINGERPRINT_KEY', 'must be set in live mode');
  return { current: current ?? '', previous: env.secret('FINGERPRINT_PREVIOUS_KEY') };
}

function readDatabaseUrl(env: Env, mode: Config['mode']): string {
  const url = env.text('DATABASE_URL') ?? 'sqlite:data/kayan.db';
  if (url === 'none' && mode === 'live') {
    env.problem('DATABASE_URL', 'must not be none in live mode: every paid call is recorded');
  } else if (url !== 'none' && !/^(sqlite:.+|postgres(ql)?:\/\/.+)$/.test(url)) {
    env.problem('DATABASE_URL', 'must be sqlite:<path> or postgres://<user>@<host>/<database>');
  }
  return url;
}

function readBudget(env: Env): AttemptBudget {
  const range = { min: 1, max: 1_000_000 };
  const { cardFailedChecks, cardCallsPerDay, idNumberCallsPerDay } = DEFAULT_BUDGET;
  return {
    cardFailedChecks: env.integer('BUDGET_CARD_FAILED_CHECKS', cardFailedChecks, range),
    cardCallsPerDay: env.integer('BUDGET_CARD_CALLS_PER_DAY', cardCallsPerDay, range),
    idNumberCallsPerDay: env.integer('BUDGET_ID_NUMBER_CALLS_PER_DAY', idNumberCallsPerDay, range),
  };
}

function readLifetimes(env: Env): Lifetimes {
  const range = { min: 0, max: 30 * 24 * 3600 };
  const { match, mismatch, unableToVerify, noRecord, blacklist } = DEFAULT_LIFETIMES;
  return {
    match: env.integer('REUSE_MATCH_SECONDS', match, range),
    mismatch: env.integer('REUSE_MISMATCH_SECONDS', mismatch, range),
    unableToVerify: env.integer('REUSE_UNABLE_TO_VERIFY_SECONDS', unableToVerify, range),
    noRecord: env.integer('REUSE_NO_RECORD_SECONDS', noRecord, range),
    blacklist: env.integer('REUSE_BLACKLIST_SECONDS', blacklist, range),
  };
}

function exposureWarnings({ authMode }: ClientSettings): string[] {
  return authMode === 'none'
    ? ['AUTH_MODE is none: every program on this machine can have checks made at your expense']
    : [];
}

function plainHttpWarnings(values: Readonly<Record<string, string | undefined>>): string[] {
  return Object.entries(values)
    .filter(([name, value]) => name.endsWith('_URL') && value !== undefined && URL.canParse(value))
    .filter(([, value]) => isPlainHttp(new URL(value ?? '')))
    .map(([name]) => `${name} is plain http: personal data can be read on the way`);
}
