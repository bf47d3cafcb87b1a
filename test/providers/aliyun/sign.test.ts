import { createHash } from 'node:crypto';
import {
  authorization,
  canonicalQuery,
  canonicalRequest,
  sha256Hex,
  type SignedParts,
} from '../../../src/providers/aliyun/sign';

const KEY = {
  accessKeyId: 'testAccessKeyId000000000',
  accessKeySecret: 'testAccessKeySecret0000000000',
};
const THREE = {
  VerifyMode: 'VERIFY_BANK_CARD',
  ParamType: 'normal',
  ProductType: 'BANK_CARD_3_META',
  UserName: '张三',
  IdentifyNum: '11010519491231002X',
  BankCard: '6222600260001072444',
};
const FOUR = { ...THREE, ProductType: 'BANK_CARD_4_META', Mobile: '13800138000' };

/** As the official SDK signs, which adds a header of its own. */
const partsOf = (parameters: Readonly<Record<string, string>>, nonce: string): SignedParts => ({
  path: '/',
  query: canonicalQuery(parameters),
  headers: {
    'x-acs-version': '2019-03-07',
    host: 'cloudauth.aliyuncs.com',
    'x-acs-action': 'BankMetaVerify',
    'x-acs-content-sha256': 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    'x-acs-credentials-provider': 'static_ak',
    'x-acs-date': '2023-11-14T22:13:20Z',
    'x-acs-signature-nonce': nonce,
  },
  body: '',
});

// prettier-ignore
const VECTORS = [
  { title: 'three elements', parts: partsOf(THREE, 'f3dc2c3d14098f450a642bba62d3543d583f3f3ed4aca176164dd61d03b8faa1'), hash: '42ca96112326b21854a5236dd2ac0002a2bdfaadde86d74d3e09b0e802f80e5c', signature: '3b03d2f748d1b8b853c6f1a715ff7e2132382afc23226c9158ea58583b7c6a80' },
  { title: 'four elements', parts: partsOf(FOUR, 'a2fc131421e76359a1654e711be088280e57d3fd25f3dbc69ec44f34e7e6bb31'), hash: '333719a790804352ef68a2ba02d3ce8ae8961d8069ecc98a57e69698166ac707', signature: '0f2ea1233c87f0f9c4ab551d0bb26dacf3e41cfa22687b346816990b1bcec3ab' },
];

describe('ACS3-HMAC-SHA256', () => {
  it.each(VECTORS)('gives what the official SDK gives for $title', ({ parts, hash, signature }) => {
    const canonical = canonicalRequest(parts);
    expect(createHash('sha256').update(canonical).digest('hex')).toBe(hash);
    expect(authorization(parts, KEY)).toBe(
      'ACS3-HMAC-SHA256 Credential=testAccessKeyId000000000,' +
        'SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-credentials-provider;' +
        `x-acs-date;x-acs-signature-nonce;x-acs-version,Signature=${signature}`,
    );
  });

  it('signs sorted parameters, percent-encoded once', () => {
    expect(canonicalQuery(THREE)).toBe(
      'BankCard=6222600260001072444&IdentifyNum=11010519491231002X&ParamType=normal' +
        '&ProductType=BANK_CARD_3_META&UserName=%E5%BC%A0%E4%B8%89&VerifyMode=VERIFY_BANK_CARD',
    );
  });

  it('encodes what RFC 3986 reserves and nothing that it does not', () => {
    expect(canonicalQuery({ b: " !'()*+,/:;=?@[]&%#", a: 'aZ09-._~' })).toBe(
      'a=aZ09-._~&b=%20%21%27%28%29%2A%2B%2C%2F%3A%3B%3D%3F%40%5B%5D%26%25%23',
    );
  });

  it.each(['\ud800', 'a\udfff'])('does not throw over half of a character', (UserName) => {
    expect(canonicalQuery({ UserName })).toContain('%EF%BF%BD');
  });

  it('does not depend on the order in which headers are given, nor on space around them', () => {
    const parts = partsOf(THREE, 'n');
    const headers = Object.fromEntries(
      Object.entries(parts.headers)
        .reverse()
        .map(([name, value]) => [name, ` ${value} `]),
    );
    expect(canonicalRequest({ ...parts, headers })).toBe(canonicalRequest(parts));
  });

  it('covers the body', () => {
    const parts = { ...partsOf(THREE, 'n'), query: '', body: 'UserName=%E5%BC%A0%E4%B8%89' };
    expect(canonicalRequest(parts).split('\n').at(-1)).toBe(sha256Hex(parts.body));
    expect(authorization(parts, KEY)).not.toBe(authorization({ ...parts, body: '' }, KEY));
  });
});
