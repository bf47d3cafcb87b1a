import { Env } from '../../../src/env';
import { readTencentSettings } from '../../../src/providers/tencent/settings';

const KEYS = { TENCENT_SECRET_ID: 'AKIDinvented', TENCENT_SECRET_KEY: 'inventedKey' };

function read(values: Readonly<Record<string, string>>) {
  const env = new Env(values);
  const settings = readTencentSettings(env);
  return { settings, problems: env.problems.map(({ name }) => name) };
}

describe('the settings of Tencent', () => {
  it('are absent without credentials', () => {
    expect(read({})).toEqual({ settings: undefined, problems: [] });
  });

  it('have defaults for all but the credentials', () => {
    const { settings, problems } = read(KEYS);
    expect(problems).toEqual([]);
    expect(settings).toEqual({
      secretId: 'AKIDinvented',
      secretKey: 'inventedKey',
      region: 'gz',
      signatureMethod: 'HmacSHA1',
      url: new URL('https://csec.api.qcloud.com/v2/index.php'),
      priceFen: 0,
    });
  });

  it('take every variable', () => {
    const { settings } = read({
      ...KEYS,
      TENCENT_REGION: 'ap-guangzhou',
      TENCENT_SIGNATURE_METHOD: 'HmacSHA256',
      TENCENT_URL: 'https://tencent.example.com/other',
      TENCENT_PRICE_FEN: '55',
    });
    expect(settings).toMatchObject({
      region: 'ap-guangzhou',
      signatureMethod: 'HmacSHA256',
      url: new URL('https://tencent.example.com/other'),
      priceFen: 55,
    });
  });

  it.each([
    ['TENCENT_SECRET_ID', 'TENCENT_SECRET_KEY'],
    ['TENCENT_SECRET_KEY', 'TENCENT_SECRET_ID'],
  ])('name the other credential as missing when only %s is given', (given, missing) => {
    expect(read({ [given]: 'longEnough' })).toEqual({ settings: undefined, problems: [missing] });
  });

  it('report every bad value at once', () => {
    const { problems } = read({
      TENCENT_SECRET_ID: 'has a space in it',
      TENCENT_SECRET_KEY: 'inventedKey',
      TENCENT_REGION: '@gz',
      TENCENT_SIGNATURE_METHOD: 'MD5',
      TENCENT_URL: 'http://tencent.example.com/v2/index.php',
      TENCENT_PRICE_FEN: '-1',
    });
    expect(problems.sort()).toEqual([
      'TENCENT_PRICE_FEN',
      'TENCENT_REGION',
      'TENCENT_SECRET_ID',
      'TENCENT_SIGNATURE_METHOD',
      'TENCENT_URL',
    ]);
  });
});
