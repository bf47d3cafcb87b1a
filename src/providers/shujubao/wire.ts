import type { Subject } from '../../domain/subject';
import type { ExchangeResponse } from '../../http/exchange';
import { asCode, asReference, member } from '../decoding';
import { gatewayErrorCode } from './gateway';

export const CARD_CHECK_PATH = '/communication/personal/1886';

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
export interface ShujubaoReply {
  readonly code: string;
  readonly message: string | null;
  /** The vendor's number of the call, or the gateway's of a request that it answered itself. */
  readonly reference: string | null;
}

type Headers = ExchangeResponse['headers'];

/**
 * Reads an answer. With an error in the gateway's headers the gateway gave it, and the body says nothing;
 * otherwise the vendor did. A success without a readable `state` is no answer.
 */
export function decodeCardCheck(json: unknown, headers: Headers): ShujubaoReply | undefined {
  return decodeGateway(headers) ?? decodeVendor(json);
}

function decodeGateway(headers: Headers): ShujubaoReply | undefined {
  const code = headerText(headers['x-ca-error-code']);
  const message = headerText(headers['x-ca-error-message']);
  if (code === '' && message === '') return undefined;
  return {
    code: gatewayErrorCode(code, message),
    message,
    reference: asReference(headerText(headers['x-ca-request-id'])),
  };
}

function decodeVendor(json: unknown): ShujubaoReply | undefined {
  const code = asCode(member(json, 'code'));
  // Letters would be the gateway's code, and that one speaks in its headers only.
  if (code === undefined || !/^\d+$/.test(code)) return undefined;
  const state = asCode(member(member(json, 'data'), 'state'));
  if (code === '10000' && state === undefined) return undefined;
  const message = member(json, 'message');
  return {
    code: code === '10000' ? `10000/${state}` : code,
    message: typeof message === 'string' ? message : null,
    reference: asReference(member(json, 'seqNo')),
  };
}

/** A header's text, the first where it is repeated; empty where it is absent. */
function headerText(header: string | readonly string[] | undefined): string {
  const text = typeof header === 'string' ? header : header?.[0];
  return text?.trim() ?? '';
}
