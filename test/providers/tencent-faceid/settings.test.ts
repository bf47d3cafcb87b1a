import { generateKeyPairSync } from 'node:crypto';
import { Env } from '../../../src/env';
import { readFaceidSettings } from '../../../src/providers/tencent-faceid/settings';

const KEYS = {
  TENCENT_FACEID_SECRET_ID: 'AKIDinvented',
  TENCENT_FACEID_SECRET_KEY: 'inventedKey',
};
const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
const RSA = {
  TENCENT_FACEID_RSA_PUBLIC_KEY: publicKey.export({ format: 'pem', type: 'pkcs1' }).toString(),
};

function read(values: Readonly<Record<string, string>>) {
  const env = new Env(values);
  return { settings: readFaceidSettings(env), problems: env.problems };
}

describe("the settings of Tencent's faceid", () => {
  it('are absent without credentials', () => {
    expect(read({})).toEqual({ settings: undefined, problems: [] });
  });

  it('have defaults for all but the credentials', () => {
    expect(read(KEYS)).toEqual({
      settings: {
        credentials: { secretId: 'AKIDinvented', secretKey: 'inventedKey' },
        url: new URL('https://faceid.tencentcloudapi.com/'),
        publicKey: undefined,
        priceFen: 0,
      },
      problems: [],
    });
  });

  it('take every variable', () => {
    const { settings, problems } = read({
      ...KEYS,
      ...RSA,
      TENCENT_FACEID_URL: 'https://faceid.example.com:8443/proxy',
      TENCENT_FACEID_ENCRYPTION: 'aes',
      TENCENT_FACEID_PRICE_FEN: '55',
    });
    expect(problems).toEqual([]);
    expect(settings).toMatchObject({
      url: new URL('https://faceid.example.com:8443/proxy'),
      priceFen: 55,
    });
    expect(settings?.publicKey?.equals(publicKey)).toBe(true);
  });

  it('encrypt where there is a key, unless told not to', () => {
    expect(read({ ...KEYS, ...RSA }).settings?.publicKey?.equals(publicKey)).toBe(true);
    const plain = read({ ...KEYS, ...RSA, TENCENT_FACEID_ENCRYPTION: 'none' });
    expect(plain.settings?.publicKey).toBeUndefined();
    expect(plain.problems).toEqual([]);
  });

  it.each([
    ['TENCENT_FACEID_SECRET_ID', 'TENCENT_FACEID_SECRET_KEY'],
    ['TENCENT_FACEID_SECRET_KEY', 'TENCENT_FACEID_SECRET_ID'],
  ])('name the other credential as missing when only %s is given', (given, missing) => {
    expect(read({ [given]: 'longEnough' })).toEqual({
      settings: undefined,
      problems: [{ name: missing, rule: `must be set together with ${given}` }],
    });
  });

  it('do not go without the encryption that is asked for', () => {
    expect(read({ ...KEYS, TENCENT_FACEID_ENCRYPTION: 'aes' }).problems).toEqual([
      {
        name: 'TENCENT_FACEID_ENCRYPTION',
        rule: 'is aes, which needs TENCENT_FACEID_RSA_PUBLIC_KEY',
      },
    ]);
  });

  it('report every bad value at once, and none of them', () => {
    const { problems } = read({
      TENCENT_FACEID_SECRET_ID: 'has a space in it',
      TENCENT_FACEID_SECRET_KEY: 'inventedKey',
      TENCENT_FACEID_URL: 'http://faceid.example.com',
      TENCENT_FACEID_ENCRYPTION: 'sm4',
      TENCENT_FACEID_RSA_PUBLIC_KEY: 'no-key-at-all',
      TENCENT_FACEID_PRICE_FEN: '-1',
    });
    expect(problems.map(({ name }) => name).sort()).toEqual([
      'TENCENT_FACEID_ENCRYPTION',
      'TENCENT_FACEID_PRICE_FEN',
      'TENCENT_FACEID_RSA_PUBLIC_KEY',
      'TENCENT_FACEID_SECRET_ID',
      'TENCENT_FACEID_URL',
    ]);
    expect(JSON.stringify(problems)).not.toMatch(/space in|inventedKey|example|sm4|no-key|-1/);
  });
});
