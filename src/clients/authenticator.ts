import type { Authenticator } from '../domain/client';
import { API_KEY_PREFIX } from './api-key';
import type { ClientRegistry } from './client-registry';
import type * as Tokens from './json-web-tokens';
import type { ClientSettings, JwtSettings } from './settings';

/** What tells who asks, by the kinds of credentials that this server takes; undefined where anybody may ask. */
export function createAuthenticator(
  { authMode, jwt }: ClientSettings,
  registry: ClientRegistry | undefined,
): Authenticator | undefined {
  if (authMode === 'none') return undefined;
  const apiKeys = authMode === 'jwt' ? undefined : registry;
  const tokens = jwt && createTokens(jwt);
  return {
    async authenticate(credential) {
      const kind = credential.startsWith(API_KEY_PREFIX) ? apiKeys : tokens;
      return kind?.authenticate(credential);
    },
  };
}

/** Loads what verifies tokens, whose time to start a server that takes none is spared. */
function createTokens(settings: JwtSettings): Authenticator {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded late
  const { JsonWebTokens } = require('./json-web-tokens') as typeof Tokens;
  return new JsonWebTokens(settings);
}
