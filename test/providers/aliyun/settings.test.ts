import { Env } from '../../../src/env';
import { aliyunSandboxSettings, readAliyunSettings } from '../../../src/providers/aliyun/settings';

const KEYS = { ALIYUN_ACCESS_KEY_ID: 'LTAIinvented', ALIYUN_ACCESS_KEY_SECRET: 'inventedSecret' };

function read(values: Readonly<Record<string, string>>) {
  const env = new Env(values);
  const settings = readAliyunSettings(env);
  return { settings, problems: env.problems.map(({ name }) => name) };
}

describe('the settings of Aliyun', () => {
  it('are absent without credentials', () => {
    expect(read({})).toEqual({ settings: undefined, problems: [] });
  });

  it('have defaults for all but the credentials', () => {
    const { settings, problems } = read(KEYS);
    expect(problems).toEqual([]);
    expect(settings).toEqual({
      accessKeyId: 'LTAIinvented',
      accessKeySecret: 'inventedSecret',
      paramType: 'normal',
      parametersIn: 'query',
      url: new URL('https://cloudauth.aliyuncs.com/'),
      priceFen: 0,
    });
  });

  it('take every variable', () => {
    const { settings } = read({
      ...KEYS,
      ALIYUN_URL: 'https://cloudauth.cn-shanghai.aliyuncs.com',
      ALIYUN_PARAM_TYPE: 'md5',
      ALIYUN_PARAMETERS_IN: 'body',
      ALIYUN_PRICE_FEN: '60',
    });
    expect(settings).toMatchObject({
      url: new URL('https://cloudauth.cn-shanghai.aliyuncs.com/'),
      paramType: 'md5',
      parametersIn: 'body',
      priceFen: 60,
    });
  });

  it.each([
    ['ALIYUN_ACCESS_KEY_ID', 'ALIYUN_ACCESS_KEY_SECRET'],
    ['ALIYUN_ACCESS_KEY_SECRET', 'ALIYUN_ACCESS_KEY_ID'],
  ])('name the other credential as missing when only %s is given', (given, missing) => {
    expect(read({ [given]: 'longEnough' })).toEqual({ settings: undefined, problems: [missing] });
  });

  it('report every bad value at once', () => {
    const { problems } = read({
      ALIYUN_ACCESS_KEY_ID: 'has a space in it',
      ALIYUN_ACCESS_KEY_SECRET: 'short',
      ALIYUN_URL: 'http://cloudauth.aliyuncs.com/',
      ALIYUN_PARAM_TYPE: 'sm4',
      ALIYUN_PARAMETERS_IN: 'header',
      ALIYUN_PRICE_FEN: '-1',
    });
    expect(problems.sort()).toEqual([
      'ALIYUN_ACCESS_KEY_ID',
      'ALIYUN_ACCESS_KEY_SECRET',
      'ALIYUN_PARAMETERS_IN',
      'ALIYUN_PARAM_TYPE',
      'ALIYUN_PRICE_FEN',
      'ALIYUN_URL',
    ]);
  });

  it('cost something in the sandbox, which is at a path of its own', () => {
    const form = { paramType: 'md5', parametersIn: 'body' } as const;
    const settings = aliyunSandboxSettings('http://127.0.0.1:4010', form);
    expect(settings).toMatchObject(form);
    expect(settings.url.href).toBe('http://127.0.0.1:4010/cloudauth');
    expect(settings.priceFen).toBeGreaterThan(0);
  });
});
