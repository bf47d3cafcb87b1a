import { Env } from '../../../src/env';
import { readShujubaoSettings } from '../../../src/providers/shujubao/settings';

describe('the settings of Shujubao', () => {
  it('are absent without an AppCode', () => {
    const env = new Env({ SHUJUBAO_APP_CODE: '' });
    expect(readShujubaoSettings(env)).toBeUndefined();
    expect(env.problems).toEqual([]);
  });

  it('need nothing but an AppCode', () => {
    expect(readShujubaoSettings(new Env({ SHUJUBAO_APP_CODE: 'an-app-code' }))).toEqual({
      appCode: 'an-app-code',
      origin: 'https://yhkr.market.alicloudapi.com',
      priceFen: 0,
    });
  });

  it('take another address and a price', () => {
    const env = new Env({
      SHUJUBAO_APP_CODE: 'an-app-code',
      SHUJUBAO_URL: 'http://127.0.0.1:4010/',
      SHUJUBAO_PRICE_FEN: '28',
    });
    expect(readShujubaoSettings(env)).toMatchObject({
      origin: 'http://127.0.0.1:4010',
      priceFen: 28,
    });
  });

  it('report every variable that is wrong, and no value', () => {
    const env = new Env({
      SHUJUBAO_APP_CODE: 'APPCODE an-app-code',
      SHUJUBAO_URL: 'http://yhkr.market.alicloudapi.com',
      SHUJUBAO_PRICE_FEN: '0.28',
    });
    expect(readShujubaoSettings(env)).toBeUndefined();
    expect(env.problems.map(({ name }) => name)).toEqual([
      'SHUJUBAO_APP_CODE',
      'SHUJUBAO_URL',
      'SHUJUBAO_PRICE_FEN',
    ]);
    expect(JSON.stringify(env.problems)).not.toContain('an-app-code');
  });
});
