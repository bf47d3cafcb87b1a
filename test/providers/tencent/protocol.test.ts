import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { systemClock, type Clock } from '../../../src/domain/clock';
import { Env } from '../../../src/env';
import { tencent } from '../../../src/providers/tencent';
import { TENCENT_SANDBOX_KEYS } from '../../../src/providers/tencent/settings';
import type { ProviderFactory } from '../../../src/providers/provider-module';
import type { Sandbox } from '../../../src/sandbox/server';
import { cardholder } from '../../support/cardholders';
import { meaningOf, subjectOf } from '../support';
import { askOnce, PATH, post, postSigned, signatureOf, startTencent, validParams } from './support';

const zhang = cardholder(1);
const subject = subjectOf(zhang);
const MINUTE_MS = 60_000;

const clockOffBy = (ms: number): Clock => ({ ...systemClock, now: () => Date.now() + ms });

/** The provider as the environment configures it, at another address. */
function configured(origin: string, values: Readonly<Record<string, string>> = {}) {
  const env = new Env({
    TENCENT_SECRET_ID: TENCENT_SANDBOX_KEYS.secretId,
    TENCENT_SECRET_KEY: TENCENT_SANDBOX_KEYS.secretKey,
    TENCENT_URL: origin + PATH,
    ...values,
  });
  const factory = tencent.fromEnv(env);
  if (factory === undefined) throw new Error('not configured');
  return factory;
}

describe("Tencent's side", () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startTencent();
  });
  afterAll(() => sandbox.close());

  it.each(['HmacSHA1', 'HmacSHA256'])('accepts what is signed with %s', async (method) => {
    const factory = configured(sandbox.origin, { TENCENT_SIGNATURE_METHOD: method });
    expect(meaningOf(await askOnce(factory, subject))).toBe('MATCH');
    expect(meaningOf(await askOnce(factory, subjectOf(zhang, { mobile: zhang.mobile })))).toBe(
      'MATCH',
    );
  });

  it.each([
    ['4100', { TENCENT_SECRET_KEY: 'anotherKeyThanThat' }],
    ['4104', { TENCENT_SECRET_ID: 'anotherIdThanThat' }],
  ])('rejects credentials that are not its own with %s', async (code, values) => {
    expect(await askOnce(configured(sandbox.origin, values), subject)).toMatchObject({
      class: 'REFUSED',
      error: 'CREDENTIALS_REJECTED',
      billed: 'NO',
      providerCode: code,
    });
  });

  it.each([-10, 10])('rejects a request %d minutes off its clock', async (minutes) => {
    const clock = clockOffBy(minutes * MINUTE_MS);
    expect(await askOnce(configured(sandbox.origin), subject, clock)).toMatchObject({
      class: 'REFUSED',
      error: 'REQUEST_REJECTED',
      providerCode: '4200',
    });
  });

  it.each([-4, 4])('accepts a request %d minutes off its clock', async (minutes) => {
    const clock = clockOffBy(minutes * MINUTE_MS);
    expect(meaningOf(await askOnce(configured(sandbox.origin), subject, clock))).toBe('MATCH');
  });

  it('answers as in its document, and rejects the same request a second time', async () => {
    const params = validParams();
    expect(await postSigned(sandbox.origin, params)).toEqual({
      bspFivBody: { authCode: '00', authMessage: '认证通过' },
      code: 0,
      codeDesc: 'Success',
      message: 'No Error',
    });
    expect(await postSigned(sandbox.origin, params)).toEqual({ code: 4500, message: '重放攻击' });
  });

  it('rejects an element that was changed after signing', async () => {
    const params = validParams();
    const Signature = signatureOf(new URL(sandbox.origin).host, params);
    const changed = { ...params, name: '李四', Signature };
    expect(await post(sandbox.origin, changed)).toMatchObject({ code: 4100 });
  });

  it.each([
    [4000, { Region: '' }],
    [4000, { Nonce: '-1' }],
    [4000, { Timestamp: 'now' }],
    [4000, { SignatureMethod: 'MD5' }],
    [4000, { Action: 'BspBankCard5Auth' }],
  ])('answers %d to %j', async (code, changes) => {
    expect(await postSigned(sandbox.origin, validParams(changes))).toMatchObject({ code });
  });

  it.each([
    ['10', { orderNo: '' }],
    ['10', { name: '' }],
    ['10', { Action: 'BspBankCardAuth4' }],
    ['01', { name: 'Zhang' }],
    ['03', { bankCardNumber: '6217' }],
    ['99', { idNumber: '1' }],
    ['99', { Action: 'BspBankCardAuth4', phoneNumber: '1' }],
  ])('answers with authCode %s to %j', async (authCode, changes) => {
    expect(await postSigned(sandbox.origin, validParams(changes))).toMatchObject({
      code: 0,
      bspFivBody: { authCode },
    });
  });
});

