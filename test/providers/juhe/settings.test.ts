import { generateKeyPairSync } from 'node:crypto';
import { Env } from '../../../src/env';
import { readJuheSettings } from '../../../src/providers/juhe/settings';

const OPENID = 'JH0123456789abcdef0123456789abcdef';
const KEYS = { JUHE_CARD_KEY: 'invented-card-key' };
const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
const RSA = {
  JUHE_OPENID: OPENID,
  JUHE_RSA_PUBLIC_KEY: publicKey.export({ format: 'pem', type: 'spki' }).toString(),
};

function read(values: Readonly<Record<string, string>>) {
  const env = new Env({ ...KEYS, ...values });
  return { channel: readJuheSettings(env)?.card?.channel, problems: env.problems };
}

describe('the channel of the check', () => {
  it.each([
    ['none without an openid', {}, 'none'],
    ['AES with an openid', { JUHE_OPENID: OPENID }, 'aes'],
    ['RSA with an openid and a public key', RSA, 'rsa'],
    ['AES where it is asked for', { ...RSA, JUHE_ENCRYPTION: 'aes' }, 'aes'],
    ['none where it is asked for', { ...RSA, JUHE_ENCRYPTION: 'none' }, 'none'],
  ])('has the encryption %s', (_name, values, kind) => {
    const { channel, problems } = read(values);

    expect(problems).toEqual([]);
    expect(channel?.encryption.kind).toBe(kind);
  });

  it('speaks edition v1 and pads as PKCS#1 unless told otherwise', () => {
    expect(read(RSA).channel).toMatchObject({
      edition: 'v1',
      customer: undefined,
      encryption: { kind: 'rsa', padding: 'pkcs1' },
    });
    const told = { JUHE_EDITION: 'v2', JUHE_RSA_PADDING: 'oaep', JUHE_CUSTOMER: '某公司+某应用' };
    expect(read({ ...RSA, ...told }).channel).toMatchObject({
      edition: 'v2',
      customer: '某公司+某应用',
      encryption: { kind: 'rsa', padding: 'oaep' },
    });
  });

  it('belongs to the check: the blacklist alone has none', () => {
    const env = new Env({ JUHE_BLACKLIST_KEY: 'invented-blacklist-key', ...RSA });

    expect(readJuheSettings(env)?.card).toBeUndefined();
    expect(env.problems).toEqual([]);
  });
});

describe('a configuration that cannot work is told by variable and rule', () => {
  it.each([
    ['aes without an openid', { JUHE_ENCRYPTION: 'aes' }, 'JUHE_ENCRYPTION', /JUHE_OPENID/],
    ['rsa without either', { JUHE_ENCRYPTION: 'rsa' }, 'JUHE_ENCRYPTION', /JUHE_RSA_PUBLIC_KEY/],
    [
      'rsa without a public key',
      { JUHE_ENCRYPTION: 'rsa', JUHE_OPENID: OPENID },
      'JUHE_ENCRYPTION',
      /JUHE_RSA_PUBLIC_KEY/,
    ],
    ['a public key without an openid', { ...RSA, JUHE_OPENID: '' }, 'JUHE_OPENID', /together/],
    ['an unknown encryption', { JUHE_ENCRYPTION: 'des' }, 'JUHE_ENCRYPTION', /none, aes, rsa/],
    ['an unknown edition', { JUHE_EDITION: 'v3' }, 'JUHE_EDITION', /v1, v2/],
    ['an unknown padding', { ...RSA, JUHE_RSA_PADDING: 'pss' }, 'JUHE_RSA_PADDING', /pkcs1, oaep/],
    ['an openid with a space', { JUHE_OPENID: 'JH 0123456789' }, 'JUHE_OPENID', /visible ASCII/],
    ['a customer of 101 characters', { JUHE_CUSTOMER: '某'.repeat(101) }, 'JUHE_CUSTOMER', /100/],
    ['a customer on two lines', { JUHE_CUSTOMER: '某公司\n某应用' }, 'JUHE_CUSTOMER', /control/],
  ])('such as %s', (_name, values, variable, rule) => {
    const { problems } = read(values);

    expect(problems).toEqual([{ name: variable, rule: expect.stringMatching(rule) as string }]);
  });

  it('takes a customer of 100 characters, counted by code point', () => {
    expect(read({ JUHE_CUSTOMER: '𠮷'.repeat(100) }).problems).toEqual([]);
  });
});
