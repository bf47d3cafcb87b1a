import type { Env } from '../../env';

/** What is needed to ask Shujubao through Aliyun Cloud Market. */
export interface ShujubaoSettings {
  /** The AppCode that the market's console shows for the subscription. */
  readonly appCode: string;
  /** Scheme and host. */
  readonly origin: string;
  /** Price of a billed call, in fen. */
  readonly priceFen: number;
}

/**
 * Reads the `SHUJUBAO_` variables; undefined when no AppCode is given. The vendor's document writes its
 * address with http; the default is the same host with https.
 */
export function readShujubaoSettings(env: Env): ShujubaoSettings | undefined {
  const appCode = env.credential('SHUJUBAO_APP_CODE');
  const { origin } = env.url('SHUJUBAO_URL', 'https://yhkr.market.alicloudapi.com');
  const priceFen = env.integer('SHUJUBAO_PRICE_FEN', 0, { min: 0, max: 1_000_000 });
  return appCode === undefined ? undefined : { appCode, origin, priceFen };
}

/** An invented AppCode, which the sandbox accepts and nobody else does. */
export const SHUJUBAO_SANDBOX_APP_CODE = 'sandbox-shujubao-appcode';

export function shujubaoSandboxSettings(origin: string): ShujubaoSettings {
  return { appCode: SHUJUBAO_SANDBOX_APP_CODE, origin, priceFen: 25 };
}
