import { constants, createCipheriv, publicEncrypt, type KeyObject } from 'node:crypto';

/** So many random bytes; `randomBytes` of node:crypto outside of tests. */
export type RandomBytes = (size: number) => Buffer;

/** How the elements of one request are encrypted, and what lets Tencent alone decrypt them. All texts are base64. */
export interface Seal {
  readonly encrypt: (element: string) => string;
  readonly iv: string;
  readonly wrappedKey: string;
}

/**
 * A new key for one request, as Tencent's crypto SDKs make it: AES-256-CBC with PKCS#7 under one IV for all elements,
 * the key under Tencent's public key with PKCS#1 v1.5. Their Java draws the key from letters and digits, their Node from
 * all bytes, as is done here.
 */
export function createSeal(publicKey: KeyObject, randomBytes: RandomBytes): Seal {
  const key = randomBytes(32);
  const iv = randomBytes(16);
  const rsa = { key: publicKey, padding: constants.RSA_PKCS1_PADDING };
  return {
    encrypt(element) {
      const cipher = createCipheriv('aes-256-cbc', key, iv);
      return cipher.update(element, 'utf8', 'base64') + cipher.final('base64');
    },
    iv: iv.toString('base64'),
    wrappedKey: publicEncrypt(rsa, key).toString('base64'),
  };
}
