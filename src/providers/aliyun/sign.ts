import { createHash, createHmac } from 'node:crypto';

const ALGORITHM = 'ACS3-HMAC-SHA256';

/** What is signed of a request. */
export interface SignedParts {
  readonly path: string;
  /** As {@link canonicalQuery} has it; empty where there is none. */
  readonly query: string;
  /** Every header that is signed, by its lower-case name: `host`, `content-type` of a body, and all `x-acs-*`. */
  readonly headers: Readonly<Record<string, string>>;
  /** Sent in UTF-8. */
  readonly body: string;
}

export interface AccessKey {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
}

export const sha256Hex = (text: string): string =>
  createHash('sha256').update(text, 'utf8').digest('hex');

/** A query as it is signed and sent: sorted by name, percent-encoded by RFC 3986, where a space is `%20`. */
export function canonicalQuery(parameters: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams(parameters);
  query.sort();
  // Of what RFC 3986 leaves as it is a form leaves all but `~`; of what it encodes, all but `*`.
  return query.toString().replaceAll('+', '%20').replaceAll('*', '%2A').replaceAll('%7E', '~');
}

/** The text whose hash is signed, of a `POST`. */
export function canonicalRequest({ path, query, headers, body }: SignedParts): string {
  const names = namesOf(headers);
  const lines = names.map((name) => `${name}:${headers[name]?.trim() ?? ''}\n`).join('');
  return ['POST', path, query, lines, names.join(';'), sha256Hex(body)].join('\n');
}

/** The `Authorization` header of a request, by ACS3-HMAC-SHA256 (Aliyun's "V3 版本请求体&签名机制"). */
export function authorization(parts: SignedParts, { accessKeyId, accessKeySecret }: AccessKey) {
  const text = `${ALGORITHM}\n${sha256Hex(canonicalRequest(parts))}`;
  const signature = createHmac('sha256', accessKeySecret).update(text).digest('hex');
  const signedHeaders = namesOf(parts.headers).join(';');
  return `${ALGORITHM} Credential=${accessKeyId},SignedHeaders=${signedHeaders},Signature=${signature}`;
}

const namesOf = (headers: SignedParts['headers']): readonly string[] => Object.keys(headers).sort();
