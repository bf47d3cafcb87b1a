import {
  constants,
  createCipheriv,
  generateKeyPairSync,
  publicEncrypt,
  randomBytes,
} from 'node:crypto';
import { sandboxPublicKey } from '../../../src/sandbox/rsa';
import type { Sandbox } from '../../../src/sandbox/server';
import { authorizationOf, call, PATH, SECRET_ID, SECRET_KEY, startFaceid, ZHANG } from './support';

describe("anybody's request to the sandbox", () => {
  let origin: string;
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startFaceid();
    ({ origin } = sandbox);
  });
  afterAll(() => sandbox.close());

  const RequestId = expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/) as string;
  const passed = { Response: { Result: '0', Description: '认证通过', RequestId } };
  const failed = (Code: string) => ({
    Response: { Error: { Code, Message: expect.stringMatching(/./) as string }, RequestId },
  });

  it('is answered like the samples of the documents', async () => {
    expect(await call(origin)).toEqual(passed);
    expect(await call(origin, { body: { ...ZHANG, Name: '李四' } })).toEqual({
      Response: { Result: '-1', Description: '认证未通过', RequestId },
    });
    // The card is not to be locked for those who come after.
    await call(origin);
  });

  it('compares the mobile number where four elements are asked about', async () => {
    const action = 'BankCard4EVerification';
    const body = { ...ZHANG, Phone: '13800138000' };
    expect(await call(origin, { action, body })).toEqual(passed);
    expect(await call(origin, { action, body: { ...body, Phone: '13800138001' } })).toMatchObject({
      Response: { Result: '-1' },
    });
    await call(origin);
  });

  it('may sign further headers, and their values in small letters', async () => {
    const signed = {
      'content-type': 'application/json; charset=utf-8',
      host: new URL(origin).host,
      'x-tc-action': 'bankcardverification',
    };
    // What is sent has capitals.
    expect(await call(origin, { signed })).toEqual(passed);
  });

  it('may come twice in a second: the documents know no replay', async () => {
    const timestamp = Math.floor(Date.now() / 1000) - 200;
    for (let i = 0; i < 2; i++) expect(await call(origin, { timestamp })).toEqual(passed);
  });

  const now = () => Math.floor(Date.now() / 1000);
  const json = { 'content-type': 'application/json' };

  it.each([
    ['AuthFailure.SignatureFailure', 'another secret', { secretKey: 'anotherKeyThanThat' }],
    ['AuthFailure.SignatureFailure', 'another host', { signed: { ...json, host: '127.0.0.1' } }],
    [
      'AuthFailure.SignatureFailure',
      'another time',
      { unsigned: { 'X-TC-Timestamp': `${now() - 9}` } },
    ],
    ['AuthFailure.InvalidAuthorization', 'a body type unsigned', { signed: { host: 'h' } }],
    ['AuthFailure.InvalidAuthorization', 'no signature', { unsigned: { Authorization: '' } }],
    [
      'AuthFailure.InvalidAuthorization',
      'a basic login',
      { unsigned: { Authorization: 'Basic eA==' } },
    ],
    ['AuthFailure.SecretIdNotFound', 'an unknown id', { secretId: 'AKIDunknown' }],
    ['AuthFailure.InvalidSecretId', 'an id of another kind', { secretId: 'LTAIunknown' }],
    ['AuthFailure.TokenFailure', 'a token', { unsigned: { 'X-TC-Token': 'tmp-token' } }],
    ['AuthFailure.SignatureExpire', 'an old time', { timestamp: now() - 400 }],
    ['AuthFailure.SignatureExpire', 'a time ahead', { timestamp: now() + 400 }],
    [
      'AuthFailure.SignatureExpire',
      'no number for a time',
      { unsigned: { 'X-TC-Timestamp': 'now' } },
    ],
    ['NoSuchVersion', 'another version', { unsigned: { 'X-TC-Version': '2017-03-12' } }],
    ['InvalidAction', 'two elements', { action: 'BankCard2EVerification' }],
    ['InvalidAction', 'an inherited property', { action: 'constructor' }],
    ['InvalidParameter', 'no JSON', { body: 'Name=x' }],
    ['InvalidParameter', 'a list', { body: [] }],
    [
      'InvalidParameter',
      'another charset',
      { body: Buffer.from('7b224e616d65223a22d5c5c8fd227d', 'hex') },
    ],
    [
      'InvalidParameter',
      'a card that is a number',
      { body: { ...ZHANG, BankCard: 6217920181755914 } },
    ],
    [
      'UnknownParameter',
      'a mobile of three elements',
      { body: { ...ZHANG, Phone: '13800138000' } },
    ],
    ['UnknownParameter', 'what nobody knows', { body: { ...ZHANG, Order: '1' } }],
    ['MissingParameter', 'no card', { body: { ...ZHANG, BankCard: undefined } }],
    ['MissingParameter', 'no mobile of four', { action: 'BankCard4EVerification' }],
    ['InvalidParameterValue', 'another document', { body: { ...ZHANG, CertType: 1 } }],
  ])('is answered %s for %s', async (code, _what, changes) => {
    expect(await call(origin, changes)).toEqual(failed(code));
  });

  it('may say that the document is the resident ID', async () => {
    expect(await call(origin, { body: { ...ZHANG, CertType: 0 } })).toEqual(passed);
  });

  it('has its signature broken by whoever changes it on the way', async () => {
    const timestamp = now();
    const signed = { ...json, host: new URL(origin).host };
    const parts = { timestamp, secretId: SECRET_ID, secretKey: SECRET_KEY, signed };
    const Authorization = authorizationOf({ ...parts, body: JSON.stringify(ZHANG) });
    const body = { ...ZHANG, Name: '李四' };
    const answer = await call(origin, { body, timestamp, unsigned: { Authorization } });
    expect(answer).toEqual(failed('AuthFailure.SignatureFailure'));
  });

  it.each(['X-TC-Action', 'X-TC-Version', 'X-TC-Timestamp'])('needs %s', async (name) => {
    const headers = { 'X-TC-Action': 'x', 'X-TC-Version': 'x', 'X-TC-Timestamp': '1' };
    const { [name as keyof typeof headers]: _left, ...others } = headers;
    const response = await fetch(origin + PATH, { method: 'POST', headers: others, body: '{}' });
    expect(await response.json()).toEqual(failed('MissingParameter'));
  });

  it('has to be posted', async () => {
    const response = await fetch(origin + PATH);
    expect(await response.json()).toEqual(failed('UnsupportedProtocol'));
  });

  describe('that is encrypted', () => {
    const [key, iv] = [randomBytes(32), randomBytes(16)];
    const aes = (text: string, secret = key) => {
      const cipher = createCipheriv('aes-256-cbc', secret, iv);
      return Buffer.concat([cipher.update(text), cipher.final()]).toString('base64');
    };
    const wrap = (secret: Buffer, rsa = sandboxPublicKey()) =>
      publicEncrypt({ key: rsa, padding: constants.RSA_PKCS1_PADDING }, secret).toString('base64');
    const sealed = {
      Name: aes(ZHANG.Name),
      IdCard: aes(ZHANG.IdCard),
      BankCard: aes(ZHANG.BankCard),
    };
    const encryption = {
      EncryptList: ['Name', 'IdCard', 'BankCard'],
      CiphertextBlob: wrap(key),
      Iv: iv.toString('base64'),
      Algorithm: 'AES-256-CBC',
      TagList: [],
    };
    const callWith = (elements: object, changes: object = {}) =>
      call(origin, { body: { ...sealed, ...elements, Encryption: { ...encryption, ...changes } } });

    it('is opened', async () => {
      expect(await callWith({})).toEqual(passed);
    });

    it('may leave elements in plain that it does not list', async () => {
      const EncryptList = ['BankCard'];
      const { Name, IdCard } = ZHANG;
      expect(await callWith({ Name, IdCard }, { EncryptList })).toEqual(passed);
      expect(await callWith({ IdCard }, { EncryptList })).toMatchObject({
        Response: { Result: '-2' },
      });
    });

    it('may have a key of letters and digits, as the SDK for Java makes it', async () => {
      const ascii = Buffer.from('A1b2C3d4E5f6G7h8A1b2C3d4E5f6G7h8');
      const EncryptList = ['Name'];
      const { IdCard, BankCard } = ZHANG;
      const Name = aes(ZHANG.Name, ascii);
      const changes = { EncryptList, CiphertextBlob: wrap(ascii) };
      expect(await callWith({ Name, IdCard, BankCard }, changes)).toEqual(passed);
    });

    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const DECRYPT = 'FailedOperation.DecryptSystemError';
    it.each([
      [DECRYPT, 'a key for somebody else', {}, { CiphertextBlob: wrap(key, publicKey) }],
      [DECRYPT, 'a key that is not wrapped', {}, { CiphertextBlob: key.toString('base64') }],
      [DECRYPT, 'a short key', {}, { CiphertextBlob: wrap(key.subarray(16)) }],
      [DECRYPT, 'no key', {}, { CiphertextBlob: undefined }],
      [DECRYPT, 'another key', { Name: aes(ZHANG.Name, randomBytes(32)) }, {}],
      [DECRYPT, 'an IV of 16 characters', {}, { Iv: '0123456789abcdef' }],
      [DECRYPT, 'an element in plain', { Name: ZHANG.Name }, {}],
      ['InvalidParameterValue', 'SM4', {}, { Algorithm: 'SM4-GCM' }],
      ['InvalidParameter', 'no list', {}, { EncryptList: undefined }],
      ['InvalidParameter', 'an empty list', {}, { EncryptList: [] }],
      [
        'InvalidParameter.UnsupportEncryptField',
        'a mobile',
        {},
        { EncryptList: ['Name', 'Phone'] },
      ],
      ['InvalidParameter.UnsupportEncryptField', 'a type', {}, { EncryptList: ['CertType'] }],
    ])('is answered %s for %s', async (code, _what, elements, changes) => {
      expect(await callWith(elements, changes)).toEqual(failed(code));
    });

    it('is answered by a result where what was encrypted is malformed', async () => {
      expect(await callWith({ BankCard: aes('1234') })).toMatchObject({
        Response: { Result: '-4' },
      });
    });
  });
});
