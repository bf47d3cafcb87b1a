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
  readonly client: number;
  readonly address: number;
}

const WINDOW_MS = 60_000;
/** So many addresses, and so many clients, are remembered: those that asked last. */
const REMEMBERED = 20_000;

/** Hooks that count requests and refuse those beyond a limit with 429. */
export interface RequestLimitHooks {
  /** Before it is known who asks, so that credentials cannot be tried out in numbers. */
  readonly ofAddress: onRequestAsyncHookHandler;
  /** After it is known who asks. */
  readonly ofClient: onRequestAsyncHookHandler;
}

/** The hooks that every route shares, so that what is asked of one counts for the others. */
export async function createRequestLimits(
  app: FastifyInstance,
  limits: RequestLimits,
): Promise<RequestLimitHooks> {
  await app.register(rateLimit, { global: false, cache: REMEMBERED, timeWindow: WINDOW_MS });
  app.decorateRequest('requests', null);
  return {
    ofAddress: limitBy(app, limits.address, undefined),
    ofClient: limitBy(app, limits.client, ({ client }) => client?.id ?? ''),
  };
}

function limitBy(
  app: FastifyInstance,
  max: number,
  keyGenerator: ((request: FastifyRequest) => string) | undefined,
): onRequestAsyncHookHandler {
  if (max === 0) return () => Promise.resolve();
  const count = app.createRateLimit({ max, ...(keyGenerator && { keyGenerator }) });
  return async (request, reply) => {
    if (keyGenerator !== undefined && request.client?.id == null) return;
    const counted = await count(request);
    if (counted.isAllowed) return;
    const { isExceeded, remaining, ttl, ttlInSeconds } = counted;
    if (isExceeded) {
      return sendHttpError(reply.header('retry-after', String(ttlInSeconds)), 'RATE_LIMITED');
    }
    if (keyGenerator === undefined) return;
    request.requests = allowanceOf(max, max - remaining, new Date(Date.now() + ttl));
  };
}
