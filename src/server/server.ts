import { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { addExplorer } from './explorer/explorer';
import type { ReadyPerson } from './explorer/options';
import { addGraphQLRoute, type GraphQLRouteOptions } from './graphql-route';
import { sendHttpError, toHttpErrorCode } from './http-errors';
import { requestIdOf, traceIdOf } from './request-ids';
import { registerSecurityHeaders } from './security-headers';

const MAX_BODY_BYTES = 64 * 1024;

export interface ServerOptions extends GraphQLRouteOptions {
  /** Addresses and networks whose `x-forwarded-for` is believed. */
  readonly trustedProxies: readonly string[];
  readonly logger: Logger;
  /** The origins whose pages may call the API from a browser. */
  readonly corsOrigins: readonly string[];
  /** Whose elements the explorer has ready. */
  readonly readyPeople: readonly ReadyPerson[];
}

/** The HTTP edge: `POST /graphql`, and the explorers where they are switched on. Not listening yet. */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const { apollo, logger, services, corsOrigins, trustedProxies, explorable } = options;
  const loggerInstance: FastifyBaseLogger = logger;
  const app = fastify({
    loggerInstance,
    bodyLimit: MAX_BODY_BYTES,
    genReqId: requestIdOf,
    trustProxy: trustedProxies.length > 0 && [...trustedProxies],
    // Its lines hold the raw URL, into which people put what they should not.
    logController: new LogController({ disableRequestLogging: true }),
    frameworkErrors: (_error, _request, reply) => void sendHttpError(reply, 'BAD_REQUEST'),
    forceCloseConnections: 'idle',
  });
  app.removeContentTypeParser('text/plain');

  app.setErrorHandler((error, _request, reply) => {
    const code = toHttpErrorCode(error);
    if (code === 'INTERNAL_SERVER_ERROR') logger.error({ err: error }, 'a request failed');
    return sendHttpError(reply, code);
  });
  app.setNotFoundHandler((_request, reply) => sendHttpError(reply, 'NOT_FOUND'));
  app.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', request.id);
    done();
  });
  app.addHook('onResponse', (request, reply, done) => {
    const { url: route = null } = request.routeOptions;
    const { statusCode: status, elapsedTime } = reply;
    const { id, method, client } = request;
    const traceId = traceIdOf(request);
    const ms = Math.round(elapsedTime);
    logger.info(
      {
        id,
        ...(traceId && { traceId }),
        ...(client?.id && { client: client.id }),
        method,
        route,
        status,
        ms,
      },
      'request',
    );
    done();
  });
  await registerSecurityHeaders(app, corsOrigins);

  apollo.addPlugin(fastifyApolloDrainPlugin(app));
  await apollo.start();
  await addGraphQLRoute(app, options);
  if (explorable) addExplorer(app, { people: options.readyPeople, clock: services.clock });
  return app;
}
