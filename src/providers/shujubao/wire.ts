import type { Subject } from '../../domain/subject';
import type { ResponseHeaders } from '../../http/exchange';
import type { Reply } from '../ask';
import { asCode, asReference, member } from '../decoding';
import { gatewayErrorCode } from './gateway';

export const CARD_CHECK_PATH = '/communication/personal/1886';

const SUCCESS = '10000';

export type ShujubaoForm = Readonly<Record<string, string>>;

/**
 * The form of the three-element check. The `key` of the document's second table belongs to the vendor's own
 * address: behind the market's gateway the AppCode stands in its place.
 */
export function cardCheckForm(subject: Subject): ShujubaoForm {
  return { acct_no: subject.bankCard, idcard: subject.idNumber, name: subject.name };
}

/** What the gateway knows a subscriber by. The document asks for one space exactly. */
export function authorization(appCode: string) {
  return { Authorization: `APPCODE ${appCode}` };
}

/** What came back, under the vendor's or the gateway's own code. */
export interface ShujubaoReply extends Reply {
  readonly level: 'VENDOR' | 'GATEWAY';
}

/** The member of an answer that holds the vendor's number of the call. */
export const REFERENCES = ['seqNo'];

/**
 * Reads an answer. With an error in the gateway's headers the gateway gave it, and the body says nothing;
 * otherwise the vendor did. A success without a readable `state` is no answer. The reference is the vendor's number of
 * the call, or else the gateway's of the request.
 */
export function decodeCardCheck(json: unknown, headers: ResponseHeaders): ShujubaoReply {
  const reference = asReference(headerText(headers['x-ca-request-id']));
  const code = headerText(headers['x-ca-error-code']);
  const message = headerText(headers['x-ca-error-message']);
  if (code === '' && message === '') return decodeVendor(json, reference);
  return { level: 'GATEWAY', code: gatewayErrorCode(code, message), message, reference };
}

function decodeVendor(json: unknown, requestId: string | null): ShujubaoReply {
  const code = asCode(member(json, 'code'));
  const state = asCode(member(member(json, 'data'), 'state'));
  const message = member(json, 'message');
  return {
    level: 'VENDOR',
    code: code === SUCCESS ? state && `${SUCCESS}/${state}` : code,
    message: typeof message === 'string' ? message : null,
    reference: asReference(member(json, 'seqNo')) ?? requestId,
  };
}

/** A header's text, the first where it is repeated; empty where it is absent. */
function headerText(header: string | readonly string[] | undefined): string {
  const text = typeof header === 'string' ? header : header?.[0];
  return text?.trim() ?? '';
}
