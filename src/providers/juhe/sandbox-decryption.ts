import { constants, createDecipheriv, createHash, privateDecrypt } from 'node:crypto';
import { JUHE_SANDBOX_KEYS, sandboxPrivateKey } from './sandbox-keys';

/** Reads the text of one parameter; undefined where it is absent or cannot be decrypted. */
export type ReadParameter = (name: string) => string | undefined;

/** Makes a reader of a request's parameters; undefined where its key cannot be decrypted. */
export type OpenForm = (form: URLSearchParams) => ReadParameter | undefined;

/** The plain endpoints. */
export const openPlain: OpenForm = (form) => (name) => form.get(name) ?? undefined;

/** AES/ECB: sections 3 and 4 of Juhe's document. */
export const openAes: OpenForm = (form) => (name) =>
  decrypt('aes-128-ecb', digest16(JUHE_SANDBOX_KEYS.openid), null, form.get(name));

/** AES/CBC under a key that comes with the request, encrypted with RSA: sections 5 and 6 of Juhe's document. */
export const openRsa: OpenForm = (form) => {
  const wrapped = fromBase64(form.get('aesKey'));
  const key = wrapped && unwrapKey(wrapped);
  if (key === undefined) return undefined;
  const iv = digest16(JUHE_SANDBOX_KEYS.openid);
  return (name) => decrypt('aes-128-cbc', key, iv, form.get(name));
};

const digest16 = (openid: string) => createHash('md5').update(openid).digest('hex').slice(0, 16);

function decrypt(
  algorithm: 'aes-128-ecb' | 'aes-128-cbc',
  key: string,
  iv: string | null,
  parameter: string | null,
): string | undefined {
  const encrypted = fromBase64(parameter);
  if (encrypted === undefined) return undefined;
  try {
    const decipher = createDecipheriv(algorithm, key, iv);
    const plain = Buffer.concat([decipher.update(encrypted), decipher.final()]);
    return new TextDecoder('utf-8', { fatal: true }).decode(plain);
  } catch {
    return undefined;
  }
}

/** Strict, unlike Buffer's own: a parameter that was URL-encoded twice must not pass. */
function fromBase64(text: string | null): Buffer | undefined {
  if (text === null || text.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) {
    return undefined;
  }
  return Buffer.from(text, 'base64');
}

/** The AES key, whichever padding the customer used: "16 characters before encryption" is all Juhe asks of it. */
function unwrapKey(wrapped: Buffer): string | undefined {
  const keys = [unwrapPkcs1(wrapped), unwrapOaep(wrapped)];
  return keys.find((key) => key !== undefined && /^[\x20-\x7e]{16}$/.test(key));
}

/** Strips `00 02 … 00` by hand, since some releases of Node refuse to decrypt PKCS#1 v1.5 (CVE-2023-46809). */
function unwrapPkcs1(wrapped: Buffer): string | undefined {
  const block = rsaDecrypt(wrapped, constants.RSA_NO_PADDING);
  if (block?.[0] !== 0 || block[1] !== 2) return undefined;
  return block.subarray(block.indexOf(0, 2) + 1).toString('latin1');
}

function unwrapOaep(wrapped: Buffer): string | undefined {
  return rsaDecrypt(wrapped, constants.RSA_PKCS1_OAEP_PADDING)?.toString('latin1');
}

function rsaDecrypt(wrapped: Buffer, padding: number): Buffer | undefined {
  try {
    return privateDecrypt({ key: sandboxPrivateKey(), padding }, wrapped);
  } catch {
    return undefined;
  }
}
