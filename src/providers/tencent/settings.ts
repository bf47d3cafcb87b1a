import type { Env } from '../../env';
import { SIGNATURE_METHODS, type SignatureMethod } from './sign';

/** What is needed to ask Tencent. */
export interface TencentSettings {
  readonly secretId: string;
  readonly secretKey: string;
  readonly region: string;
  readonly signatureMethod: SignatureMethod;
  /** Where requests go: its host and path are signed with them. */
  readonly url: URL;
  /** Price of a billed check in fen, of three elements and of four alike. */
  readonly priceFen: number;
}

const DEFAULT_URL = 'https://csec.api.qcloud.com/v2/index.php';
// Tencent documents no region for this service; public callers of the sister interfaces on this host send it.
const DEFAULT_REGION = 'gz';

/** Reads the `TENCENT_` variables; undefined when no credentials are given. One without the other is a problem. */
export function readTencentSettings(env: Env): TencentSettings | undefined {
  env.pair('TENCENT_SECRET_ID', 'TENCENT_SECRET_KEY');
  const secretId = env.credential('TENCENT_SECRET_ID');
  const secretKey = env.credential('TENCENT_SECRET_KEY');
  const options = {
    region: readRegion(env),
    signatureMethod: readSignatureMethod(env),
    url: env.url('TENCENT_URL', DEFAULT_URL),
    priceFen: env.integer('TENCENT_PRICE_FEN', 0, { min: 0, max: 1_000_000 }),
  };
  if (secretId === undefined || secretKey === undefined) return undefined;
  return { secretId, secretKey, ...options };
}

/** What requests are signed with, in live mode and in the sandbox. */
export function readSignatureMethod(env: Env): SignatureMethod {
  return env.choice('TENCENT_SIGNATURE_METHOD', SIGNATURE_METHODS, 'HmacSHA1');
}

function readRegion(env: Env): string {
  const region = env.text('TENCENT_REGION') ?? DEFAULT_REGION;
  if (!/^[a-z0-9-]{1,32}$/.test(region)) {
    env.problem('TENCENT_REGION', 'must be up to 32 lower-case letters, digits and hyphens');
  }
  return region;
}

/** Invented credentials, which the sandbox accepts and nobody else does. */
export const TENCENT_SANDBOX_KEYS = {
  secretId: 'AKIDsandboxTencentSecretId',
  secretKey: 'sandboxTencentSecretKey',
} as const;

export function tencentSandboxSettings(
  origin: string,
  signatureMethod: SignatureMethod,
): TencentSettings {
  return {
    ...TENCENT_SANDBOX_KEYS,
    region: DEFAULT_REGION,
    signatureMethod,
    url: new URL(new URL(DEFAULT_URL).pathname, origin),
    priceFen: 40,
  };
}
