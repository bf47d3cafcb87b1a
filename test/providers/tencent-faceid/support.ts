import { createHash, createHmac } from 'node:crypto';
import { systemClock, type Clock } from '../../../src/domain/clock';
import type { CheckVerdict } from '../../../src/domain/bank-card-check';
import type { Answer } from '../../../src/domain/provider';
import type { Subject } from '../../../src/domain/subject';
import { tencentFaceid } from '../../../src/providers/tencent-faceid';
import type { ProviderFactory } from '../../../src/providers/provider-module';
import type { Cardholder } from '../../../src/sandbox/cardholders';
import { startSandbox } from '../../../src/sandbox/server';
import { cardCheckOf, patientAttempt } from '../support';

/** Where the sandbox plays faceid. */
export const PATH = '/tencent-faceid';

/** What the README says that the sandbox accepts. */
export const SECRET_ID = 'AKIDsandboxFaceidSecretId';
export const SECRET_KEY = 'sandboxFaceidSecretKey';

export const startFaceid = (cardholders: readonly Cardholder[] = [], now = Date.now) =>
  startSandbox({ sides: [tencentFaceid.createSandboxSide], cardholders, now });

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

export interface Call {
  readonly action: string;
  readonly body: string | Buffer;
  readonly timestamp: number;
  readonly secretId: string;
  readonly secretKey: string;
  /** The headers that are signed, as they are for it: names and values in small letters. */
  readonly signed: Readonly<Record<string, string>>;
  /** Headers beside or instead of those that are sent. */
  readonly unsigned: Readonly<Record<string, string>>;
}

/** The elements of 张三 in the vendor's words. */
export const ZHANG = { Name: '张三', IdCard: '32132419860817421X', BankCard: '6217920181755914' };

/** A request that its own maker has signed after reading Tencent's documents, and the JSON that comes back. */
export async function call(
  origin: string,
  changes: Partial<Omit<Call, 'body'>> & { readonly body?: unknown } = {},
): Promise<unknown> {
  const { body: json = ZHANG, ...others } = changes;
  const asked: Call = {
    action: 'BankCardVerification',
    timestamp: Math.floor(Date.now() / 1000),
    secretId: SECRET_ID,
    secretKey: SECRET_KEY,
    signed: { 'content-type': 'application/json', host: new URL(origin).host },
    unsigned: {},
    ...others,
    body: Buffer.isBuffer(json) || typeof json === 'string' ? json : JSON.stringify(json),
  };
  const response = await fetch(origin + PATH, {
    method: 'POST',
    headers: {
      'content-type': asked.signed['content-type'] ?? 'application/json',
      'X-TC-Action': asked.action,
      'X-TC-Version': '2018-03-01',
      'X-TC-Timestamp': String(asked.timestamp),
      Authorization: authorizationOf(asked),
      ...asked.unsigned,
    },
    body: new Uint8Array(Buffer.from(asked.body as string)),
  });
  return response.json();
}

/** The whole `Authorization` header of API 3.0, written again from its description. */
export function authorizationOf(
  asked: Pick<Call, 'body' | 'timestamp' | 'secretId' | 'secretKey' | 'signed'>,
): string {
  const { body, timestamp, secretId, secretKey, signed } = asked;
  const day = new Date(timestamp * 1000).toISOString().split('T')[0] ?? '';
  const names = Object.keys(signed).sort();
  const canonical =
    'POST\n/\n\n' +
    names.map((name) => `${name}:${signed[name] ?? ''}\n`).join('') +
    `\n${names.join(';')}\n${createHash('sha256').update(body).digest('hex')}`;
  const text = `TC3-HMAC-SHA256\n${timestamp}\n${day}/faceid/tc3_request\n${createHash('sha256').update(canonical).digest('hex')}`;
  const hmac = (key: string | Buffer, data: string) => createHmac('sha256', key).update(data);
  const dateKey = hmac(`TC3${secretKey}`, day).digest();
  const signingKey = hmac(hmac(dateKey, 'faceid').digest(), 'tc3_request').digest();
  const signature = hmac(signingKey, text).digest('hex');
  return `TC3-HMAC-SHA256 Credential=${secretId}/${day}/faceid/tc3_request, SignedHeaders=${names.join(';')}, Signature=${signature}`;
}
