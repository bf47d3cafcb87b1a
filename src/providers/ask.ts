import type { Pool } from 'undici';
import type { Clock } from '../domain/clock';
import type { Answer, AttemptOptions } from '../domain/provider';
import { decodeContent } from '../http/content-coding';
import {
  post,
  type ExchangeFailure,
  type ExchangeRequest,
  type ExchangeResponse,
  type ResponseHeaders,
} from '../http/exchange';
import { badResponse, noAnswer, rateLimited, unreachable, upstreamFailure } from './answer';
import { decodeText, findReference, parseJson } from './decoding';
import { parseRetryAfter } from './retry-after';

/** The largest answer that any provider's documentation suggests is under 1 KiB. */
const MAX_RESPONSE_BYTES = 64 * 1024;

/** What was read of a provider's answer. */
export interface Reply {
  /** Undefined where it is no answer that the documentation describes. */
  readonly code: string | undefined;
  /** The provider's words as they came. */
  readonly message: string | null;
  /** The provider's number of the call, kept even if the rest cannot be read. */
  readonly reference: string | null;
}

export type CodedReply<R extends Reply> = R & { readonly code: string };

interface Decoder<R extends Reply> {
  /** @param json undefined where the body is not JSON */
  readonly decode: (json: unknown, headers: ResponseHeaders) => R;
  /** The members of an answer that may hold {@link Reply.reference}. */
  readonly referenceNames: readonly string[];
}

/** How the answers of one product of one provider are understood. */
export interface Protocol<R extends Reply, Verdict> extends Decoder<R> {
  readonly toAnswer: (reply: CodedReply<R>, nowMs: number) => Answer<Verdict>;
  /** A status beside 2xx under which a verdict counts. */
  readonly verdictStatus?: number;
}

/**
 * Sends one request to a provider and makes an answer of whatever comes back. It never rejects. An answer has the provider's
 * reference of the call, or else the one that was sent along.
 */
export async function ask<R extends Reply, Verdict>(
  pool: Pool,
  request: Pick<ExchangeRequest, 'path' | 'headers' | 'payload'>,
  { timeoutMs, signal, reference }: AttemptOptions,
  protocol: Protocol<R, Verdict>,
  clock: Clock,
): Promise<Answer<Verdict>> {
  const maxBytes = MAX_RESPONSE_BYTES;
  const result = await post(pool, { ...request, timeoutMs, signal, maxBytes });
  if (result.kind === 'response') {
    const read = readResponse(result, protocol);
    const answer = toAnswer(result, read, protocol, clock.now());
    return { ...answer, providerReference: read.reference ?? reference };
  }
  const { sent, reason } = result;
  if (!sent) return unreachable(reason);
  const answer = reason === 'BODY_TOO_LARGE' ? badResponse(reason) : noAnswer(reason);
  return { ...answer, providerReference: referenceOfPart(result, protocol) ?? reference };
}

interface Read<R extends Reply> {
  readonly reply: R;
  readonly reference: string | null;
  /** Why there is no reply with a code: a word for a response under 2xx. */
  readonly flaw: string;
}

function readResponse<R extends Reply>(
  { headers, body }: ExchangeResponse,
  { decode, referenceNames }: Decoder<R>,
): Read<R> {
  const content = decodeContent(body, headers['content-encoding'], MAX_RESPONSE_BYTES);
  const text = typeof content === 'string' ? '' : decodeText(content);
  const json = parseJson(text);
  const reply = decode(json, headers);
  const reference = reply.reference ?? findReference(text, referenceNames);
  const flaw = json === undefined ? 'NOT_JSON' : 'SHAPE';
  return { reply, reference, flaw: typeof content === 'string' ? content : flaw };
}

/**
 * A verdict counts under 2xx alone: proxies and gateways send the body of another answer, or of their own, under any
 * other. What says that the work was not done counts whatever the status.
 */
function toAnswer<R extends Reply, Verdict>(
  { status, headers }: ExchangeResponse,
  { reply, flaw }: Read<R>,
  protocol: Protocol<R, Verdict>,
  nowMs: number,
): Answer<Verdict> {
  const isSuccess = status >= 200 && status < 300;
  if (status >= 300 && status < 400) return badResponse(`HTTP_${status}`);

  const answer = isCoded(reply) ? protocol.toAnswer(reply, nowMs) : undefined;
  if (answer?.class === 'ANSWERED') {
    return isSuccess || status === protocol.verdictStatus ? answer : upstreamFailure(status);
  }
  const isUnknown = answer === undefined || answer.error === 'UNKNOWN_CODE';
  const failure = isUnknown && status === 429 ? rateLimited(status) : answer;
  if (failure?.error === 'RATE_LIMITED') {
    return { ...failure, retryAt: parseRetryAfter(headers['retry-after'], nowMs) };
  }
  return failure ?? (isSuccess ? badResponse(flaw) : upstreamFailure(status));
}

function isCoded<R extends Reply>(reply: R): reply is CodedReply<R> {
  return reply.code !== undefined;
}

/** The reference in a response that broke off. */
function referenceOfPart(
  { partial }: ExchangeFailure,
  { decode, referenceNames }: Decoder<Reply>,
): string | null {
  if (partial === undefined) return null;
  const inText = findReference(decodeText(partial.body), referenceNames);
  return inText ?? decode(undefined, partial.headers).reference;
}
