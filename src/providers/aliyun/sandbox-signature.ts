import { createHash, createHmac } from 'node:crypto';
import type { SandboxRequest } from '../../sandbox/side';
import { ALIYUN_SANDBOX_KEYS } from './settings';

const MINUTE_MS = 60_000;
const CLOCK_TOLERANCE_MS = 15 * MINUTE_MS;

/** Headers that a request has to have and to sign, each with the name by which the gateway misses it. */
const MANDATORY = [
  ['x-acs-action', 'Action'],
  ['x-acs-version', 'Version'],
  ['x-acs-date', 'Date'],
  ['x-acs-signature-nonce', 'SignatureNonce'],
  ['x-acs-content-sha256', 'ContentSha256'],
] as const;

const AUTHORIZATION =
  /^ACS3-HMAC-SHA256 Credential=([^,]+),SignedHeaders=([^,]+),Signature=([0-9a-f]{64})$/;

/** Aliyun's rules of who may ask: access key, clock, signature, and that no nonce comes twice. */
export class SignatureRules {
  readonly #now: () => number;
  /** Nonces seen, each with the time after which its request has expired, oldest arrival first. */
  readonly #nonces = new Map<string, number>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /** The code under which the gateway turns a request away; undefined if it does not. */
  rejection(request: SandboxRequest): string | undefined {
    const header = headersOf(request);
    const missing = MANDATORY.find(([name]) => header(name) === '');
    if (missing !== undefined) return `Missing${missing[1]}`;
    const [, keyId, signedHeaders = '', signature] =
      AUTHORIZATION.exec(header('authorization')) ?? [];
    if (signature === undefined) return 'IncompleteSignature';
    if (keyId !== ALIYUN_SANDBOX_KEYS.accessKeyId) return 'InvalidAccessKeyId.NotFound';
    const signed = signedHeaders.split(';');
    if (!signsEnough(signed, request)) return 'IncompleteSignature';
    const clock = this.#clockRejection(header('x-acs-date'));
    if (clock !== undefined) return clock;
    const isGenuine =
      header('x-acs-content-sha256') === sha256(request.body) &&
      signature === signatureOf(request, signed);
    if (!isGenuine) return 'SignatureDoesNotMatch';
    return this.#isReplay(header('x-acs-signature-nonce')) ? 'SignatureNonceUsed' : undefined;
  }

  #clockRejection(date: string): string | undefined {
    if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(date) || Number.isNaN(Date.parse(date))) {
      return 'InvalidTimeStamp.Format';
    }
    const offMs = Math.abs(this.#now() - Date.parse(date));
    return offMs > CLOCK_TOLERANCE_MS ? 'InvalidTimeStamp.Expired' : undefined;
  }

  #isReplay(nonce: string): boolean {
    const nowMs = this.#now();
    for (const [seen, expiresAt] of this.#nonces) {
      if (expiresAt >= nowMs) break;
      this.#nonces.delete(seen);
    }
    if (this.#nonces.has(nonce)) return true;
    // A date from the future stays valid for twice the tolerance.
    this.#nonces.set(nonce, nowMs + 2 * CLOCK_TOLERANCE_MS);
    return false;
  }
}

/** A signature covers the host, every `x-acs-` header that is sent, and the type of a body. */
function signsEnough(signed: readonly string[], { headers, body }: SandboxRequest): boolean {
  const sent = Object.keys(headers).filter((name) => name.startsWith('x-acs-'));
  return ['host', ...sent, ...(body.length === 0 ? [] : ['content-type'])].every((name) =>
    signed.includes(name),
  );
}

function signatureOf(request: SandboxRequest, signed: readonly string[]): string {
  const { method, path, query, body } = request;
  const header = headersOf(request);
  const canonical = [
    method,
    path,
    [...query]
      .map(([name, value]) => `${percentEncoded(name)}=${percentEncoded(value)}`)
      .sort()
      .join('&'),
    ...signed.map((name) => `${name}:${header(name)}`),
    '',
    signed.join(';'),
    sha256(body),
  ].join('\n');
  return createHmac('sha256', ALIYUN_SANDBOX_KEYS.accessKeySecret)
    .update(`ACS3-HMAC-SHA256\n${sha256(canonical)}`)
    .digest('hex');
}

/** By RFC 3986, which encodes five characters more than `encodeURIComponent` does. */
function percentEncoded(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

const sha256 = (text: string | Buffer) => createHash('sha256').update(text).digest('hex');

/** Reads headers by name; an absent one is empty. */
const headersOf =
  ({ headers }: SandboxRequest) =>
  (name: string): string =>
    String(headers[name] ?? '').trim();
