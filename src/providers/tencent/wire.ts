import type { Element } from '../../domain/input-rules';
import type { Subject } from '../../domain/subject';
import { asCode, member } from '../decoding';
import type { TencentSettings } from './settings';
import { sign, stringToSign } from './sign';

export type TencentForm = Readonly<Record<string, string>>;

/** What no two requests may share: a repetition is turned away as a replay (4500). */
export interface RequestStamp {
  /** Seconds since 1970. */
  readonly timestamp: number;
  readonly nonce: number;
  readonly orderNo: string;
}

/** The signed form of a check, of four elements where the subject has a mobile number. */
export function cardCheckForm(
  settings: TencentSettings,
  subject: Subject,
  stamp: RequestStamp,
): TencentForm {
  const { secretId, secretKey, region, signatureMethod, url } = settings;
  const params = {
    ...elements(subject),
    Region: region,
    Timestamp: String(stamp.timestamp),
    Nonce: String(stamp.nonce),
    SecretId: secretId,
    orderNo: stamp.orderNo,
    // The security service's own documents sign with SHA-1 and name no method.
    ...(signatureMethod === 'HmacSHA1' ? {} : { SignatureMethod: signatureMethod }),
  };
  const text = stringToSign('POST', url.host, url.pathname, params);
  return { ...params, Signature: sign(text, secretKey, signatureMethod) };
}

function elements({ name, idNumber, bankCard, mobile }: Subject): TencentForm {
  const three = { name, idNumber, bankCardNumber: bankCard };
  return mobile === undefined
    ? { Action: 'BspBankCard3Auth', ...three }
    : { Action: 'BspBankCardAuth4', ...three, phoneNumber: mobile };
}

/**
 * The first element that this protocol cannot carry: one that is empty, which the service forbids, or that
 * begins with `@`, which Tencent's SDKs take for a file and leave unsigned.
 */
export function unsendableElement(subject: Subject): Element | undefined {
  const values: readonly (readonly [Element, string | undefined])[] = [
    ['NAME', subject.name],
    ['ID_NUMBER', subject.idNumber],
    ['BANK_CARD', subject.bankCard],
    ['MOBILE', subject.mobile],
  ];
  return values.find(([, value]) => value === '' || value?.startsWith('@'))?.[0];
}

/** What Tencent answered: the `authCode` of the check, or the `code` of the API that did not get that far. */
export interface TencentReply {
  readonly level: 'AUTH' | 'API';
  readonly code: string;
  readonly message: string | null;
}

/**
 * Reads an answer. `code` comes as a number or as a string, `bspFivBody` as an object or as a string of JSON. A
 * success without an `authCode` is no answer.
 */
export function decodeCardCheck(json: unknown): TencentReply | undefined {
  const code = asCode(member(json, 'code'));
  if (code === undefined) return undefined;
  if (code !== '0') return { level: 'API', code, message: withoutNumber(member(json, 'message')) };
  const body = parsedIfText(member(json, 'bspFivBody'));
  const authCode = asCode(member(body, 'authCode'));
  if (authCode === undefined) return undefined;
  return { level: 'AUTH', code: authCode, message: asText(member(body, 'authMessage')) };
}

function parsedIfText(json: unknown): unknown {
  if (typeof json !== 'string') return json;
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** `(100004)text` without the service's internal number. */
const withoutNumber = (json: unknown) => asText(json)?.replace(/^\(\d+\)/, '') ?? null;

const asText = (json: unknown): string | null => (typeof json === 'string' ? json : null);
