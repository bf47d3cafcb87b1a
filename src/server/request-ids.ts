import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** The id of a request: the caller's `x-request-id`, unless its form or a long number in it speaks against it. */
export function requestIdOf({ headers }: Pick<IncomingMessage, 'headers'>): string {
  const given = headers['x-request-id'];
  const isUsable =
    typeof given === 'string' &&
    /^[A-Za-z0-9._-]{1,64}$/.test(given) &&
    // It is logged and sent back, and could be the number of a card, a phone or a person.
    !/\d{11}/.test(given);
  return isUsable ? given : randomUUID();
}

const TRACEPARENT =
  /^(?!ff)(?<version>[0-9a-f]{2})-(?<traceId>(?!0{32})[0-9a-f]{32})-(?<spanId>(?!0{16})[0-9a-f]{16})-(?<flags>[0-9a-f]{2})(?<more>-.*)?$/;

/** The span of a caller, as W3C Trace Context names it. */
export interface RemoteParent {
  readonly traceId: string;
  readonly spanId: string;
  readonly traceFlags: number;
}

/** What a `traceparent` header names, or undefined. */
export function remoteParentOf({
  headers,
}: Pick<IncomingMessage, 'headers'>): RemoteParent | undefined {
  const { traceparent } = headers;
  if (typeof traceparent !== 'string') return undefined;
  const { version, traceId, spanId, flags, more } = TRACEPARENT.exec(traceparent)?.groups ?? {};
  if (traceId === undefined || spanId === undefined || flags === undefined) return undefined;
  if (version === '00' && more !== undefined) return undefined;
  // As long as a card number. Of two hundred random parents this drops about six.
  if (/\d{13}/.test(traceId) || /\d{13}/.test(spanId)) return undefined;
  return { traceId, spanId, traceFlags: Number.parseInt(flags, 16) & 1 };
}

/** The trace id of a `traceparent` header, or undefined. */
export function traceIdOf(request: Pick<IncomingMessage, 'headers'>): string | undefined {
  return remoteParentOf(request)?.traceId;
}
