import type { Sandbox } from '../../../src/sandbox/server';
import { elementsOf } from '../../support/cardholders';
import {
  call,
  md5,
  send,
  sha256,
  signedCall,
  startAliyun,
  validParameters,
  type CallChanges,
  type SignedCall,
} from './support';

const MINUTE_MS = 60_000;
const dateIn = (ms: number) => new Date(Date.now() + ms).toISOString().slice(0, 19) + 'Z';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startAliyun();
});
afterAll(() => sandbox.close());

const codesOf = async (
  parameters: ReturnType<typeof validParameters>,
  changes?: CallChanges,
): Promise<unknown[]> => {
  const { json } = await call(sandbox.origin, parameters, changes);
  const { SubCode } = (json['ResultObject'] ?? {}) as { SubCode?: string };
  return SubCode === undefined ? [json['Code']] : [json['Code'], SubCode];
};

describe("Aliyun's gateway", () => {
  it.each<[string, CallChanges]>([
    ['a query', {}],
    ['a query of GET', { method: 'GET' }],
    ['a form', { inBody: true }],
    ['a security token, signed', { headers: { 'x-acs-security-token': 'token' } }],
  ])('takes parameters in %s', async (_name, changes) => {
    expect(await codesOf(validParameters(), changes)).toEqual(['200', '101']);
  });

  it('answers as documented, with a number of its own for each call', async () => {
    const answers = [await call(sandbox.origin, validParameters())];
    answers.push(await call(sandbox.origin, validParameters()));
    for (const { status, json } of answers) {
      expect(status).toBe(200);
      expect(json).toEqual({
        RequestId: expect.stringMatching(/^[\dA-F]{8}(-[\dA-F]{4}){3}-[\dA-F]{12}$/) as string,
        Code: '200',
        Message: 'success',
        ResultObject: { BizCode: '1', SubCode: '101' },
      });
    }
    expect(answers[0]?.json['RequestId']).not.toBe(answers[1]?.json['RequestId']);
  });

  it.each<[string, number, CallChanges]>([
    ['MissingAction', 400, { headers: { 'x-acs-action': '' } }],
    ['MissingVersion', 400, { headers: { 'x-acs-version': '' } }],
    ['MissingDate', 400, { headers: { 'x-acs-date': '' } }],
    ['MissingSignatureNonce', 400, { headers: { 'x-acs-signature-nonce': '' } }],
    ['MissingContentSha256', 400, { headers: { 'x-acs-content-sha256': '' } }],
    ['NoSuchVersion', 400, { headers: { 'x-acs-version': '2020-01-01' } }],
    ['InvalidApi.NotFound', 404, { headers: { 'x-acs-action': 'BankMetaVerifyIntl' } }],
    ['InvalidAccessKeyId.NotFound', 404, { keyId: 'LTAIofNobody' }],
    ['SignatureDoesNotMatch', 400, { secret: 'another secret' }],
    ['SignatureDoesNotMatch', 400, { headers: { 'x-acs-content-sha256': sha256('x') } }],
    ['IncompleteSignature', 400, { unsigned: ['host'] }],
    ['IncompleteSignature', 400, { unsigned: ['x-acs-action'] }],
    ['IncompleteSignature', 400, { unsigned: ['x-acs-date'] }],
    ['IncompleteSignature', 400, { inBody: true, unsigned: ['content-type'] }],
    ['InvalidTimeStamp.Format', 400, { headers: { 'x-acs-date': new Date().toUTCString() } }],
    ['InvalidTimeStamp.Format', 400, { headers: { 'x-acs-date': '2026-13-01T00:00:00Z' } }],
    ['InvalidTimeStamp.Expired', 400, { headers: { 'x-acs-date': dateIn(-16 * MINUTE_MS) } }],
    ['InvalidTimeStamp.Expired', 400, { headers: { 'x-acs-date': dateIn(16 * MINUTE_MS) } }],
  ])('answers %s, HTTP %i, to %j', async (code, status, changes) => {
    const answer = await call(sandbox.origin, validParameters(), changes);
    expect([answer.json['Code'], answer.status]).toEqual([code, status]);
    expect(answer.json).not.toHaveProperty('ResultObject');
  });

  it.each([-14, 14])('takes a request %i minutes off its clock', async (minutes) => {
    const headers = { 'x-acs-date': dateIn(minutes * MINUTE_MS) };
    expect(await codesOf(validParameters(), { headers })).toEqual(['200', '101']);
  });

  it.each<[string, (signed: SignedCall) => SignedCall]>([
    ['an element', (it) => ({ ...it, query: it.query.replace('5914', '5915') })],
    ['a further parameter', (it) => ({ ...it, query: `${it.query}&X=1` })],
    [
      'the action',
      (it) => ({ ...it, headers: { ...it.headers, 'x-acs-action': 'DescribeVerifySDK' } }),
    ],
    ['a body', (it) => ({ ...it, body: 'a=1', headers: { ...it.headers, 'content-type': 'a/b' } })],
  ])('does not take %s that was changed after signing', async (_name, tamper) => {
    const answer = await call(sandbox.origin, validParameters(), { tamper });
    expect(answer.status).toBe(400);
    expect(answer.json['Code']).toMatch(/^(SignatureDoesNotMatch|IncompleteSignature)$/);
  });

  it.each(['', 'Bearer x', 'ACS3-HMAC-SHA256 Credential=a, SignedHeaders=b, Signature=c'])(
    'does not take %j for a signature',
    async (authorization) => {
      const tamper = (it: SignedCall) => ({ ...it, headers: { ...it.headers, authorization } });
      expect(await codesOf(validParameters(), { tamper })).toEqual(['IncompleteSignature']);
    },
  );

  it('does not take the same request twice, nor another one with its nonce', async () => {
    const signed = signedCall(new URL(sandbox.origin).host, validParameters());
    expect((await send(sandbox.origin, signed)).json).toMatchObject({ Code: '200' });
    expect((await send(sandbox.origin, signed)).json).toMatchObject({ Code: 'SignatureNonceUsed' });
    const nonce = signed.headers['x-acs-signature-nonce'] ?? '';
    const headers = { 'x-acs-signature-nonce': nonce };
    expect(await codesOf(validParameters(), { headers })).toEqual(['SignatureNonceUsed']);
  });

  it('forgets a nonce when its request has long expired', async () => {
    let nowMs = Date.now();
    const own = await startAliyun({ now: () => nowMs });
    const again = async () => {
      const date = new Date(nowMs).toISOString().slice(0, 19) + 'Z';
      const headers = { 'x-acs-signature-nonce': 'the same', 'x-acs-date': date };
      return (await call(own.origin, validParameters(), { headers })).json['Code'];
    };
    expect(await again()).toBe('200');
    nowMs += 29 * MINUTE_MS;
    expect(await again()).toBe('SignatureNonceUsed');
    nowMs += 32 * MINUTE_MS;
    expect(await again()).toBe('200');
    await own.close();
  });
});

