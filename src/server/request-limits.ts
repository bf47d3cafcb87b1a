import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest, onRequestAsyncHookHandler } from 'fastify';
import { allowanceOf, type Allowance } from '../domain/allowance';
import { sendHttpError } from './http-errors';

declare module 'fastify' {
  interface FastifyRequest {
    /** What the client has left of its requests; null where they are not counted. */
    requests: Allowance | null;
  }
}

/** How many requests may be made of this server in a minute; 0 for any number. */
export interface RequestLimits {
  /** By one known client, from whatever addresses. */
  readonly client: number;
  /** From one address by nobody who is known: with a wrong credential or none, or where nobody is asked for one. */
  readonly address: number;
}

const WINDOW_MS = 60_000;
/** So many addresses, and so many clients, are remembered: those that asked last. */
const REMEMBERED = 20_000;

/**
 * A hook for every route that asks for credentials, after it is known who asks: counts the request, and refuses it with
 * 429 beyond a limit. A known client counts for itself alone, so that nobody else can use up what it has; whoever is not
 * known counts for an address, so that credentials cannot be tried out in numbers.
 */
export async function createRequestLimits(
  app: FastifyInstance,
  limits: RequestLimits,
): Promise<onRequestAsyncHookHandler> {
  await app.register(rateLimit, { global: false, cache: REMEMBERED, timeWindow: WINDOW_MS });
  app.decorateRequest('requests', null);
  const ofAddress = app.createRateLimit({ max: limits.address });
  const ofClient = app.createRateLimit({
    max: limits.client,
    keyGenerator: ({ client }: FastifyRequest) => client?.id ?? '',
  });
  return async (request, reply) => {
    const isKnown = request.client?.id != null;
    const max = isKnown ? limits.client : limits.address;
    if (max === 0) return;
    const counted = await (isKnown ? ofClient : ofAddress)(request);
    if (counted.isAllowed) return;
    const { isExceeded, remaining, ttl, ttlInSeconds } = counted;
    if (isExceeded) {
      return sendHttpError(reply.header('retry-after', String(ttlInSeconds)), 'RATE_LIMITED');
    }
    if (isKnown) request.requests = allowanceOf(max, max - remaining, new Date(Date.now() + ttl));
  };
}
