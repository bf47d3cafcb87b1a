import { HeaderMap, type ApolloServer } from '@apollo/server';
import type {
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
  onRequestAsyncHookHandler,
} from 'fastify';
import type { RequestScope } from '../domain/verification';
import { NOBODY } from '../domain/client';
import { createContext, type Context, type Services } from '../graphql/context';
import { turnAway, type AdmissionOptions } from './admission';
import { sendHttpError } from './http-errors';
import { EXPLORER_PAGE } from './security-headers';

export interface GraphQLRouteOptions extends Pick<AdmissionOptions, 'traffic' | 'onTurnedAway'> {
  /** Let through only who may ask, and not too often. */
  readonly clientsOnly: readonly onRequestAsyncHookHandler[];
  /** Started already. */
  readonly apollo: ApolloServer<Context>;
  readonly services: Services;
  /** How long a request may take altogether, in milliseconds. */
  readonly requestDeadlineMs: number;
  /** Whether, in sandbox mode, browsers that `GET` the path are given Apollo Sandbox: its page loads foreign scripts. */
  readonly explorable: boolean;
}

/**
 * `POST /graphql`. An operation is never taken from a URL, which browsers, proxies and logs keep: `GET` gives
 * the explorer's page or 405.
 */
export function addGraphQLRoute(app: FastifyInstance, options: GraphQLRouteOptions): void {
  const { clientsOnly, explorable, services, traffic, onTurnedAway } = options;
  const hasPage = explorable && services.sandbox;
  app.post('/graphql', { onRequest: [...clientsOnly] }, (request, reply) => {
    if (Array.isArray(request.body)) return sendHttpError(reply, 'BATCHING_NOT_SUPPORTED');
    // Asked again, because many may have come while the body was read.
    const why = traffic.obstacle();
    if (why === undefined) return traffic.during(() => answer(request, reply, options));
    onTurnedAway(why);
    return turnAway(reply, why);
  });
  app.get(
    '/graphql',
    hasPage ? { config: { securityHeaders: EXPLORER_PAGE } } : {},
    (request, reply) => {
      const wantsPage = request.headers.accept?.includes('text/html') ?? false;
      if (hasPage && wantsPage && Object.keys(request.query as object).length === 0) {
        return answer(request, reply, options);
      }
      return sendHttpError(reply.header('allow', 'POST'), 'METHOD_NOT_ALLOWED');
    },
  );
}

/**
 * Has Apollo answer. Its integration for Fastify does this too, but makes a URL of the `Host` header on the
 * way and fails with 500 where that is malformed.
 */
async function answer(request: FastifyRequest, reply: FastifyReply, options: GraphQLRouteOptions) {
  const { apollo, services, requestDeadlineMs } = options;
  const response = await apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: {
      method: request.method,
      headers: toHeaderMap(request.headers),
      search: '',
      body: request.body,
    },
    context: () => {
      // The explorer's page is given to anybody; no operation comes this far without a client.
      const client = request.client ?? NOBODY;
      const scope: RequestScope = {
        client,
        deadlineAt: services.clock.elapsed() + requestDeadlineMs,
        signal: abortedWhenGone(reply),
      };
      return Promise.resolve(createContext(services, scope, request.requests));
    },
  });
  if (response.body.kind !== 'complete') throw new TypeError('no directive defers an answer');
  // Apollo has one for some errors that allows to store them.
  response.headers.delete('cache-control');
  for (const [name, value] of response.headers) void reply.header(name, value);
  return reply.code(response.status ?? 200).send(response.body.string);
}

function toHeaderMap(headers: FastifyRequest['headers']): HeaderMap {
  const map = new HeaderMap();
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) map.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return map;
}

/** Fires when the client closes the connection before it has its answer. */
function abortedWhenGone(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) controller.abort();
  });
  return controller.signal;
}
