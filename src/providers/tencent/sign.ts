import { createHmac } from 'node:crypto';

/** The HMACs of Tencent Cloud API 2.0. `HmacSHA1` is what the service takes where no method is named. */
export const SIGNATURE_METHODS = ['HmacSHA1', 'HmacSHA256'] as const;
export type SignatureMethod = (typeof SIGNATURE_METHODS)[number];

const DIGESTS = { HmacSHA1: 'sha1', HmacSHA256: 'sha256' } as const satisfies Record<
  SignatureMethod,
  string
>;

/**
 * The text that API 2.0 signs: method, host, path and the parameters sorted by code unit, their values
 * as they are. Nothing in it is URL-encoded.
 *
 * @param host as the `Host` header has it: with a port only where that is not the scheme's own
 * @param params without `Signature`
 */
export function stringToSign(
  method: 'GET' | 'POST',
  host: string,
  path: string,
  params: Readonly<Record<string, string>>,
): string {
  const query = Object.entries(params)
    // localeCompare would not put capital letters first.
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${key}=${value}`)
    .join('&');
  return `${method}${host}${path}?${query}`;
}

/** The signature in base64, not yet URL-encoded. */
export function sign(text: string, secretKey: string, method: SignatureMethod): string {
  return createHmac(DIGESTS[method], secretKey).update(text, 'utf8').digest('base64');
}
