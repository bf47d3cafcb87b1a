import { createHash, createHmac, randomUUID } from 'node:crypto';
import { systemClock, type Clock } from '../../../src/domain/clock';
import type { CheckVerdict } from '../../../src/domain/bank-card-check';
import type { Answer } from '../../../src/domain/provider';
import type { Subject } from '../../../src/domain/subject';
import { Env } from '../../../src/env';
import { aliyun } from '../../../src/providers/aliyun';
import { ALIYUN_SANDBOX_KEYS } from '../../../src/providers/aliyun/settings';
import type { ProviderFactory } from '../../../src/providers/provider-module';
import type { Cardholder, Fault } from '../../../src/sandbox/cardholders';
import { startSandbox, type SandboxOptions } from '../../../src/sandbox/server';
import { cardholder } from '../../support/cardholders';
import { cardCheckOf, patientAttempt } from '../support';

export const PATH = '/cloudauth';

export const startAliyun = (options: Omit<SandboxOptions, 'sides'> = {}) =>
  startSandbox({ ...options, sides: [aliyun.createSandboxSide] });

type Values = Readonly<Record<string, string>>;

/** The provider as the environment configures it, at another address. */
export function configured(origin: string, values: Values = {}): ProviderFactory {
  const env = new Env({
    ALIYUN_ACCESS_KEY_ID: ALIYUN_SANDBOX_KEYS.accessKeyId,
    ALIYUN_ACCESS_KEY_SECRET: ALIYUN_SANDBOX_KEYS.accessKeySecret,
    ALIYUN_URL: origin + PATH,
    ...values,
  });
  const factory = aliyun.fromEnv(env);
  if (factory === undefined || env.problems.length > 0) throw new Error('not configured');
  return factory;
}

/** Asks a provider once and closes it. */
export async function askOnce(
  factory: ProviderFactory,
  subject: Subject,
  clock: Clock = systemClock,
): Promise<Answer<CheckVerdict>> {
  const provider = factory.create({ clock });
  try {
    return await cardCheckOf(provider).ask({ subject }, patientAttempt());
  } finally {
    await provider.close();
  }
}

let count = 0;

/** A person of the sandbox's bank, for whose card Aliyun answers with the fault. */
export const personWith = (fault: Fault): Cardholder => ({
  ...cardholder(2),
  bankCard: `62179210${String(count++).padStart(11, '0')}`,
  faults: { ALIYUN: { BANK_CARD_CHECK: fault } },
});

/** The parameters of a check of three elements, of 张三 unless changed. */
export const validParameters = (changes: Values = {}): Values => ({
  ParamType: 'normal',
  VerifyMode: 'VERIFY_BANK_CARD',
  ProductType: 'BANK_CARD_3_META',
  UserName: '张三',
  IdentifyNum: '32132419860817421X',
  BankCard: '6217920181755914',
  ...changes,
});

/** How a call differs from a good one. */
export interface CallChanges {
  readonly method?: 'GET' | 'POST';
  readonly inBody?: boolean;
  readonly keyId?: string;
  readonly secret?: string;
  readonly headers?: Values;
  /** Headers that are sent and not signed. */
  readonly unsigned?: readonly string[];
  /** What is done to the request after it was signed. */
  readonly tamper?: (request: SignedCall) => SignedCall;
}

export interface SignedCall {
  readonly method: string;
  readonly query: string;
  readonly headers: Values;
  readonly body: string;
}

/** A call as Aliyun's description of ACS3-HMAC-SHA256 has it, made by this file alone. */
export function signedCall(
  host: string,
  parameters: Values,
  changes: CallChanges = {},
): SignedCall {
  const { method = 'POST', inBody = false, unsigned = [] } = changes;
  const { keyId = ALIYUN_SANDBOX_KEYS.accessKeyId, secret = ALIYUN_SANDBOX_KEYS.accessKeySecret } =
    changes;
  const encoded = Object.keys(parameters)
    .sort()
    .map((name) => `${name}=${percentEncoded(parameters[name] ?? '')}`)
    .join('&');
  const [query, body] = inBody ? ['', encoded] : [encoded, ''];
  const headers: Record<string, string> = {
    host,
    'x-acs-action': 'BankMetaVerify',
    'x-acs-version': '2019-03-07',
    'x-acs-date': new Date().toISOString().slice(0, 19) + 'Z',
    'x-acs-signature-nonce': randomUUID(),
    'x-acs-content-sha256': sha256(body),
    ...(inBody && { 'content-type': 'application/x-www-form-urlencoded' }),
    ...changes.headers,
  };
  const names = Object.keys(headers)
    .filter((name) => !unsigned.includes(name))
    .sort();
  const canonical =
    `${method}\n${PATH}\n${query}\n` +
    names.map((name) => `${name}:${headers[name] ?? ''}\n`).join('') +
    `\n${names.join(';')}\n${sha256(body)}`;
  const signature = createHmac('sha256', secret)
    .update(`ACS3-HMAC-SHA256\n${sha256(canonical)}`)
    .digest('hex');
  headers['authorization'] =
    `ACS3-HMAC-SHA256 Credential=${keyId},SignedHeaders=${names.join(';')},Signature=${signature}`;
  const call = { method, query, headers, body };
  return changes.tamper?.(call) ?? call;
}

/** Sends a call as it is and reads the answer. */
export async function send(origin: string, { method, query, headers, body }: SignedCall) {
  const response = await fetch(`${origin}${PATH}${query && `?${query}`}`, {
    method,
    headers,
    ...(body !== '' && { body }),
  });
  const json = (await response.json()) as Readonly<Record<string, unknown>>;
  return { status: response.status, json };
}

/** Signs a call for the sandbox at `origin` and sends it. */
export const call = (origin: string, parameters: Values, changes?: CallChanges) =>
  send(origin, signedCall(new URL(origin).host, parameters, changes));

export const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
export const md5 = (text: string) => createHash('md5').update(text).digest('hex');

const percentEncoded = (text: string) =>
  encodeURIComponent(text)
    .replaceAll('!', '%21')
    .replaceAll("'", '%27')
    .replaceAll('(', '%28')
    .replaceAll(')', '%29')
    .replaceAll('*', '%2A');
