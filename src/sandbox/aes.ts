import { createDecipheriv } from 'node:crypto';

/**
 * The text in UTF-8 under a ciphertext in base64; undefined where that is not what it is, or where the key is another.
 *
 * @param iv null where the mode takes none
 */
export function decryptText(
  algorithm: 'aes-128-ecb' | 'aes-128-cbc' | 'aes-256-cbc',
  key: string | Buffer,
  iv: string | Buffer | null,
  encrypted: string,
): string | undefined {
  const bytes = fromBase64(encrypted);
  if (bytes === undefined) return undefined;
  try {
    const decipher = createDecipheriv(algorithm, key, iv);
    const plain = Buffer.concat([decipher.update(bytes), decipher.final()]);
    return new TextDecoder('utf-8', { fatal: true }).decode(plain);
  } catch {
    return undefined;
  }
}

/** Strict, unlike Buffer's own: what was URL-encoded twice, or never encoded, must not pass. */
export function fromBase64(text: string): Buffer | undefined {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return undefined;
  return Buffer.from(text, 'base64');
}
