import { BLACKLIST_FLAGS, type BlacklistFlags } from '../../domain/blacklist-report';
import type { BusinessScene, IdType, Subject } from '../../domain/subject';
import { asCode, asReference, member } from '../decoding';

/** The six endpoints of the check, by encryption and edition: sections 1 to 6 of Juhe's document. */
export const CARD_CHECK_PATHS = {
  none: { v1: '/verifybankcard3/query', v2: '/verifybankcard3/query_v2' },
  aes: { v1: '/verifybankcard3/queryEncry', v2: '/verifybankcard3/queryEncry_v2' },
  rsa: { v1: '/verifybankcard3/queryEncryInfo', v2: '/verifybankcard3/queryEncry_v2Info' },
} as const;
export const BLACKLIST_PATH = '/bankcardblack/query';

export type JuheForm = Readonly<Record<string, string>>;

/** Asks for the vendor's message and the detailed code; only the plain endpoints list these two parameters. */
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
export interface JuheReply {
  readonly code: string;
  readonly message: string | null;
  readonly reference: string | null;
}

export interface JuheBlacklistReply extends JuheReply {
  /** Present with code `0`. */
  readonly flags: BlacklistFlags | undefined;
}

/**
 * Reads an answer of the bank card check, the same from all six endpoints. `error_code`, `res` and the detail come as numbers or as strings, and
 * `result` as an object, null, an array or not at all. A success without `res` is no answer.
 */
export function decodeCardCheck(json: unknown): JuheReply | undefined {
  const errorCode = asCode(member(json, 'error_code'));
  if (errorCode === undefined) return undefined;
  const result = member(json, 'result');
  const code =
    errorCode === '0'
      ? successCode(asCode(member(result, 'res')))
      : detailedCode(errorCode, asCode(member(result, 'error_code_detail')));
  if (code === undefined) return undefined;
  return {
    code,
    message: asText(member(result, 'message')) ?? asText(member(json, 'reason')),
    reference: asReference(member(result, 'jobid')),
  };
}

const successCode = (res: string | undefined) => (res === undefined ? undefined : `0/${res}`);

function detailedCode(errorCode: string, detail: string | undefined): string {
  if (detail === undefined) return errorCode;
  // A detail of another code stands in no table, and so becomes an unknown code.
  return isDetailOf(errorCode, detail) ? detail : `${errorCode}/${detail}`;
}

/** Whether a detail repeats its code of six digits, or refines it by two more. */
function isDetailOf(errorCode: string, detail: string): boolean {
  return /^\d{6}(\d{2})?$/.test(detail) && detail.slice(0, 6) === errorCode;
}

/** Reads an answer of the blacklist. A success that lacks one of the six flags, or has another value, is no answer. */
export function decodeBlacklist(json: unknown): JuheBlacklistReply | undefined {
  const code = asCode(member(json, 'error_code'));
  if (code === undefined) return undefined;
  const result = member(json, 'result');
  const flags = code === '0' ? decodeFlags(member(result, 'data')) : undefined;
  if (code === '0' && flags === undefined) return undefined;
  return {
    code,
    flags,
    message: asText(member(json, 'reason')),
    reference: asReference(member(result, 'orderid')),
  };
}

function decodeFlags(json: unknown): BlacklistFlags | undefined {
  const flags: Partial<Record<keyof BlacklistFlags, boolean>> = {};
  for (const flag of Object.values(BLACKLIST_FLAGS)) {
    const value = member(json, flag);
    if (value !== '0' && value !== '1') return undefined;
    flags[flag] = value === '1';
  }
  return flags as BlacklistFlags;
}

const asText = (json: unknown): string | null => (typeof json === 'string' ? json : null);
