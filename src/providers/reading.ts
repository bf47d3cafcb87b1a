import type { Unanswered } from '../domain/provider';
import type { ExchangeResponse, ExchangeResult } from '../http/exchange';
import { badResponse, noAnswer, unreachable, upstreamFailure } from './answer';

/** What was read: a provider's message, or why there is none. */
export type Reading<Wire> = { readonly wire: Wire } | { readonly failure: Unanswered };

/**
 * Reads a provider's message out of an answer: `json` is undefined where the body is not JSON in UTF-8.
 * It is undefined where there is no such message.
 */
export type Decode<Wire> = (
  json: unknown,
  headers: ExchangeResponse['headers'],
) => Wire | undefined;

/**
 * Reads an answer with a provider's decoder. A readable message counts whatever the HTTP status, since
 * vendors send verdicts with odd ones; only a redirect never does.
 */
export function readAnswer<Wire>(result: ExchangeResult, decode: Decode<Wire>): Reading<Wire> {
  if (result.kind === 'failure') {
    if (!result.sent) return { failure: unreachable(result.reason) };
    if (result.reason === 'BODY_TOO_LARGE') return { failure: badResponse(result.reason) };
    return { failure: noAnswer(result.reason) };
  }
  if (result.status >= 300 && result.status < 400) {
    return { failure: badResponse(`HTTP_${result.status}`) };
  }
  const json = parseJson(result.body);
  const wire = decode(json, result.headers);
  if (wire !== undefined) return { wire };
  if (result.status !== 200) return { failure: upstreamFailure(result.status) };
  return { failure: badResponse(json === undefined ? 'NOT_JSON' : 'SHAPE') };
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(utf8.decode(body));
  } catch {
    return undefined;
  }
}
