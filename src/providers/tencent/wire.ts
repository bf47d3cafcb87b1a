import type { Element } from '../../domain/input-rules';
import type { Subject } from '../../domain/subject';
import type { Reply } from '../ask';
import { asCode, member, parseJson } from '../decoding';
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
export interface TencentReply extends Reply {
  readonly level: 'AUTH' | 'API';
}

/**
 * Reads an answer. `code` comes as a number or as a string, `bspFivBody` as an object or as a string of JSON. A
 * success without an `authCode` is no answer.
 */
export function decodeCardCheck(json: unknown): TencentReply {
  const code = asCode(member(json, 'code'));
  const reference = null;
  if (code !== '0') {
    return { level: 'API', code, message: withoutNumber(member(json, 'message')), reference };
  }
  const body = parsedIfText(member(json, 'bspFivBody'));
  const message = asText(member(body, 'authMessage'));
  return { level: 'AUTH', code: asAuthCode(member(body, 'authCode')), message, reference };
}

/** Two digits, which a number has lost its leading zero of. */
function asAuthCode(json: unknown): string | undefined {
  const code = asCode(json);
  return typeof json === 'number' ? code?.padStart(2, '0') : code;
}

const parsedIfText = (json: unknown): unknown =>
  typeof json === 'string' ? parseJson(json) : json;

/** `(100004)text` without the service's internal number. */
const withoutNumber = (json: unknown) => asText(json)?.replace(/^\(\d+\)/, '') ?? null;

const asText = (json: unknown): string | null => (typeof json === 'string' ? json : null);
