import type { ApolloServer } from '@apollo/server';
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from '@as-integrations/fastify';
import fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
} from 'fastify';
import type { Logger } from 'pino';
import type { RequestScope } from '../domain/verification';
import { createContext, type Context, type Services } from '../graphql/context';
import { HTTP_ERRORS, httpErrorBody, toHttpErrorCode, type HttpErrorCode } from './http-errors';

const MAX_BODY_BYTES = 64 * 1024;

export interface ServerOptions {
  readonly apollo: ApolloServer<Context>;
  readonly services: Services;
  readonly logger: Logger;
  /** How long a request may take altogether, in milliseconds. */
  readonly requestDeadlineMs: number;
}

/** The HTTP edge: `POST /graphql`, and Apollo Sandbox for browsers that `GET` it. Not listening yet. */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const { apollo, services, logger, requestDeadlineMs } = options;
  const loggerInstance: FastifyBaseLogger = logger;
  const app = fastify({
    loggerInstance,
    bodyLimit: MAX_BODY_BYTES,
    // Its lines hold the raw URL, into which people put what they should not.
    logController: new LogController({ disableRequestLogging: true }),
    frameworkErrors: (_error, _request, reply) => void sendError(reply, 'BAD_REQUEST'),
    forceCloseConnections: 'idle',
  });
  app.removeContentTypeParser('text/plain');

  app.setErrorHandler((error, _request, reply) => {
    const code = toHttpErrorCode(error);
    if (code === 'INTERNAL_SERVER_ERROR') logger.error({ err: error }, 'a request failed');
    return sendError(reply, code);
  });
  app.setNotFoundHandler((_request, reply) => sendError(reply, 'NOT_FOUND'));
  app.addHook('onResponse', (request, reply, done) => {
    const { url: route = null } = request.routeOptions;
    const { statusCode: status, elapsedTime } = reply;
    const ms = Math.round(elapsedTime);
    logger.info({ id: request.id, method: request.method, route, status, ms }, 'request');
    done();
  });

  apollo.addPlugin(fastifyApolloDrainPlugin(app));
  await apollo.start();
  const handler = fastifyApolloHandler(apollo, {
    context: (_request, reply) => {
      const scope: RequestScope = {
        deadlineAt: services.clock.elapsed() + requestDeadlineMs,
        signal: abortedWhenGone(reply),
      };
      return Promise.resolve(createContext(services, scope));
    },
  });
  app.post('/graphql', handler);
  app.get('/graphql', (request, reply) => {
    const wantsPage = request.headers.accept?.includes('text/html') ?? false;
    if (wantsPage && Object.keys(request.query as object).length === 0) {
      return handler.call(app, request, reply);
    }
    return sendError(reply.header('allow', 'POST'), 'METHOD_NOT_ALLOWED');
  });
  return app;
}

function sendError(reply: FastifyReply, code: HttpErrorCode): FastifyReply {
  return reply.code(HTTP_ERRORS[code][0]).send(httpErrorBody(code));
}

/** Fires when the client closes the connection before it has its answer. */
function abortedWhenGone(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) controller.abort();
  });
  return controller.signal;
}
