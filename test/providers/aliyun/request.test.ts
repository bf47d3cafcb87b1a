import { createHmac } from 'node:crypto';
import { systemClock } from '../../../src/domain/clock';
import { ALIYUN_SANDBOX_KEYS } from '../../../src/providers/aliyun/settings';
import { cardholder } from '../../support/cardholders';
import { startServer } from '../../http/local-server';
import { closingAfterEach } from '../../http/closing';
import { meaningOf, subjectOf } from '../support';
import { askOnce, configured, md5, PATH, sha256, startAliyun } from './support';

const closing = closingAfterEach();
const zhang = cardholder(1);
const THREE = subjectOf(zhang);
const FOUR = subjectOf(zhang, { mobile: zhang.mobile });
const ANSWER = '{"Code":"200","ResultObject":{"BizCode":"1","SubCode":"101"}}';
const PLAIN = 'BankCard=6217920181755914&IdentifyNum=32132419860817421X&ParamType=normal';
const QUERY = `${PLAIN}&ProductType=BANK_CARD_3_META&UserName=%E5%BC%A0%E4%B8%89&VerifyMode=VERIFY_BANK_CARD`;

/** Lets the provider ask a bare server, and returns what went over the wire. */
async function requestOf(values: Readonly<Record<string, string>> = {}, subject = THREE) {
  const server = closing(await startServer((response) => response.end(ANSWER)));
  await askOnce(configured(server.origin, values), subject);
  expect(server.requests).toHaveLength(1);
  const [request] = server.requests;
  if (request === undefined) throw new Error('nothing was sent');
  const [path, query = ''] = request.path.split('?');
  return { ...request, path, query, host: new URL(server.origin).host };
}

type Captured = Awaited<ReturnType<typeof requestOf>>;

/** Checks a signature by the text that the server can make of what it received. */
function expectSigned({ method, path, query, headers, body }: Captured, names: readonly string[]) {
  const signed = names.join(';');
  const canonical = [
    method,
    path,
    query,
    ...names.map((name) => `${name}:${String(headers[name])}`),
    '',
    signed,
    sha256(body),
  ].join('\n');
  const signature = createHmac('sha256', ALIYUN_SANDBOX_KEYS.accessKeySecret)
    .update(`ACS3-HMAC-SHA256\n${sha256(canonical)}`)
    .digest('hex');
  expect(headers['authorization']).toBe(
    `ACS3-HMAC-SHA256 Credential=${ALIYUN_SANDBOX_KEYS.accessKeyId},SignedHeaders=${signed},Signature=${signature}`,
  );
}

const SIGNED = [
  'host',
  'x-acs-action',
  'x-acs-content-sha256',
  'x-acs-date',
  'x-acs-signature-nonce',
  'x-acs-version',
];

describe('a request to Aliyun', () => {
  it('has its parameters in the query, encoded once, and no body', async () => {
    const request = await requestOf();
    expect(request).toMatchObject({ method: 'POST', path: PATH, query: QUERY, body: '' });
    expect(request.headers).toMatchObject({
      accept: 'application/json',
      'content-length': '0',
      host: request.host,
      'x-acs-action': 'BankMetaVerify',
      'x-acs-version': '2019-03-07',
      'x-acs-date': expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/) as string,
      'x-acs-content-sha256': sha256(''),
    });
    expect(request.headers).not.toHaveProperty('content-type');
    expectSigned(request, SIGNED);
  });

  it('has them in a form where it is told to, and none in the URL', async () => {
    const request = await requestOf({ ALIYUN_PARAMETERS_IN: 'body' });
    expect(request).toMatchObject({ method: 'POST', path: PATH, query: '' });
    expect(request.body.split('&').sort().join('&')).toBe(QUERY);
    expect(request.headers).toMatchObject({
      'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
      'x-acs-content-sha256': sha256(request.body),
    });
    expectSigned(request, ['content-type', ...SIGNED]);
  });

  it('compares four elements where there is a mobile number', async () => {
    expect((await requestOf({}, FOUR)).query).toBe(
      QUERY.replace('&ParamType', '&Mobile=13800138000&ParamType').replace('_3_', '_4_'),
    );
  });

  it('has none of the elements whole in the form md5', async () => {
    const { query } = await requestOf({ ALIYUN_PARAM_TYPE: 'md5' }, FOUR);
    expect(Object.fromEntries(new URLSearchParams(query))).toEqual({
      ParamType: 'md5',
      VerifyMode: 'VERIFY_BANK_CARD',
      ProductType: 'BANK_CARD_4_META',
      UserName: `${md5('张')}三`,
      IdentifyNum: `321324${md5('19860817')}421X`,
      BankCard: `6217920181${md5('755914')}`,
      Mobile: md5('13800138000'),
    });
  });

  it('shares neither nonce nor signature with another', async () => {
    const [first, second] = [await requestOf(), await requestOf()];
    for (const name of ['x-acs-signature-nonce', 'authorization']) {
      expect(first.headers[name]).not.toBe(second.headers[name]);
    }
  });

  it('is dated by the clock that the provider is given', async () => {
    const server = closing(await startServer((response) => response.end(ANSWER)));
    const clock = { ...systemClock, now: () => Date.parse('2023-11-14T22:13:20.987Z') };
    await askOnce(configured(server.origin), THREE, clock);
    expect(server.requests[0]?.headers).toMatchObject({ 'x-acs-date': '2023-11-14T22:13:20Z' });
  });

  it('goes to another path if its address has one', async () => {
    const server = closing(await startServer((response) => response.end(ANSWER)));
    await askOnce(configured(server.origin, { ALIYUN_URL: `${server.origin}/` }), THREE);
    expect(server.requests[0]?.path).toMatch(/^\/\?BankCard=/);
  });
});

describe('what Aliyun takes', () => {
  it.each(
    ['normal', 'md5'].flatMap((form) => ['query', 'body'].map((place) => [form, place] as const)),
  )('is a check in the form %s in the %s', async (form, place) => {
    const sandbox = closing(await startAliyun());
    const values = { ALIYUN_PARAM_TYPE: form, ALIYUN_PARAMETERS_IN: place };
    for (const subject of [THREE, FOUR]) {
      const answer = await askOnce(configured(sandbox.origin, values), subject);
      expect([answer.providerCode, meaningOf(answer)]).toEqual(['200/101', 'MATCH']);
    }
  });

  it.each([
    ['SignatureDoesNotMatch', { ALIYUN_ACCESS_KEY_SECRET: 'anotherSecret' }],
    ['InvalidAccessKeyId.NotFound', { ALIYUN_ACCESS_KEY_ID: 'anotherKeyId' }],
  ])('is not, by %s, a key of somebody else', async (code, values) => {
    const sandbox = closing(await startAliyun());
    expect(await askOnce(configured(sandbox.origin, values), THREE)).toMatchObject({
      class: 'REFUSED',
      error: 'CREDENTIALS_REJECTED',
      billed: 'NO',
      providerCode: code,
    });
  });

  it.each([-16, 16])('is not a request %i minutes off its clock', async (minutes) => {
    const sandbox = closing(await startAliyun());
    const clock = { ...systemClock, now: () => Date.now() + minutes * 60_000 };
    expect(await askOnce(configured(sandbox.origin), THREE, clock)).toMatchObject({
      class: 'REFUSED',
      error: 'REQUEST_REJECTED',
      cause: 'CLOCK',
      providerCode: 'InvalidTimeStamp.Expired',
    });
  });
});
