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
  /^(?!ff)(?<version>[0-9a-f]{2})-(?<traceId>(?!0{32})[0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(?<more>-.*)?$/;

/** The trace id of a `traceparent` header as W3C Trace Context defines it, or undefined. */
export function traceIdOf({ headers }: Pick<IncomingMessage, 'headers'>): string | undefined {
  const { traceparent } = headers;
  if (typeof traceparent !== 'string') return undefined;
  const { version, traceId, more } = TRACEPARENT.exec(traceparent)?.groups ?? {};
  if (traceId === undefined || (version === '00' && more !== undefined)) return undefined;
  // As long as a card number. Of two hundred random trace ids this drops about four.
  return /\d{13}/.test(traceId) ? undefined : traceId;
}
