import { decryptText, fromBase64 } from '../../sandbox/aes';
import type { Elements } from '../../sandbox/bank';
import { unwrapPkcs1 } from '../../sandbox/rsa';
import { member } from '../decoding';
import type { ResultTable } from './codes';
import type { FaceidEncryption } from './wire';

/** In the order of {@link Elements}. */
const REQUIRED: Readonly<Record<ResultTable, readonly string[]>> = {
  '3E': ['Name', 'IdCard', 'BankCard'],
  '4E': ['Name', 'IdCard', 'BankCard', 'Phone'],
};

/** The elements of a body, or the error code under which API 3.0 turns it away. */
export function readElements(body: Buffer, table: ResultTable): Elements | string {
  const sent = parseObject(body);
  if (sent === undefined) return 'InvalidParameter';
  const { CertType: certType = 0, Encryption: encryption, ...parameters } = sent;
  const required = REQUIRED[table];
  if (Object.keys(parameters).some((name) => !required.includes(name))) return 'UnknownParameter';
  if (required.some((name) => parameters[name] === undefined)) return 'MissingParameter';
  if (certType !== 0) return 'InvalidParameterValue';

  const open = encryption === undefined ? openPlain : opener(encryption, required);
  if (typeof open === 'string') return open;
  const elements: string[] = [];
  for (const name of required) {
    const text = parameters[name];
    if (typeof text !== 'string') return 'InvalidParameter';
    const element = open(name, text);
    if (element === undefined) return 'FailedOperation.DecryptSystemError';
    elements.push(element);
  }
  const [name = '', idNumber = '', bankCard = '', mobile] = elements;
  return { name, idNumber, bankCard, ...(mobile !== undefined && { mobile }) };
}

function parseObject(body: Buffer): Readonly<Record<string, unknown>> | undefined {
  try {
    const json: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
    const isObject = typeof json === 'object' && json !== null && !Array.isArray(json);
    return isObject ? (json as Readonly<Record<string, unknown>>) : undefined;
  } catch {
    return undefined;
  }
}

/** The element behind a parameter's text; undefined where it cannot be decrypted. */
type Open = (parameter: string, text: string) => string | undefined;

const openPlain: Open = (_parameter, text) => text;

/** Decrypts the parameters that are listed as encrypted, and leaves the others. */
function opener(encryption: unknown, encryptable: readonly string[]): Open | string {
  const part = (name: keyof FaceidEncryption) => member(encryption, name);
  const list = part('EncryptList');
  if (!Array.isArray(list) || list.length === 0) return 'InvalidParameter';
  if (list.some((name) => !encryptable.includes(name as string))) {
    return 'InvalidParameter.UnsupportEncryptField';
  }
  // SM4-GCM, the other that Tencent knows, is not played here.
  if (part('Algorithm') !== 'AES-256-CBC') return 'InvalidParameterValue';
  const wrapped = fromBase64(String(part('CiphertextBlob')));
  const key = wrapped && unwrapPkcs1(wrapped);
  const iv = fromBase64(String(part('Iv')));
  if (key?.length !== 32 || iv?.length !== 16) return 'FailedOperation.DecryptSystemError';
  return (parameter, text) =>
    list.includes(parameter) ? decryptText('aes-256-cbc', key, iv, text) : text;
}
