import type { Env } from '../../env';

/** What is needed to ask Juhe, which issues one key per product. */
export interface JuheSettings {
  readonly card: ProductSettings | undefined;
  readonly blacklist: ProductSettings | undefined;
}

export interface ProductSettings {
  readonly key: string;
  /** Scheme and host. */
  readonly origin: string;
  /** Price of a billed call, in fen. */
  readonly priceFen: number;
}

/** Reads the `JUHE_` variables; undefined when no key is given. */
export function readJuheSettings(env: Env): JuheSettings | undefined {
  const card = readProduct(env, 'JUHE_CARD', 'https://v.juhe.cn');
  const blacklist = readProduct(env, 'JUHE_BLACKLIST', 'https://apis.juhe.cn');
  return card === undefined && blacklist === undefined ? undefined : { card, blacklist };
}

function readProduct(env: Env, prefix: string, defaultUrl: string): ProductSettings | undefined {
  const key = env.credential(`${prefix}_KEY`);
  const { origin } = env.url(`${prefix}_URL`, defaultUrl);
  const priceFen = env.integer(`${prefix}_PRICE_FEN`, 0, { min: 0, max: 1_000_000 });
  return key === undefined ? undefined : { key, origin, priceFen };
}

/** Invented credentials, which the sandbox accepts and nobody else does. */
export const JUHE_SANDBOX_KEYS = {
  card: 'sandbox-juhe-card-key',
  blacklist: 'sandbox-juhe-blacklist-key',
} as const;

export function juheSandboxSettings(origin: string): JuheSettings {
  return {
    card: { key: JUHE_SANDBOX_KEYS.card, origin, priceFen: 30 },
    blacklist: { key: JUHE_SANDBOX_KEYS.blacklist, origin, priceFen: 50 },
  };
}
