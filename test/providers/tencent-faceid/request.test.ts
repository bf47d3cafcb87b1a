import {
  constants,
  createDecipheriv,
  generateKeyPairSync,
  privateDecrypt,
  type KeyObject,
} from 'node:crypto';
import { systemClock, type Clock } from '../../../src/domain/clock';
import { Env } from '../../../src/env';
import { tencentFaceid } from '../../../src/providers/tencent-faceid';
import { sandboxPublicKey } from '../../../src/sandbox/rsa';
import type { Sandbox } from '../../../src/sandbox/server';
import { cardholder } from '../../support/cardholders';
import { closingAfterEach } from '../../http/closing';
import { startServer } from '../../http/local-server';
import { meaningOf, subjectOf } from '../support';
import {
  askOnce,
  authorizationOf,
  PATH,
  SECRET_ID,
  SECRET_KEY,
  startFaceid,
  ZHANG,
} from './support';

const zhang = cardholder(1);
const three = subjectOf(zhang);
const four = subjectOf(zhang, { mobile: zhang.mobile });
const pem = (key: KeyObject) => key.export({ format: 'pem', type: 'spki' }).toString();

/** The provider as the environment configures it, at another address. */
function configured(url: string, values: Readonly<Record<string, string>> = {}) {
  const env = new Env({
    TENCENT_FACEID_SECRET_ID: SECRET_ID,
    TENCENT_FACEID_SECRET_KEY: SECRET_KEY,
    TENCENT_FACEID_URL: url,
    ...values,
  });
  const factory = tencentFaceid.fromEnv(env);
  if (factory === undefined) throw new Error(JSON.stringify(env.problems));
  return factory;
}

describe('a client of ours at the sandbox', () => {
  let sandbox: Sandbox;
  let url: string;
  beforeAll(async () => {
    sandbox = await startFaceid();
    url = sandbox.origin + PATH;
  });
  afterAll(() => sandbox.close());

  it.each(['none', 'aes'])('is understood (%s)', async (encryption) => {
    const factory = configured(url, {
      TENCENT_FACEID_ENCRYPTION: encryption,
      TENCENT_FACEID_RSA_PUBLIC_KEY: pem(sandboxPublicKey()),
    });
    for (const subject of [three, four]) {
      expect(meaningOf(await askOnce(factory, subject))).toBe('MATCH');
    }
  });

  it.each([
    ['AuthFailure.SignatureFailure', { TENCENT_FACEID_SECRET_KEY: 'anotherKeyThanThat' }],
    ['AuthFailure.SecretIdNotFound', { TENCENT_FACEID_SECRET_ID: 'AKIDofSomebodyElse' }],
    ['AuthFailure.InvalidSecretId', { TENCENT_FACEID_SECRET_ID: 'noIdOfTencent' }],
  ])('with other credentials is turned away with %s', async (code, values) => {
    expect(await askOnce(configured(url, values), three)).toMatchObject({
      class: 'REFUSED',
      error: 'CREDENTIALS_REJECTED',
      billed: 'NO',
      providerCode: code,
    });
  });

  it('under a key that is not the provider’s is told of it', async () => {
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const factory = configured(url, { TENCENT_FACEID_RSA_PUBLIC_KEY: pem(publicKey) });
    expect(await askOnce(factory, three)).toMatchObject({
      class: 'REFUSED',
      error: 'REQUEST_REJECTED',
      cause: 'PUBLIC_KEY',
      billed: 'NO',
      providerCode: 'FailedOperation.DecryptSystemError',
    });
  });
});

describe('a client of ours whose clock is off', () => {
  // 08:00:00 in China, when the day in UTC begins.
  const midnight = Date.parse('2026-11-25T00:00:00Z');
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startFaceid([], () => midnight);
  });
  afterAll(() => sandbox.close());

  const askAt = (seconds: number) => {
    const clock: Clock = { ...systemClock, now: () => midnight + seconds * 1000 };
    return askOnce(configured(sandbox.origin + PATH), three, clock);
  };

  it.each([-300, -1, 0, 300])('by %d s is understood', async (seconds) => {
    expect(meaningOf(await askAt(seconds))).toBe('MATCH');
  });

  it.each([-86_400, -301, 301, 86_400])('by %d s is told so', async (seconds) => {
    expect(await askAt(seconds)).toMatchObject({
      class: 'REFUSED',
      error: 'REQUEST_REJECTED',
      cause: 'CLOCK',
      billed: 'NO',
      providerCode: 'AuthFailure.SignatureExpire',
    });
  });
});

