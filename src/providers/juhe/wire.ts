import {
  BLACKLIST_FLAGS,
  blacklistHits,
  type BlacklistFindings,
  type BlacklistFlags,
} from '../../domain/blacklist-report';
import type { BusinessScene, IdType, Subject } from '../../domain/subject';
import type { Reply } from '../ask';
import { asCode, asReference, member } from '../decoding';
import { detailInWords, isListedDetail } from './codes';

/** The six endpoints of the check, by encryption and edition: sections 1 to 6 of Juhe's document. */
export const CARD_CHECK_PATHS = {
  none: { v1: '/verifybankcard3/query', v2: '/verifybankcard3/query_v2' },
  aes: { v1: '/verifybankcard3/queryEncry', v2: '/verifybankcard3/queryEncry_v2' },
  rsa: { v1: '/verifybankcard3/queryEncryInfo', v2: '/verifybankcard3/queryEncry_v2Info' },
} as const;
export const BLACKLIST_PATH = '/bankcardblack/query';

export type JuheForm = Readonly<Record<string, string>>;

/**
 * Asks for the vendor's message and the detailed code. Only the plain endpoints list these two parameters; the others
 * are sent them too, for an answer may say more for it and nothing forbids it.
 */
export const DETAIL_FIELDS: JuheForm = {
  isshow: '1',
  // Without it, 220703 and 220704 say nothing useful.
  detailCode: '1',
};

/** The three elements of a check, each as `protect` leaves it. */
export function elementFields(subject: Subject, protect: (element: string) => string): JuheForm {
  return {
    realname: protect(subject.name),
    idcard: protect(subject.idNumber),
    bankcard: protect(subject.bankCard),
  };
}

export const aesKeyField = (aesKey: string): JuheForm => ({ aesKey });

const ID_TYPE_CODES: Readonly<Record<IdType, string>> = {
  RESIDENT_ID: '01',
  PASSPORT: '02',
  HK_MACAU_PERMIT: '03',
  TAIWAN_COMPATRIOT_PERMIT: '04',
  HOME_RETURN_PERMIT: '11',
  TAIWAN_RESIDENT_PERMIT: '18',
};

const SCENE_CODES: Readonly<Record<BusinessScene, string>> = {
  DIRECT_BANKING: '01',
  CONSUMER_FINANCE: '02',
  CLASS_II_III_ACCOUNT: '03',
  CREDIT_REPORTING: '04',
  INSURANCE: '05',
  FUND: '06',
  SECURITIES: '07',
  LEASING: '08',
  CUSTOMS_DECLARATION: '09',
  OTHER: '99',
};

/** What edition v2 takes beside the elements, in plain text on its encrypted endpoints too. */
export function businessFields(
  idType: IdType,
  scene: BusinessScene | undefined,
  customer: string | undefined,
): JuheForm {
  return {
    idtype: ID_TYPE_CODES[idType],
    ...(scene !== undefined && { code: SCENE_CODES[scene] }),
    ...(customer !== undefined && { customer }),
  };
}

export function blacklistForm(key: string, bankCard: string): JuheForm {
  return { key, bankcard: bankCard };
}

/** What Juhe answered, under the code that its table lists. */
export type JuheReply = Reply;

export interface JuheBlacklistReply extends Reply {
  /** Present with code `0`. */
  readonly findings: BlacklistFindings | undefined;
}

/** The members of an answer that hold Juhe's number of the call. */
export const CARD_CHECK_REFERENCES = ['jobid'];
export const BLACKLIST_REFERENCES = ['orderid'];

/**
 * Reads an answer of the bank card check, the same from all six endpoints. `error_code`, `res` and the detail come as numbers or as strings, and
 * `result` as an object, null, an array or not at all. A success without `res` is no answer.
 */
export function decodeCardCheck(json: unknown): JuheReply {
  const errorCode = decodeErrorCode(json);
  const result = member(json, 'result');
  const reason = asText(member(json, 'reason'));
  const detail = asCode(member(result, 'error_code_detail'));
  return {
    code:
      errorCode === '0'
        ? successCode(asCode(member(result, 'res')))
        : errorCode && detailedCode(errorCode, detail, reason),
    message: asText(member(result, 'message')) ?? reason,
    reference: asReference(member(result, 'jobid')),
  };
}

/** Old deployments send `resultcode` alone, which stands for a system code: 101 for 10001. */
function decodeErrorCode(json: unknown): string | undefined {
  const errorCode = asCode(member(json, 'error_code'));
  if (errorCode !== undefined) return errorCode;
  const resultCode = asCode(member(json, 'resultcode'));
  return resultCode?.replace(/^1(\d\d)$/, '100$1');
}

const successCode = (res: string | undefined) => (res === undefined ? undefined : `0/${res}`);

/** The most precise code of a failure: its detail, or else the one whose words the answer repeats. */
function detailedCode(
  errorCode: string,
  detail: string | undefined,
  reason: string | null,
): string {
  if (detail !== undefined && isListedDetail(detail) && isDetailOf(errorCode, detail))
    return detail;
  const inWords = detailInWords(errorCode, reason);
  if (inWords !== undefined) return inWords;
  if (detail === undefined) return errorCode;
  // A detail of another code stands in no table, and so becomes an unknown code.
  return isDetailOf(errorCode, detail) ? detail : `${errorCode}/${detail}`;
}

/** Whether a detail repeats its code of six digits, or refines it by two more. */
function isDetailOf(errorCode: string, detail: string): boolean {
  return /^\d{6}(\d{2})?$/.test(detail) && detail.slice(0, 6) === errorCode;
}

/** Reads an answer of the blacklist. A success of which too little can be read is no answer. */
export function decodeBlacklist(json: unknown): JuheBlacklistReply {
  const code = decodeErrorCode(json);
  const result = member(json, 'result');
  const findings = code === '0' ? decodeFindings(member(result, 'data')) : undefined;
  return {
    code: code === '0' && findings === undefined ? undefined : code,
    findings,
    message: asText(member(json, 'reason')),
    reference: asReference(member(result, 'orderid')),
  };
}

const FLAG_VALUES: ReadonlyMap<unknown, boolean> = new Map<unknown, boolean>([
  ['0', false],
  [0, false],
  ['1', true],
  [1, true],
]);

/** What the six flags say. With one that cannot be read a hit still counts, while the absence of hits says nothing. */
function decodeFindings(data: unknown): BlacklistFindings | undefined {
  const flags: Partial<Record<keyof BlacklistFlags, boolean>> = {};
  let complete = true;
  for (const flag of Object.values(BLACKLIST_FLAGS)) {
    const listed = FLAG_VALUES.get(member(data, flag));
    complete &&= listed !== undefined;
    flags[flag] = listed ?? false;
  }
  const findings: BlacklistFindings = { ...(flags as BlacklistFlags), complete };
  return complete || blacklistHits(findings).length > 0 ? findings : undefined;
}

const asText = (json: unknown): string | null => (typeof json === 'string' ? json : null);
