import { BLACKLIST_FLAGS, type BlacklistFlags } from '../../domain/blacklist-report';
import type { Subject } from '../../domain/subject';
import { asCode, asObject, asReference } from '../decoding';

export const CARD_CHECK_PATH = '/verifybankcard3/query';
export const BLACKLIST_PATH = '/bankcardblack/query';

export type JuheForm = Readonly<Record<string, string>>;

/** The form of the plain three-element check, asking for the detailed code and the vendor's message. */
export function cardCheckForm(key: string, subject: Subject): JuheForm {
  return {
    key,
    realname: subject.name,
    idcard: subject.idNumber,
    bankcard: subject.bankCard,
    isshow: '1',
    // Without it, 220703 and 220704 say nothing useful.
    detailCode: '1',
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
 * Reads an answer of the bank card check. `error_code`, `res` and the detail come as numbers or as strings, and
 * `result` as an object, null, an array or not at all. A success without `res` is no answer.
 */
export function decodeCardCheck(json: unknown): JuheReply | undefined {
  const reply = asObject(json);
  const errorCode = asCode(reply?.get('error_code'));
  if (reply === undefined || errorCode === undefined) return undefined;
  const result = asObject(reply.get('result'));
  const code =
    errorCode === '0'
      ? successCode(asCode(result?.get('res')))
      : detailedCode(errorCode, asCode(result?.get('error_code_detail')));
  if (code === undefined) return undefined;
  return {
    code,
    message: asText(result?.get('message')) ?? asText(reply.get('reason')),
    reference: asReference(result?.get('jobid')),
  };
}

const successCode = (res: string | undefined) => (res === undefined ? undefined : `0/${res}`);

function detailedCode(errorCode: string, detail: string | undefined): string {
  if (detail === undefined) return errorCode;
  // A detail of another code stands in no table, and so becomes an unknown code.
  return detail.startsWith(errorCode) ? detail : `${errorCode}/${detail}`;
}

/** Reads an answer of the blacklist. A success that lacks one of the six flags, or has another value, is no answer. */
export function decodeBlacklist(json: unknown): JuheBlacklistReply | undefined {
  const reply = asObject(json);
  const code = asCode(reply?.get('error_code'));
  if (reply === undefined || code === undefined) return undefined;
  const result = asObject(reply.get('result'));
  const flags = code === '0' ? decodeFlags(result?.get('data')) : undefined;
  if (code === '0' && flags === undefined) return undefined;
  return {
    code,
    flags,
    message: asText(reply.get('reason')),
    reference: asReference(result?.get('orderid')),
  };
}

function decodeFlags(json: unknown): BlacklistFlags | undefined {
  const data = asObject(json);
  const values = Object.values(BLACKLIST_FLAGS).map((flag) => [flag, data?.get(flag)] as const);
  if (!values.every(([, value]) => value === '0' || value === '1')) return undefined;
  return Object.fromEntries(values.map(([flag, value]) => [flag, value === '1'])) as BlacklistFlags;
}

const asText = (json: unknown): string | null => (typeof json === 'string' ? json : null);
