import { createHmac, randomInt } from 'node:crypto';
import { systemClock, type Clock } from '../../../src/domain/clock';
import type { Answer, AttemptLimits, CardCheckPort } from '../../../src/domain/provider';
import type { CheckVerdict } from '../../../src/domain/bank-card-check';
import type { Subject } from '../../../src/domain/subject';
import { tencent } from '../../../src/providers/tencent';
import { TENCENT_SANDBOX_KEYS } from '../../../src/providers/tencent/settings';
import type { ProviderFactory } from '../../../src/providers/provider-module';
import { CARDHOLDERS, type Cardholder } from '../../../src/sandbox/cardholders';
import { startSandbox } from '../../../src/sandbox/server';

export const PATH = '/v2/index.php';

/** A person of the sandbox, by the number that the README gives. */
export function cardholder(number: number): Cardholder {
  const person = CARDHOLDERS[number - 1];
  if (person === undefined) throw new RangeError(`there is no cardholder ${number}`);
  return person;
}

/** The three elements of a person, or four of them where a mobile number is given. */
export function subjectOf(person: Cardholder, mobile?: string): Subject {
  const { name, idNumber, bankCard } = person;
  const three = { name, idNumber, bankCard, idType: 'RESIDENT_ID' as const };
  return mobile === undefined ? three : { ...three, mobile };
}

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
    return await portOf(provider.cardCheck).ask({ subject }, newLimits());
  } finally {
    await provider.close();
  }
}

export function portOf(port: CardCheckPort | undefined): CardCheckPort {
  if (port === undefined) throw new Error('the provider has no card check');
  return port;
}

export const newLimits = (): AttemptLimits => ({
  timeoutMs: 5_000,
  signal: new AbortController().signal,
});

/** One line for what an answer says: `MATCH`, `MISMATCH HOLDER_MISMATCH`, `INPUT_REJECTED NAME`. */
export function meaningOf(answer: Answer<CheckVerdict>): string {
  if (answer.class !== 'ANSWERED') {
    return answer.field === null ? answer.error : `${answer.error} ${answer.field}`;
  }
  const { verdict } = answer;
  return verdict.outcome === 'MATCH' ? 'MATCH' : `${verdict.outcome} ${verdict.reason}`;
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