describe('a request of ours', () => {
  const closing = closingAfterEach();
  const MATCH = '{"Response":{"Result":"0","RequestId":"r"}}';
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });

  /** What goes over the wire to a bare server that stands in Tencent's place. */
  async function capture(subject = three, values = {}, clock?: Clock) {
    const server = closing(await startServer((response) => response.end(MATCH)));
    const answer = await askOnce(configured(server.origin, values), subject, clock);
    expect(meaningOf(answer)).toBe('MATCH');
    const [request] = server.requests;
    if (request === undefined) throw new Error('nothing was sent');
    const json = JSON.parse(request.body) as Record<string, unknown>;
    return { ...request, origin: server.origin, json };
  }

  it.each([
    ['BankCardVerification', three],
    ['BankCard4EVerification', four],
  ])('posts JSON to %s, and says so in headers', async (action, subject) => {
    const { method, path, headers } = await capture(subject);
    expect([method, path]).toEqual(['POST', '/']);
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      'x-tc-action': action,
      'x-tc-version': '2018-03-01',
    });
    expect(Math.abs(Number(headers['x-tc-timestamp']) - Date.now() / 1000)).toBeLessThan(10);
    expect(Object.keys(headers).filter((name) => name.startsWith('x-'))).toEqual([
      'x-tc-action',
      'x-tc-version',
      'x-tc-timestamp',
    ]);
  });

  it('holds the elements as they are', async () => {
    expect((await capture(three)).body).toBe(
      '{"Name":"张三","IdCard":"32132419860817421X","BankCard":"6217920181755914"}',
    );
    expect((await capture(four)).json).toEqual({ ...ZHANG, Phone: '13800138000' });
  });

  it.each([
    ['plain', {}],
    ['encrypted', { TENCENT_FACEID_RSA_PUBLIC_KEY: pem(publicKey) }],
  ])('is signed over the very body and Host that are sent, %s', async (_how, values) => {
    const { headers, body, origin } = await capture(four, values);
    expect(headers['host']).toBe(new URL(origin).host);
    expect(headers['host']).toMatch(/:\d+$/);
    const signed = { 'content-type': 'application/json', host: String(headers['host']) };
    const timestamp = Number(headers['x-tc-timestamp']);
    expect(headers['authorization']).toBe(
      authorizationOf({ body, timestamp, secretId: SECRET_ID, secretKey: SECRET_KEY, signed }),
    );
  });

  it('has the time of the clock that it is given', async () => {
    const clock: Clock = { ...systemClock, now: () => 1_700_000_000_999 };
    const { headers } = await capture(three, {}, clock);
    expect(headers['x-tc-timestamp']).toBe('1700000000');
    expect(headers['authorization']).toContain('/2023-11-14/faceid/tc3_request,');
  });

  it('goes to the path that is configured', async () => {
    const server = closing(await startServer((response) => response.end(MATCH)));
    await askOnce(configured(`${server.origin}/some/path`), three);
    expect(server.requests[0]?.path).toBe('/some/path');
  });

  it('has every element encrypted under a key of its own, which Tencent alone can open', async () => {
    const keys = new Set<string>();
    for (let i = 0; i < 3; i++) {
      const { body, json } = await capture(four, {
        TENCENT_FACEID_RSA_PUBLIC_KEY: pem(publicKey),
      });
      for (const element of ['张三', '32132419860817421X', '6217920181755914', '13800138000']) {
        expect(body).not.toContain(element);
      }
      const { Encryption, ...elements } = json as Record<string, string> & {
        Encryption: Record<string, string>;
      };
      const block = privateDecrypt(
        { key: privateKey, padding: constants.RSA_NO_PADDING },
        Buffer.from(Encryption['CiphertextBlob'] ?? '', 'base64'),
      );
      const [key, iv] = [block.subarray(-32), Buffer.from(Encryption['Iv'] ?? '', 'base64')];
      expect(block.at(-33)).toBe(0);
      expect(iv).toHaveLength(16);
      keys.add(key.toString('hex')).add(iv.toString('hex'));
      expect(Encryption).toEqual({
        EncryptList: ['Name', 'IdCard', 'BankCard', 'Phone'],
        CiphertextBlob: expect.any(String) as string,
        Iv: expect.any(String) as string,
        Algorithm: 'AES-256-CBC',
        TagList: [],
      });
      const opened = Object.entries(elements).map(([name, text]) => {
        const decipher = createDecipheriv('aes-256-cbc', key, iv);
        return [name, decipher.update(text, 'base64', 'utf8') + decipher.final('utf8')];
      });
      expect(Object.fromEntries(opened)).toEqual({ ...ZHANG, Phone: '13800138000' });
    }
    expect(keys.size).toBe(6);
  });
});
