import { createHmac, randomInt } from 'node:crypto';
import { systemClock, type Clock } from '../../../src/domain/clock';
import type { Answer } from '../../../src/domain/provider';
import type { CheckVerdict } from '../../../src/domain/bank-card-check';
import type { Subject } from '../../../src/domain/subject';
import { tencent } from '../../../src/providers/tencent';
import { TENCENT_SANDBOX_KEYS } from '../../../src/providers/tencent/settings';
import type { ProviderFactory } from '../../../src/providers/provider-module';
import type { Cardholder } from '../../../src/sandbox/cardholders';
import { startSandbox } from '../../../src/sandbox/server';
import { cardCheckOf, patientAttempt } from '../support';

export const PATH = '/v2/index.php';

export const startTencent = (cardholders: readonly Cardholder[] = []) =>
  startSandbox({ sides: [tencent.createSandboxSide], cardholders });

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

type Params = Readonly<Record<string, string>>;

/** The parameters of a valid check of 张三, without the signature. */
export function validParams(changes: Params = {}): Params {
  return {
    Action: 'BspBankCard3Auth',
    Region: 'gz',
    Timestamp: String(Math.floor(Date.now() / 1000)),
    Nonce: String(randomInt(1, 2 ** 31)),
    SecretId: TENCENT_SANDBOX_KEYS.secretId,
    orderNo: 'T20180413000000000001',
    name: '张三',
    idNumber: '32132419860817421X',
    bankCardNumber: '6217920181755914',
    ...changes,
  };
}

/** A signature made by this file alone, from the description in Tencent's documents. */
export function signatureOf(host: string, params: Params, digest = 'sha1'): string {
  const keys = Object.keys(params).sort();
  const text = `POST${host}${PATH}?${keys.map((key) => `${key}=${params[key] ?? ''}`).join('&')}`;
  return createHmac(digest, TENCENT_SANDBOX_KEYS.secretKey).update(text).digest('base64');
}

/** Posts parameters as they are and reads the answer. */
export async function post(origin: string, params: Params): Promise<unknown> {
  const body = new URLSearchParams(params);
  const response = await fetch(`${origin}${PATH}`, { method: 'POST', body });
  return response.json();
}

/** Signs parameters for the sandbox at `origin` and posts them. */
export function postSigned(origin: string, params: Params, digest?: string): Promise<unknown> {
  const signature = signatureOf(new URL(origin).host, params, digest);
  return post(origin, { ...params, Signature: signature });
}
