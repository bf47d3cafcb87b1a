import { createPublicKey, publicEncrypt, type KeyObject } from 'node:crypto';
import type { Env } from '../env';

const MODULUS_BITS: readonly (number | undefined)[] = [1024, 2048];
const PEM = /^-----BEGIN (?:RSA )?PUBLIC KEY-----(.*)-----END (?:RSA )?PUBLIC KEY-----$/s;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/**
 * Reads an RSA public key of 1024 or 2048 bits from an environment variable: PEM, with its line breaks, with `\n`
 * written out or on one line, or bare base64; SPKI or PKCS#1. Undefined where there is none; anything else is a problem.
 */
export function readRsaPublicKey(env: Env, name: string): KeyObject | undefined {
  const text = env.text(name);
  const publicKey = text === undefined ? undefined : parse(text);
  if (text !== undefined && publicKey === undefined) {
    env.problem(
      name,
      'must be an RSA public key of 1024 or 2048 bits, as PEM or bare base64, SPKI or PKCS#1',
    );
  }
  return publicKey;
}

function parse(text: string): KeyObject | undefined {
  const trimmed = text.replace(/\\[rn]/g, '\n').trim();
  const base64 = (PEM.exec(trimmed)?.[1] ?? trimmed).replace(/\s/g, '');
  if (!BASE64.test(base64)) return undefined;
  const der = Buffer.from(base64, 'base64');
  // By the structure and not by the PEM label: SPKI under `RSA PUBLIC KEY` is a common mistake.
  const key = readDer(der, 'spki') ?? readDer(der, 'pkcs1');
  return MODULUS_BITS.includes(key?.asymmetricKeyDetails?.modulusLength) ? key : undefined;
}

function readDer(der: Buffer, type: 'spki' | 'pkcs1'): KeyObject | undefined {
  try {
    const key = createPublicKey({ key: der, format: 'der', type });
    if (key.asymmetricKeyType !== 'rsa') return undefined;
    // Node reads a private key as its public half, and ignores what follows a key. A key that was read as PKCS#1
    // cannot be written as such by OpenSSL 3.5; one made of its numbers can.
    const copy = createPublicKey({ key: key.export({ format: 'jwk' }), format: 'jwk' });
    if (!copy.export({ format: 'der', type }).equals(der)) return undefined;
    // A damaged modulus can be well-formed and fail only when it encrypts, which is then too late.
    publicEncrypt(key, Buffer.alloc(16));
    return key;
  } catch {
    return undefined;
  }
}
