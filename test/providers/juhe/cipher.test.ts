import { constants, generateKeyPairSync, privateDecrypt, randomInt } from 'node:crypto';
import {
  createAesKey,
  encryptAesKey,
  encryptCbc,
  encryptEcb,
  openidSecret,
} from '../../../src/providers/juhe/cipher';

const SECRET = openidSecret('JH0123456789abcdef0123456789abcdef');

describe('the secret of an openid', () => {
  it('is the first 16 characters of its MD5 in lower-case hex', () => {
    expect(SECRET.toString('latin1')).toBe('961d7934f501820f');
  });
});

describe('AES/ECB', () => {
  it.each([
    ['张三', 'fDbdJ3Vv5JRrWy+a3FU2/g=='],
    ['阿卜杜拉\u00B7买买提', '+uljW8AOKeHc9gHoDelV+ymjypSnTrj3EaBuYjwbQNs='],
    ['11010519491231002X', 'SapRRYKf9v+GbaE9LjHYou8Okj+/LxunUX80KOq7ieo='],
    ['6217920181755914', 'PnUHjWklWk0HM91BzQzDzdMXw/J8j6bt4muG4q4Glu4='],
  ])('encrypts the known vector %s', (text, base64) => {
    expect(encryptEcb(text, SECRET)).toBe(base64);
  });
});

describe('AES/CBC', () => {
  it.each([
    ['张三', '1YSZY5bqT5Ie1sgAwCy0dw=='],
    ['11010519491231002X', 'LUMOMv4l0Ub7bh4WB5CElWvkdF6uL5UtBU7dQ/tuMk0='],
    ['6222600260001072444', 'x5oic0JLDTB5oqXh9oW2v2xWzyV+MOsTkYY3fo7ZkfA='],
  ])('encrypts the known vector %s', (text, base64) => {
    expect(encryptCbc(text, Buffer.from('A1b2C3d4E5f6G7h8'), SECRET)).toBe(base64);
  });
});

describe('an AES key', () => {
  it('is 16 ASCII letters or digits, and another one each time', () => {
    const keys = Array.from({ length: 200 }, () => createAesKey(randomInt).toString('latin1'));

    for (const key of keys) expect(key).toMatch(/^[A-Za-z0-9]{16}$/);
    expect(new Set(keys).size).toBe(200);
  });

  it('draws every character from the random source, over the whole alphabet', () => {
    const drawn: number[] = [];
    const next = (max: number) => {
      drawn.push(max);
      return drawn.length % 2 === 0 ? 0 : max - 1;
    };

    expect(createAesKey(next).toString('latin1')).toBe('9A'.repeat(8));
    expect(drawn).toEqual(Array(16).fill(62));
  });
});

describe.each([1024, 2048])('RSA of %i bits', (modulusLength) => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength });
  const aesKey = Buffer.from('A1b2C3d4E5f6G7h8');

  it('pads as PKCS#1 v1.5 says: 00 02, random bytes other than 0, 00, the key', () => {
    const encrypted = Buffer.from(encryptAesKey(aesKey, publicKey, 'pkcs1'), 'base64');
    const block = privateDecrypt({ key: privateKey, padding: constants.RSA_NO_PADDING }, encrypted);

    const length = modulusLength / 8;
    expect(block).toHaveLength(length);
    expect([...block.subarray(0, 2)]).toEqual([0, 2]);
    expect(block.subarray(2, length - 17)).not.toContain(0);
    expect(block.subarray(length - 17)).toEqual(Buffer.from('\0A1b2C3d4E5f6G7h8'));
  });

  it('pads as OAEP with SHA-1 says', () => {
    const encrypted = Buffer.from(encryptAesKey(aesKey, publicKey, 'oaep'), 'base64');
    const oaep = { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' };

    expect(privateDecrypt({ key: privateKey, ...oaep }, encrypted)).toEqual(aesKey);
  });
});
