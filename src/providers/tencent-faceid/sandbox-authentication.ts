import { createHash, createHmac } from 'node:crypto';
import type { SandboxRequest } from '../../sandbox/side';
import { FACEID_SANDBOX_KEYS } from './settings';

const AUTHORIZATION =
  /^TC3-HMAC-SHA256 Credential=([^/, ]+)\/([^, ]+),\s*SignedHeaders=([a-z0-9;-]+),\s*Signature=([0-9a-f]{64})$/;
/** The signature proves nothing of these where they are not among the signed. */
const MUST_BE_SIGNED = ['content-type', 'host'];
/** Documented. It is all that stands against a replay: API 3.0 has no nonce, and answers the same request twice. */
const CLOCK_TOLERANCE_S = 300;

/** The code under which API 3.0 turns a request away before it looks at the action; undefined when it lets it pass. */
export function authenticationError(request: SandboxRequest, nowMs: number): string | undefined {
  const { headers } = request;
  const parts = AUTHORIZATION.exec(headers.authorization ?? '');
  if (parts === null) return 'AuthFailure.InvalidAuthorization';
  const [, secretId = '', scope = '', signedHeaders = '', signature = ''] = parts;
  const names = signedHeaders.split(';');
  if (!MUST_BE_SIGNED.every((name) => names.includes(name))) {
    return 'AuthFailure.InvalidAuthorization';
  }
  if (!secretId.startsWith('AKID')) return 'AuthFailure.InvalidSecretId';
  if (secretId !== FACEID_SANDBOX_KEYS.secretId) return 'AuthFailure.SecretIdNotFound';
  // A token belongs to temporary keys, and these are none.
  if (headers['x-tc-token'] !== undefined) return 'AuthFailure.TokenFailure';

  const timestamp = String(headers['x-tc-timestamp']);
  const seconds = Number(timestamp);
  if (!(Math.abs(Math.floor(nowMs / 1000) - seconds) <= CLOCK_TOLERANCE_S)) {
    return 'AuthFailure.SignatureExpire';
  }
  const day = new Date(seconds * 1000).toISOString().slice(0, 10);
  const expected = signatureOf(request, names, timestamp, day);
  const isRight = scope === `${day}/faceid/tc3_request` && signature === expected;
  return isRight ? undefined : 'AuthFailure.SignatureFailure';
}

function signatureOf(
  { method, headers, body }: SandboxRequest,
  names: readonly string[],
  timestamp: string,
  day: string,
): string {
  const lines = names.map((name) => `${name}:${String(headers[name]).trim().toLowerCase()}\n`);
  const hashed = createHash('sha256').update(body).digest('hex');
  const request = `${method}\n/\n\n${lines.join('')}\n${names.join(';')}\n${hashed}`;
  const digest = createHash('sha256').update(request).digest('hex');
  const dated = createHmac('sha256', `TC3${FACEID_SANDBOX_KEYS.secretKey}`).update(day).digest();
  const service = createHmac('sha256', dated).update('faceid').digest();
  const key = createHmac('sha256', service).update('tc3_request').digest();
  return createHmac('sha256', key)
    .update(`TC3-HMAC-SHA256\n${timestamp}\n${day}/faceid/tc3_request\n${digest}`)
    .digest('hex');
}
