import type { FastifyReply, FastifyRequest, onRequestAsyncHookHandler } from 'fastify';
import {
  ANYBODY,
  missingScopes,
  NOBODY,
  type Authenticator,
  type Client,
  type Scope,
} from '../domain/client';
import { sendHttpError } from './http-errors';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; null as long as that is not known. */
    client: Client | null;
  }
}

/**
 * Finds out who asks, before the body of a request is read.
 *
 * @param authenticator undefined where anybody may ask
 */
export function identify(authenticator: Authenticator | undefined): onRequestAsyncHookHandler {
  return async (request, reply) => {
    if (authenticator === undefined) {
      request.client = ANYBODY;
      return;
    }
    try {
      request.client = (await authenticator.authenticate(credentialOf(request))) ?? null;
    } catch (error) {
      request.log.error({ err: error }, 'clients cannot be told apart');
      return sendHttpError(reply.header('retry-after', '1'), 'AUTHENTICATION_UNAVAILABLE');
    }
  };
}

/** Refuses whoever is not known, after {@link identify}. A wrong credential and a missing one are answered alike. */
export async function requireClient(
  { client }: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply | undefined> {
  if (client !== null) return undefined;
  return sendHttpError(reply.header('www-authenticate', 'Bearer'), 'UNAUTHENTICATED');
}

/** Refuses a client that may not; after {@link requireClient}. */
export function requireScope(scope: Scope): onRequestAsyncHookHandler {
  return async ({ client }, reply) => {
    if (missingScopes(client ?? NOBODY, [scope]).length > 0)
      return sendHttpError(reply, 'FORBIDDEN');
  };
}

/** `Authorization: Bearer …`, or else `x-api-key`; empty where there is neither. */
function credentialOf({ headers }: FastifyRequest): string {
  const bearer = /^Bearer +(\S+) *$/i.exec(headers.authorization ?? '')?.[1];
  if (bearer !== undefined) return bearer;
  const apiKey = headers['x-api-key'];
  return typeof apiKey === 'string' ? apiKey : '';
}