describe('a request to Tencent', () => {
  it('is a form, URL-encoded once, with a signature that fits it', async () => {
    const { origin, head, body } = await captureFrom((url) => configured(url));
    expect(head).toEqual([
      'POST',
      PATH,
      'application/x-www-form-urlencoded; charset=UTF-8',
      new URL(origin).host,
    ]);
    expect(body).toContain('&name=%E5%BC%A0%E4%B8%89&');
    expect(body).not.toContain('%25');

    const { Signature, ...params } = decoded(body);
    expect(Signature).toBe(signatureOf(new URL(origin).host, params));
    expect(params).toEqual({
      ...validParams(),
      Timestamp: expect.stringMatching(/^\d{10}$/) as string,
      Nonce: expect.stringMatching(/^[1-9]\d*$/) as string,
      orderNo: expect.stringMatching(/^[A-Za-z0-9]{8,32}$/) as string,
    });
  });

  it('names and signs its method only where that is SHA-256', async () => {
    const values = { TENCENT_SIGNATURE_METHOD: 'HmacSHA256', TENCENT_REGION: 'ap-guangzhou' };
    const { origin, body } = await captureFrom((url) => configured(url, values));
    const { Signature, ...params } = decoded(body);
    expect(params).toMatchObject({ SignatureMethod: 'HmacSHA256', Region: 'ap-guangzhou' });
    expect(Signature).toBe(signatureOf(new URL(origin).host, params, 'sha256'));
  });

  it('shares neither nonce nor order number nor signature with another', async () => {
    const [first, second] = await Promise.all(
      [1, 2].map(async () => decoded((await captureFrom((url) => configured(url))).body)),
    );
    for (const name of ['Nonce', 'orderNo', 'Signature']) {
      expect(first?.[name]).not.toBe(second?.[name]);
    }
  });
});

interface Captured {
  readonly origin: string;
  readonly head: readonly (string | undefined)[];
  readonly body: string;
}

/** Lets the provider ask a bare server, and returns what went over the wire. */
async function captureFrom(factoryAt: (origin: string) => ProviderFactory): Promise<Captured> {
  let head: Captured['head'] = [];
  const chunks: Buffer[] = [];
  const server = createServer((message, response) => {
    const { method, url, headers } = message;
    head = [method, url, headers['content-type'], headers.host];
    message.on('data', (chunk: Buffer) => chunks.push(chunk));
    message.on('end', () => response.end('{"code":6000}'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    await askOnce(factoryAt(origin), subject);
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
  return { origin, head, body: Buffer.concat(chunks).toString('latin1') };
}

/** A form decoded once, without the help of URLSearchParams. */
function decoded(body: string): Readonly<Record<string, string>> {
  const pairs = body.split('&').map((pair) => pair.replaceAll('+', ' ').split('='));
  return Object.fromEntries(
    pairs.map(([name = '', value = '']) => [decodeURIComponent(name), decodeURIComponent(value)]),
  );
}
