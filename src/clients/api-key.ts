import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** What every API key begins with, so that scanners for leaked secrets can tell one. */
export const API_KEY_PREFIX = 'kayan_';

const SECRET_BYTES = 32;
const ID_BYTES = 8;
const FORM = /^kayan_(?<id>[0-9a-f]{16})_(?<secret>[\w-]{43})$/;

/** A key that was just made. It is shown once and never stored. */
export interface NewApiKey {
  /** `kayan_<id>_<secret>`. */
  readonly key: string;
  readonly id: string;
  readonly hash: string;
}

export function makeApiKey(): NewApiKey {
  const id = randomBytes(ID_BYTES).toString('hex');
  const secret = randomBytes(SECRET_BYTES).toString('base64url');
  return { key: `${API_KEY_PREFIX}${id}_${secret}`, id, hash: hashOf(secret) };
}

/** The parts of a key, or undefined where it has not the form of one. */
export function parseApiKey(key: string) {
  const { id, secret } = FORM.exec(key)?.groups ?? {};
  return id === undefined || secret === undefined ? undefined : { id, secret };
}

/** Whether a secret is the one of a hash. Takes the same time wherever they differ. */
export function isSecretOf(hash: string, secret: string): boolean {
  return timingSafeEqual(Buffer.from(hash, 'hex'), Buffer.from(hashOf(secret), 'hex'));
}

/** A secret of 256 random bits cannot be guessed, so that nothing is gained by a slow hash. */
function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