describe("Aliyun's check", () => {
  const four = { ProductType: 'BANK_CARD_4_META', Mobile: '13800138000' };

  it.each([
    [{}],
    [four],
    [{ UserName: `${md5('张')}三`, ...digested() }],
    [{ UserName: `${md5('张')}三`, ...digested(), ...four, Mobile: md5('13800138000') }],
  ])('finds 张三 by %j', async (changes) => {
    expect(await codesOf(validParameters(changes))).toEqual(['200', '101']);
  });

  it.each([
    [{ UserName: '李四' }],
    [{ IdentifyNum: elementsOf(2).idNumber }],
    [{ ...four, Mobile: '13800138001' }],
    [{ ...digested(), UserName: `${md5('李')}三` }],
    [{ ...digested(), UserName: `${md5('张')}四` }],
  ])('finds a mismatch by %j', async (changes) => {
    const own = await startAliyun();
    const { json } = await call(own.origin, validParameters(changes));
    await own.close();
    expect(json).toMatchObject({ Code: '200', ResultObject: { BizCode: '2', SubCode: '201' } });
  });

  it.each([
    ['400', { ParamType: '' }],
    ['400', { VerifyMode: '' }],
    ['400', { ProductType: '' }],
    ['400', { UserName: '' }],
    ['400', { BankCard: '' }],
    ['400', { ProductType: 'BANK_CARD_4_META' }],
    ['401', { ParamType: 'sm4' }],
    ['401', { VerifyMode: 'VERIFY_PHONE' }],
    ['401', { ProductType: 'BANK_CARD_5_META' }],
    ['401', { UserName: 'Zhang' }],
    ['401', { IdentifyNum: '1' }],
    ['401', { ...four, Mobile: '1' }],
    ['401', { ParamType: 'md5' }],
    ['410', { ProductType: 'BANK_CARD_2_META' }],
  ])('answers %s to %j', async (code, changes) => {
    expect(await codesOf(validParameters(changes))).toEqual([code]);
  });

  it.each([{ BankCard: '6217' }, { ...digested(), UserName: `${md5('张')}三`, BankCard: '6217' }])(
    'says that the card is malformed in %j',
    async (changes) => {
      expect(await codesOf(validParameters(changes))).toEqual(['200', '304']);
    },
  );

  it('has no record of a card that no bank has', async () => {
    const BankCard = '6217920000000009994';
    expect(await codesOf(validParameters({ BankCard }))).toEqual(['200', '305']);
    const unknown = { ...digested(), UserName: `${md5('张')}三`, BankCard: `6217920${md5('1')}` };
    expect(await codesOf(validParameters(unknown))).toEqual(['200', '305']);
  });

  it('counts like a bank: after three mismatches the card is locked, in both forms', async () => {
    const own = await startAliyun();
    const subCode = async (changes: Readonly<Record<string, string>>) => {
      const { json } = await call(own.origin, validParameters(changes));
      return (json['ResultObject'] as { SubCode: string }).SubCode;
    };
    for (const UserName of ['李四', '王五']) expect(await subCode({ UserName })).toBe('201');
    expect(await subCode({ ...digested(), UserName: `${md5('赵')}六` })).toBe('201');
    expect(await subCode({})).toBe('306');
    expect(await subCode({ ...digested(), UserName: `${md5('张')}三` })).toBe('306');
    await own.close();
  });
});

/** ID number and card of 张三 in the form md5. */
function digested() {
  return {
    ParamType: 'md5',
    IdentifyNum: `321324${md5('19860817')}421X`,
    BankCard: `6217920181${md5('755914')}`,
  };
}
