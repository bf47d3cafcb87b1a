import { createHash } from 'node:crypto';
import { decryptText, fromBase64 } from '../../sandbox/aes';
import { unwrapOaep, unwrapPkcs1 } from '../../sandbox/rsa';
import { JUHE_SANDBOX_KEYS } from './sandbox-keys';

/** Reads the text of one parameter; undefined where it is absent or cannot be decrypted. */
export type ReadParameter = (name: string) => string | undefined;

/** Makes a reader of a request's parameters; undefined where its key cannot be decrypted. */
export type OpenForm = (form: URLSearchParams) => ReadParameter | undefined;

/** The plain endpoints. */
export const openPlain: OpenForm = (form) => (name) => form.get(name) ?? undefined;

/** AES/ECB: sections 3 and 4 of Juhe's document. */
export const openAes: OpenForm = (form) => (name) =>
  decryptText('aes-128-ecb', digest16(JUHE_SANDBOX_KEYS.openid), null, form.get(name) ?? '');

/** AES/CBC under a key that comes with the request, encrypted with RSA: sections 5 and 6 of Juhe's document. */
export const openRsa: OpenForm = (form) => {
  const wrapped = fromBase64(form.get('aesKey') ?? '');
  const key = wrapped && unwrapKey(wrapped);
  if (key === undefined) return undefined;
  const iv = digest16(JUHE_SANDBOX_KEYS.openid);
  return (name) => decryptText('aes-128-cbc', key, iv, form.get(name) ?? '');
};

const digest16 = (openid: string) => createHash('md5').update(openid).digest('hex').slice(0, 16);

/** The AES key, whichever padding the customer used: "16 characters before encryption" is all Juhe asks of it. */
function unwrapKey(wrapped: Buffer): string | undefined {
  const keys = [unwrapPkcs1(wrapped), unwrapOaep(wrapped)].map((key) => key?.toString('latin1'));
  return keys.find((key) => key !== undefined && /^[\x20-\x7e]{16}$/.test(key));
}
