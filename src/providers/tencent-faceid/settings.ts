import type { KeyObject } from 'node:crypto';
import type { Env } from '../../env';
import { sandboxPublicKey } from '../../sandbox/rsa';
import { readRsaPublicKey } from '../rsa-public-key';
import type { FaceidCredentials } from './sign';

const ENCRYPTIONS = ['none', 'aes'] as const;
type Encryption = (typeof ENCRYPTIONS)[number];

/** What is needed to ask Tencent's faceid. */
export interface FaceidSettings {
  readonly credentials: FaceidCredentials;
  /** Where requests go: its host is signed with them. */
  readonly url: URL;
  /** The key under which elements are encrypted; undefined where they go as they are, inside of TLS. */
  readonly publicKey: KeyObject | undefined;
  /** Price of a billed check in fen, of three elements and of four alike. */
  readonly priceFen: number;
}

/** Reads the `TENCENT_FACEID_` variables; undefined when no credentials are given. One without the other is a problem. */
export function readFaceidSettings(env: Env): FaceidSettings | undefined {
  env.pair('TENCENT_FACEID_SECRET_ID', 'TENCENT_FACEID_SECRET_KEY');
  const secretId = env.credential('TENCENT_FACEID_SECRET_ID');
  const secretKey = env.credential('TENCENT_FACEID_SECRET_KEY');
  const options = {
    url: env.url('TENCENT_FACEID_URL', 'https://faceid.tencentcloudapi.com'),
    publicKey: readPublicKey(env),
    priceFen: env.integer('TENCENT_FACEID_PRICE_FEN', 0, { min: 0, max: 1_000_000 }),
  };
  if (secretId === undefined || secretKey === undefined) return undefined;
  return { credentials: { secretId, secretKey }, ...options };
}

/** Whoever configures a key means to encrypt with it, unless told otherwise. */
function readPublicKey(env: Env): KeyObject | undefined {
  const publicKey = readRsaPublicKey(env, 'TENCENT_FACEID_RSA_PUBLIC_KEY');
  const encryption = readEncryption(env, publicKey === undefined ? 'none' : 'aes');
  if (encryption === 'aes' && publicKey === undefined) {
    env.problem('TENCENT_FACEID_ENCRYPTION', 'is aes, which needs TENCENT_FACEID_RSA_PUBLIC_KEY');
  }
  return encryption === 'aes' ? publicKey : undefined;
}

/** What the environment says of encryption, in live mode and in the sandbox. */
export function readEncryption(env: Env, fallback: Encryption = 'none'): Encryption {
  return env.choice('TENCENT_FACEID_ENCRYPTION', ENCRYPTIONS, fallback);
}

/** Invented credentials, which the sandbox accepts and nobody else does. */
export const FACEID_SANDBOX_KEYS = {
  secretId: 'AKIDsandboxFaceidSecretId',
  secretKey: 'sandboxFaceidSecretKey',
} as const;

/** Tencent's own path is `/`, which in the sandbox would be that of several vendors. */
export const FACEID_SANDBOX_PATH = '/tencent-faceid';

export function faceidSandboxSettings(origin: string, encryption: Encryption): FaceidSettings {
  return {
    credentials: FACEID_SANDBOX_KEYS,
    url: new URL(FACEID_SANDBOX_PATH, origin),
    publicKey: encryption === 'aes' ? sandboxPublicKey() : undefined,
    priceFen: 45,
  };
}
