import type { Env } from '../../env';
import { PARAM_TYPES, type ParamType } from './element-forms';
import type { AccessKey } from './sign';

/** Where the parameters of a request stand: in the query of its URL, as documented, or in a form. */
export const PARAMETERS_IN = ['query', 'body'] as const;
export type ParametersIn = (typeof PARAMETERS_IN)[number];

/** How a check is written. */
export interface RequestForm {
  readonly paramType: ParamType;
  readonly parametersIn: ParametersIn;
}

/** What is needed to ask Aliyun. */
export interface AliyunSettings extends AccessKey, RequestForm {
  /** Where requests go: its host and path are signed with them. */
  readonly url: URL;
  /** Price of a billed check in fen, of three elements and of four alike. */
  readonly priceFen: number;
}

const DEFAULT_URL = 'https://cloudauth.aliyuncs.com/';

/** Reads the `ALIYUN_` variables; undefined when no credentials are given. One without the other is a problem. */
export function readAliyunSettings(env: Env): AliyunSettings | undefined {
  env.pair('ALIYUN_ACCESS_KEY_ID', 'ALIYUN_ACCESS_KEY_SECRET');
  const accessKeyId = env.credential('ALIYUN_ACCESS_KEY_ID');
  const accessKeySecret = env.credential('ALIYUN_ACCESS_KEY_SECRET');
  const options = {
    ...readRequestForm(env),
    url: env.url('ALIYUN_URL', DEFAULT_URL),
    priceFen: env.integer('ALIYUN_PRICE_FEN', 0, { min: 0, max: 1_000_000 }),
  };
  if (accessKeyId === undefined || accessKeySecret === undefined) return undefined;
  return { accessKeyId, accessKeySecret, ...options };
}

/** How a check is written, in live mode and in the sandbox. */
export function readRequestForm(env: Env): RequestForm {
  return {
    paramType: env.choice('ALIYUN_PARAM_TYPE', PARAM_TYPES, 'normal'),
    parametersIn: env.choice('ALIYUN_PARAMETERS_IN', PARAMETERS_IN, 'query'),
  };
}

/** Invented credentials, which the sandbox accepts and nobody else does. */
export const ALIYUN_SANDBOX_KEYS: AccessKey = {
  accessKeyId: 'sandboxAliyunAccessKeyId',
  accessKeySecret: 'sandboxAliyunAccessKeySecret',
};

/** At Aliyun the path is `/`, as at others: one listener that speaks for all has to tell them apart. */
export const SANDBOX_PATH = '/cloudauth';

export function aliyunSandboxSettings(origin: string, form: RequestForm): AliyunSettings {
  return { ...ALIYUN_SANDBOX_KEYS, ...form, url: new URL(SANDBOX_PATH, origin), priceFen: 45 };
}
