import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { Env } from '../../src/env';
import { readRsaPublicKey } from '../../src/providers/rsa-public-key';

const rsa1024 = generateKeyPairSync('rsa', { modulusLength: 1024 });
const rsa2048 = generateKeyPairSync('rsa', { modulusLength: 2048 });

const pem = (key: KeyObject, type: 'spki' | 'pkcs1') =>
  key.export({ format: 'pem', type }).toString();
const base64 = (key: KeyObject, type: 'spki' | 'pkcs1') =>
  key.export({ format: 'der', type }).toString('base64');

/** The public key that comes of a variable, and what is wrong with it. */
function read(text: string) {
  const env = new Env({ ACME_RSA_PUBLIC_KEY: text });
  return { publicKey: readRsaPublicKey(env, 'ACME_RSA_PUBLIC_KEY'), problems: env.problems };
}

describe.each([
  [1024, rsa1024.publicKey],
  [2048, rsa2048.publicKey],
])('a public key of %i bits is read', (_bits, publicKey) => {
  const forms: readonly (readonly [string, string])[] = (['spki', 'pkcs1'] as const).flatMap(
    (type) => [
      [`as PEM of ${type}`, pem(publicKey, type)] as const,
      [`as PEM of ${type} with CRLF`, pem(publicKey, type).replaceAll('\n', '\r\n')] as const,
      [
        `as PEM of ${type} with \\n written out`,
        pem(publicKey, type).replaceAll('\n', '\\n'),
      ] as const,
      [`as PEM of ${type} on one line`, pem(publicKey, type).replaceAll('\n', ' ')] as const,
      [`as bare base64 of ${type}`, base64(publicKey, type)] as const,
      [`as base64 of ${type} in lines`, base64(publicKey, type).replace(/.{64}/g, '$&\n')] as const,
    ],
  );
  const mislabelled = pem(publicKey, 'spki').replaceAll('PUBLIC KEY', 'RSA PUBLIC KEY');

  it.each([...forms, ['as SPKI under the label of PKCS#1', mislabelled] as const])(
    '%s',
    (_, text) => {
      const found = read(text);

      expect(found.problems).toEqual([]);
      expect(found.publicKey?.equals(publicKey)).toBe(true);
    },
  );
});

describe('what is not such a public key is refused without showing it', () => {
  const short = generateKeyPairSync('rsa', { modulusLength: 512 }).publicKey;
  const ec = generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).publicKey;
  const { n = '', e = '' } = rsa1024.publicKey.export({ format: 'jwk' });
  const evenModulus = Buffer.from(n, 'base64url');
  evenModulus.writeUInt8(evenModulus.readUInt8(127) & 0xfe, 127);
  const damaged = createPublicKey({
    format: 'jwk',
    key: { kty: 'RSA', e, n: evenModulus.toString('base64url') },
  });

  it.each([
    ['words', 'not a key at all'],
    ['base64 of something else', Buffer.from('not a key at all').toString('base64')],
    ['a PEM frame around nothing', '-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----'],
    ['a PEM without its end', pem(rsa2048.publicKey, 'spki').slice(0, 200)],
    ['a truncated key', base64(rsa2048.publicKey, 'spki').slice(0, 300)],
    ['a key with something after it', `${base64(rsa1024.publicKey, 'spki').slice(0, -4)}AAAA`],
    ['a key of 512 bits', pem(short, 'spki')],
    ['a key of another kind', pem(ec, 'spki')],
    ['a key that cannot encrypt', pem(damaged, 'spki')],
    ['a private key', rsa2048.privateKey.export({ format: 'pem', type: 'pkcs1' }).toString()],
    [
      'a private key in bare base64',
      rsa2048.privateKey.export({ format: 'der', type: 'pkcs1' }).toString('base64'),
    ],
  ])('such as %s', (_name, text) => {
    const { problems } = read(text);

    expect(problems).toEqual([
      {
        name: 'ACME_RSA_PUBLIC_KEY',
        rule: 'must be an RSA public key of 1024 or 2048 bits, as PEM or bare base64, SPKI or PKCS#1',
      },
    ]);
  });
});
