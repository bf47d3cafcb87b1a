import {
  createRemoteJWKSet,
  errors,
  jwtVerify,
  type JWTPayload,
  type JWTVerifyOptions,
} from 'jose';
import { parseClientId, SCOPES, type Client, type Scope } from '../domain/client';
import type { JwtSettings } from './settings';

/** Longer than a key set takes to fetch, in milliseconds. */
const FETCH_TIMEOUT_MS = 3_000;
const CLOCK_TOLERANCE_SECONDS = 5;
/** Ids stand in logs and records: no names, and no number that could be that of a card, a phone or a person. */
const CLIENT_ID = /^(?!.*\d{11})[\w.:@|-]{1,64}$/;

/** The key set of the issuer cannot be fetched, so that nobody can be told apart. */
export class KeySetUnavailable extends Error {
  constructor(cause: unknown) {
    super('the key set of the issuer of tokens is unavailable', { cause });
  }
}

/** Verifies tokens of one issuer. Its keys are fetched when first needed, kept, and fetched anew for a new key. */
export class JsonWebTokens {
  readonly #settings: JwtSettings;
  readonly #keys: ReturnType<typeof createRemoteJWKSet>;
  readonly #options: JWTVerifyOptions;

  constructor(settings: JwtSettings) {
    const { jwksUrl, issuer, audience, algorithms, type, maxLifetimeSeconds, clientClaim } =
      settings;
    this.#settings = settings;
    this.#keys = createRemoteJWKSet(jwksUrl, { timeoutDuration: FETCH_TIMEOUT_MS });
    this.#options = {
      issuer,
      audience,
      algorithms: [...algorithms],
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
      // Compared as media types are: without regard to case, and with or without `application/`.
      ...(type !== undefined && { typ: type }),
      // Wants `iat`, and not from the future. The lifetime itself jose has no option for: `#toClient` looks at it.
      ...(maxLifetimeSeconds !== undefined && { maxTokenAge: maxLifetimeSeconds }),
      // A token without an end would be good for ever.
      requiredClaims: ['exp', clientClaim],
    };
  }

  /**
   * Whose token this is; undefined where it is not a good one.
   *
   * @throws KeySetUnavailable
   */
  async authenticate(token: string): Promise<Client | undefined> {
    try {
      const { payload } = await jwtVerify(token, this.#keys, this.#options);
      return this.#toClient(payload);
    } catch (error) {
      if (isBadToken(error)) return undefined;
      throw new KeySetUnavailable(error);
    }
  }

  #toClient(payload: JWTPayload): Client | undefined {
    const { clientClaim, scopeClaim, quota, maxLifetimeSeconds = Infinity } = this.#settings;
    const { iat = 0, exp = Infinity } = payload;
    if (exp - iat > maxLifetimeSeconds) return undefined;
    const id = payload[clientClaim];
    if (typeof id !== 'string' || !CLIENT_ID.test(id)) return undefined;
    // No name of a client with an API key has a colon.
    const clientId = parseClientId(`jwt:${id}`);
    if (!clientId.ok) return undefined;
    return { id: clientId.value, scopes: new Set(toScopes(payload[scopeClaim])), quota };
  }
}

/** jose says by its class of errors whether a token is to blame, or what is needed to look at it. */
function isBadToken(error: unknown): boolean {
  if (!(error instanceof errors.JOSEError)) return false;
  if (error instanceof errors.JWKSNoMatchingKey) return true;
  if (error instanceof errors.JWKSMultipleMatchingKeys) return true;
  return !(
    error instanceof errors.JWKSTimeout ||
    error instanceof errors.JWKSInvalid ||
    error.code === 'ERR_JOSE_GENERIC'
  );
}

function toScopes(claim: unknown): readonly Scope[] {
  const given: unknown = typeof claim === 'string' ? claim.split(' ') : claim;
  return Array.isArray(given) ? SCOPES.filter((scope) => given.includes(scope)) : [];
}
