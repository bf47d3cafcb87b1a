import { constants, createCipheriv, createHash, publicEncrypt, type KeyObject } from 'node:crypto';

/** How Juhe's public key pads what it encrypts. */
export const RSA_PADDINGS = ['pkcs1', 'oaep'] as const;
export type RsaPadding = (typeof RSA_PADDINGS)[number];

/** A random whole number from 0 up to, but not including, `max`; `randomInt` of node:crypto outside of tests. */
export type RandomInt = (max: number) => number;

const ALPHANUMERICS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const AES_KEY_LENGTH = 16;
const PADDING_CONSTANTS: Readonly<Record<RsaPadding, number>> = {
  pkcs1: constants.RSA_PKCS1_PADDING,
  oaep: constants.RSA_PKCS1_OAEP_PADDING,
};

/**
 * What both sides derive from an openid: the first 16 characters of its MD5 in lower-case hex, as ASCII and not as
 * the bytes that the hex stands for. It is the key of the AES endpoints and the IV of the RSA endpoints.
 */
export function openidSecret(openid: string): Buffer {
  return Buffer.from(createHash('md5').update(openid).digest('hex').slice(0, 16), 'ascii');
}

/** AES/ECB/PKCS5Padding of a text in UTF-8, in base64: sections 3 and 4 of Juhe's document. */
export function encryptEcb(text: string, key: Buffer): string {
  const cipher = createCipheriv('aes-128-ecb', key, null);
  return cipher.update(text, 'utf8', 'base64') + cipher.final('base64');
}

/** AES/CBC/PKCS5Padding of a text in UTF-8, in base64: sections 5 and 6 of Juhe's document. */
export function encryptCbc(text: string, key: Buffer, iv: Buffer): string {
  const cipher = createCipheriv('aes-128-cbc', key, iv);
  return cipher.update(text, 'utf8', 'base64') + cipher.final('base64');
}

/** An AES key for one request: 16 letters or digits in ASCII, each as likely as any other. */
export function createAesKey(randomInt: RandomInt): Buffer {
  const draw = () => ALPHANUMERICS.charAt(randomInt(ALPHANUMERICS.length));
  return Buffer.from(Array.from({ length: AES_KEY_LENGTH }, draw).join(''), 'ascii');
}

/** An AES key under Juhe's public key, in base64. OAEP uses SHA-1, as Java's RSA ciphers do by default. */
export function encryptAesKey(aesKey: Buffer, publicKey: KeyObject, padding: RsaPadding): string {
  const rsa = { key: publicKey, padding: PADDING_CONSTANTS[padding], oaepHash: 'sha1' };
  return publicEncrypt(rsa, aesKey).toString('base64');
}
