import type { Subject } from '../../domain/subject';
import type { ExchangeRequest } from '../../http/exchange';
import { formPayload } from '../../http/payload';
import type { Reply } from '../ask';
import { asCode, asReference, member } from '../decoding';
import { inForm, type ParamType } from './element-forms';
import type { AliyunSettings } from './settings';
import { authorization, canonicalQuery, sha256Hex } from './sign';

const ACTION = 'BankMetaVerify';
const VERSION = '2019-03-07';

/** What no two requests may share: a repetition is turned away as a replay (SignatureNonceUsed). */
export interface RequestStamp {
  readonly nowMs: number;
  readonly nonce: string;
}

type CardCheckRequest = Pick<ExchangeRequest, 'path' | 'headers' | 'payload'>;

/** A signed check, of four elements where the subject has a mobile number. */
export function cardCheckRequest(
  settings: AliyunSettings,
  subject: Subject,
  stamp: RequestStamp,
): CardCheckRequest {
  const { url, paramType, parametersIn } = settings;
  const parameters = cardCheckParameters(paramType, subject);
  const payload = parametersIn === 'body' ? formPayload(parameters) : undefined;
  const query = payload === undefined ? canonicalQuery(parameters) : '';
  const body = payload?.body ?? '';
  const headers = {
    host: url.host,
    'x-acs-action': ACTION,
    'x-acs-content-sha256': sha256Hex(body),
    'x-acs-date': inSeconds(stamp.nowMs),
    'x-acs-signature-nonce': stamp.nonce,
    'x-acs-version': VERSION,
    ...(payload && { 'content-type': payload.contentType }),
  };
  return {
    path: query === '' ? url.pathname : `${url.pathname}?${query}`,
    headers: {
      ...headers,
      // Elsewhere this gateway answers in XML if nothing is said.
      accept: 'application/json',
      authorization: authorization({ path: url.pathname, query, headers, body }, settings),
    },
    payload,
  };
}

/** `IdentityType` is left out, which stands for the resident ID: its other values are not documented. */
function cardCheckParameters(paramType: ParamType, subject: Subject) {
  const { name, idNumber, bankCard, mobile } = inForm(paramType, subject);
  return {
    ParamType: paramType,
    VerifyMode: 'VERIFY_BANK_CARD',
    UserName: name,
    IdentifyNum: idNumber,
    BankCard: bankCard,
    ...(mobile === undefined
      ? { ProductType: 'BANK_CARD_3_META' }
      : { ProductType: 'BANK_CARD_4_META', Mobile: mobile }),
  };
}

/** `2023-11-14T22:13:20Z`. */
const inSeconds = (ms: number): string => new Date(ms).toISOString().replace(/\.\d+/, '');

/** What Aliyun answered: the service of the check, or the gateway in front of it. */
export interface AliyunReply extends Reply {
  readonly level: 'SERVICE' | 'GATEWAY';
}

/** The member of an answer that holds Aliyun's number of the call. */
export const REFERENCES = ['RequestId'];

const SUCCESS = '200';

/** Reads an answer. The service's codes are numbers, which come as text; the gateway's are words. */
export function decodeCardCheck(json: unknown): AliyunReply {
  const code = asCode(member(json, 'Code'));
  const message = member(json, 'Message');
  return {
    level: code === undefined || /^\d+$/.test(code) ? 'SERVICE' : 'GATEWAY',
    code: code === SUCCESS ? resultCode(member(json, 'ResultObject')) : code,
    message: typeof message === 'string' ? message : null,
    reference: asReference(member(json, 'RequestId')),
  };
}

/** A result whose `BizCode` is not the first digit of its `SubCode` contradicts itself, and so is none. */
function resultCode(result: unknown): string | undefined {
  const bizCode = asCode(member(result, 'BizCode'));
  const subCode = asCode(member(result, 'SubCode'));
  return bizCode !== undefined && subCode?.slice(0, 1) === bizCode
    ? `${SUCCESS}/${subCode}`
    : undefined;
}
