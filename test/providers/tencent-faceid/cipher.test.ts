import { constants, generateKeyPairSync, privateDecrypt } from 'node:crypto';
import { createSeal } from '../../../src/providers/tencent-faceid/cipher';

/** What Tencent's crypto SDK for Node made with fixed randomness, computed again with node:crypto. */
const KEY = 'A1b2C3d4E5f6G7h8A1b2C3d4E5f6G7h8';
const IV = '0123456789abcdef';
const VECTORS = [
  ['张三', 'ozZJQ4R1y3+X5IOI8XZ1mA=='],
  ['11010519491231002X', 'z6FP49w8CURSLqtEDjyyaW82pi3n0vZUdHpxJ9PSfEc='],
  ['6222600260001072444', 'XZKlx1bwwsHcV5iwyUONTWb2VjDj3x1UjUcUHHYuCBw='],
  ['13800138000', 'p4O1Ic1XYm/teZm/mWHATA=='],
] as const;

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
const fixed = (size: number) => Buffer.from(size === 32 ? KEY : IV, 'ascii');

describe('the seal of one request', () => {
  it.each(VECTORS)('encrypts %s as the vector says', (element, encrypted) => {
    expect(createSeal(publicKey, fixed).encrypt(element)).toBe(encrypted);
  });

  it('tells the IV in base64', () => {
    expect(createSeal(publicKey, fixed).iv).toBe('MDEyMzQ1Njc4OWFiY2RlZg==');
  });

  it('tells the key under the public key, padded with 00 02 … 00', () => {
    const { wrappedKey } = createSeal(publicKey, fixed);
    const block = privateDecrypt(
      { key: privateKey, padding: constants.RSA_NO_PADDING },
      Buffer.from(wrappedKey, 'base64'),
    );
    expect([block[0], block[1], block.indexOf(0, 2)]).toEqual([0, 2, 128 - 33]);
    expect(block.subarray(-32).toString('ascii')).toBe(KEY);
  });

  it('draws 32 bytes of key and 16 of IV, and nothing else', () => {
    const sizes: number[] = [];
    createSeal(publicKey, (size) => {
      sizes.push(size);
      return Buffer.alloc(size);
    });
    expect(sizes).toEqual([32, 16]);
  });
});
