import { isIP } from 'node:net';
import type { DailyQuota } from '../domain/client';
import { isLoopbackHost, type Env } from '../env';

/** How this server tells who asks. */
export interface ClientSettings {
  readonly authMode: AuthMode;
  /** Where tokens are taken. */
  readonly jwt: JwtSettings | undefined;
  /** Addresses and networks whose `x-forwarded-for` is believed. */
  readonly trustedProxies: readonly string[];
  /** Requests that one client, and one address, may make of one server in a minute; 0 for any number. */
  readonly requestsPerMinute: { readonly client: number; readonly address: number };
}

/** Signatures that need no secret here. */
const JWT_ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
] as const;
type JwtAlgorithm = (typeof JWT_ALGORITHMS)[number];

export interface JwtSettings {
  /** Where the issuer publishes its keys. */
  readonly jwksUrl: URL;
  readonly issuer: string;
  readonly audience: string;
  readonly algorithms: readonly JwtAlgorithm[];
  /** The media type that the header must name, such as that of access tokens (RFC 9068); undefined for any, and for none. */
  readonly type: string | undefined;
  /** The longest time that a token may be good for, from `iat` to `exp`; undefined for any. */
  readonly maxLifetimeSeconds: number | undefined;
  /** The claim with the scopes: a text with spaces between them, or a list. */
  readonly scopeClaim: string;
  /** The claim with the client's id. */
  readonly clientClaim: string;
  /** What each client may use up in a day. */
  readonly quota: DailyQuota;
}

const AUTH_MODES = ['none', 'api-key', 'jwt', 'both'] as const;
export type AuthMode = (typeof AUTH_MODES)[number];

const REQUESTS = { min: 0, max: 10_000_000 };
const DEFAULT_REQUESTS = 6_000;
const JWKS_FALLBACK = 'https://issuer.invalid/jwks.json';

/** Reads who may ask. Without authentication only this machine may. */
export function readClientSettings(env: Env, host: string, databaseUrl: string): ClientSettings {
  const authMode = env.choice('AUTH_MODE', AUTH_MODES, 'none');
  if (authMode === 'none' && !isLoopbackHost(host)) {
    env.problem('AUTH_MODE', 'must be api-key, jwt or both while HOST is not a loopback address');
  }
  if ((authMode === 'api-key' || authMode === 'both') && databaseUrl === 'none') {
    env.problem('DATABASE_URL', 'must not be none where there are API keys: it keeps them');
  }
  const defaultRequests = authMode === 'none' ? 0 : DEFAULT_REQUESTS;
  return {
    authMode,
    jwt: authMode === 'jwt' || authMode === 'both' ? readJwtSettings(env) : undefined,
    trustedProxies: readProxies(env),
    requestsPerMinute: {
      client: env.integer('CLIENT_REQUESTS_PER_MINUTE', defaultRequests, REQUESTS),
      address: env.integer('ADDRESS_REQUESTS_PER_MINUTE', defaultRequests, REQUESTS),
    },
  };
}

function readProxies(env: Env): readonly string[] {
  const proxies = (env.text('TRUST_PROXY')?.split(',') ?? []).map((proxy) => proxy.trim());
  if (proxies.every((proxy) => isIP(proxy.replace(/\/\d{1,3}$/, '')) !== 0)) return proxies;
  env.problem(
    'TRUST_PROXY',
    'must list addresses or networks such as 10.0.0.0/8, separated by commas',
  );
  return [];
}

function readJwtSettings(env: Env): JwtSettings {
  for (const name of ['JWT_JWKS_URL', 'JWT_ISSUER', 'JWT_AUDIENCE']) {
    if (env.text(name) === undefined) env.problem(name, 'must be set where AUTH_MODE takes tokens');
  }
  return {
    jwksUrl: env.url('JWT_JWKS_URL', JWKS_FALLBACK),
    issuer: env.text('JWT_ISSUER') ?? '',
    audience: env.text('JWT_AUDIENCE') ?? '',
    algorithms: env.choices('JWT_ALGORITHMS', JWT_ALGORITHMS, ['RS256', 'ES256', 'EdDSA']),
    type: readJwtType(env),
    maxLifetimeSeconds: readMaxLifetime(env),
    scopeClaim: env.text('JWT_SCOPE_CLAIM') ?? 'scope',
    clientClaim: env.text('JWT_CLIENT_CLAIM') ?? 'sub',
    quota: readJwtQuota(env),
  };
}

function readJwtType(env: Env): string | undefined {
  const type = env.text('JWT_TYP');
  if (type === undefined || /^([\w.+-]{1,64}\/)?[\w.+-]{1,64}$/.test(type)) return type;
  env.problem('JWT_TYP', 'must be a media type such as at+jwt');
  return undefined;
}

function readMaxLifetime(env: Env): number | undefined {
  const name = 'JWT_MAX_LIFETIME_SECONDS';
  const seconds = env.integer(name, 0, { min: 1, max: 1_000_000_000 });
  return env.text(name) === undefined ? undefined : seconds;
}

function readJwtQuota(env: Env): DailyQuota {
  const range = { min: 0, max: 1_000_000_000 };
  const limit = (name: string) =>
    env.text(name) === undefined ? null : env.integer(name, 0, range);
  return { calls: limit('JWT_CALLS_PER_DAY'), spendFen: limit('JWT_SPEND_FEN_PER_DAY') };
}
