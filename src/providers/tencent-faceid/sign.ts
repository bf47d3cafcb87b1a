import { createHash, createHmac } from 'node:crypto';

/** What of a request is signed. Action, version and token are not. */
export interface SignedParts {
  /** As the `Host` header has it: with a port only where that is not the scheme's own. */
  readonly host: string;
  readonly contentType: string;
  /** The very text that is sent. */
  readonly body: string;
  /** Seconds since 1970. */
  readonly timestamp: number;
}

export interface FaceidCredentials {
  readonly secretId: string;
  readonly secretKey: string;
}

const ALGORITHM = 'TC3-HMAC-SHA256';
const SIGNED_HEADERS = 'content-type;host';

/** The `Authorization` of a request by TC3-HMAC-SHA256: https://cloud.tencent.com/document/api/1007/31324. */
export function authorization(
  { secretId, secretKey }: FaceidCredentials,
  parts: SignedParts,
): string {
  const signature = sign(secretKey, parts);
  return `${ALGORITHM} Credential=${secretId}/${scopeOf(parts)}, SignedHeaders=${SIGNED_HEADERS}, Signature=${signature}`;
}

/** The request in the form of which the hash is signed. API 3.0 signs the path `/` whatever the address. */
export function canonicalRequest({ host, contentType, body }: SignedParts): string {
  const headers = `content-type:${contentType}\nhost:${host}\n`;
  return ['POST', '/', '', headers, SIGNED_HEADERS, sha256(body)].join('\n');
}

/** The signature in hex. */
export function sign(secretKey: string, parts: SignedParts): string {
  const scope = scopeOf(parts);
  const text = [ALGORITHM, parts.timestamp, scope, sha256(canonicalRequest(parts))].join('\n');
  const key = scope.split('/').reduce<string | Buffer>(hmac, `TC3${secretKey}`);
  return hmac(key, text).toString('hex');
}

/** The day is that of the timestamp in UTC. */
function scopeOf({ timestamp }: SignedParts): string {
  return `${new Date(timestamp * 1000).toISOString().slice(0, 10)}/faceid/tc3_request`;
}

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

const hmac = (key: string | Buffer, text: string): Buffer =>
  createHmac('sha256', key).update(text, 'utf8').digest();
