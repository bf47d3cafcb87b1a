import type { Env } from '../../env';
import { sandboxPublicKey } from '../../sandbox/rsa';
import { readRsaPublicKey } from '../rsa-public-key';
import { EDITIONS, ENCRYPTIONS, type Channel, type Edition, type Encryption } from './channel';
import { RSA_PADDINGS, type RsaPadding } from './cipher';
import { JUHE_SANDBOX_KEYS } from './sandbox-keys';

/** What is needed to ask Juhe, which issues one key per product. */
export interface JuheSettings {
  readonly card: CardSettings | undefined;
  readonly blacklist: ProductSettings | undefined;
}

export interface ProductSettings {
  readonly key: string;
  /** Scheme and host. */
  readonly origin: string;
  /** Price of a billed call, in fen. */
  readonly priceFen: number;
}

export interface CardSettings extends ProductSettings {
  readonly channel: Channel;
}

/** Reads the `JUHE_` variables; undefined when no key is given. */
export function readJuheSettings(env: Env): JuheSettings | undefined {
  const product = readProduct(env, 'JUHE_CARD', 'https://v.juhe.cn');
  const channel = readChannel(env);
  const card = product && { ...product, channel };
  const blacklist = readProduct(env, 'JUHE_BLACKLIST', 'https://apis.juhe.cn');
  return card === undefined && blacklist === undefined ? undefined : { card, blacklist };
}

function readProduct(env: Env, prefix: string, defaultUrl: string): ProductSettings | undefined {
  const key = env.credential(`${prefix}_KEY`);
  const { origin } = env.url(`${prefix}_URL`, defaultUrl);
  const priceFen = env.integer(`${prefix}_PRICE_FEN`, 0, { min: 0, max: 1_000_000 });
  return key === undefined ? undefined : { key, origin, priceFen };
}

function readChannel(env: Env): Channel {
  const edition = readEdition(env);
  return { encryption: readEncryption(env), edition, customer: readCustomer(env) };
}

const readEdition = (env: Env) => env.choice('JUHE_EDITION', EDITIONS, 'v1');
const readPadding = (env: Env) => env.choice('JUHE_RSA_PADDING', RSA_PADDINGS, 'pkcs1');

function readCustomer(env: Env): string | undefined {
  const customer = env.text('JUHE_CUSTOMER');
  if (customer !== undefined && !/^\P{Cc}{1,100}$/u.test(customer)) {
    env.problem('JUHE_CUSTOMER', 'must have 1 to 100 characters and no control characters');
  }
  return customer;
}

/** The encryption asked for, by default the strongest whose keys are there. */
function readEncryption(env: Env): Encryption {
  const openid = env.credential('JUHE_OPENID');
  const publicKey = readRsaPublicKey(env, 'JUHE_RSA_PUBLIC_KEY');
  const padding = readPadding(env);
  const possible: Readonly<Record<Encryption['kind'], Encryption | undefined>> = {
    none: { kind: 'none' },
    aes: openid === undefined ? undefined : { kind: 'aes', openid },
    rsa:
      openid === undefined || publicKey === undefined
        ? undefined
        : { kind: 'rsa', openid, publicKey, padding },
  };
  if (
    publicKey !== undefined &&
    openid === undefined &&
    env.text('JUHE_ENCRYPTION') === undefined
  ) {
    // Whoever configures the key means to encrypt; without this the elements would go in plain text.
    env.problem('JUHE_OPENID', 'must be set together with JUHE_RSA_PUBLIC_KEY, or JUHE_ENCRYPTION');
  }
  const strongest = possible.rsa ?? possible.aes ?? { kind: 'none' };
  const kind = env.choice('JUHE_ENCRYPTION', ENCRYPTIONS, strongest.kind);
  const encryption = possible[kind];
  if (encryption === undefined) {
    const needs = kind === 'rsa' ? 'JUHE_OPENID and JUHE_RSA_PUBLIC_KEY' : 'JUHE_OPENID';
    env.problem('JUHE_ENCRYPTION', `is ${kind}, which needs ${needs}`);
  }
  return encryption ?? strongest;
}

/** Which endpoint of the sandbox is to be asked; by default the plain one of edition v1. */
export interface SandboxChannel {
  readonly encryption?: Encryption['kind'];
  readonly edition?: Edition;
  readonly padding?: RsaPadding;
  readonly customer?: string;
}

/** The endpoint of the sandbox that the environment chooses. Its keys are the sandbox's own. */
export function readSandboxChannel(env: Env): SandboxChannel {
  const customer = readCustomer(env);
  return {
    encryption: env.choice('JUHE_ENCRYPTION', ENCRYPTIONS, 'none'),
    edition: readEdition(env),
    padding: readPadding(env),
    ...(customer !== undefined && { customer }),
  };
}

/** The settings under which the sandbox at `origin` is asked. */
export function juheSandboxSettings(origin: string, choice: SandboxChannel = {}): JuheSettings {
  const { encryption = 'none', edition = 'v1', padding = 'pkcs1', customer } = choice;
  const channel = { encryption: sandboxEncryption(encryption, padding), edition, customer };
  return {
    card: { key: JUHE_SANDBOX_KEYS.card, origin, priceFen: 30, channel },
    blacklist: { key: JUHE_SANDBOX_KEYS.blacklist, origin, priceFen: 50 },
  };
}

function sandboxEncryption(kind: Encryption['kind'], padding: RsaPadding): Encryption {
  const { openid } = JUHE_SANDBOX_KEYS;
  switch (kind) {
    case 'none':
      return { kind };
    case 'aes':
      return { kind, openid };
    case 'rsa':
      return { kind, openid, publicKey: sandboxPublicKey(), padding };
    default:
      return kind satisfies never;
  }
}
