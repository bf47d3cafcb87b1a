import fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyInstance,
  type onRequestAsyncHookHandler,
} from 'fastify';
import type { Logger } from 'pino';
import type { Authenticator } from '../domain/client';
import { registerAdmission, type AdmissionOptions } from './admission';
import { identify, requireClient } from './authentication';
import { Connections } from './connections';
import { refuseCrossSite } from './cross-site';
import { addDemo } from './demo';
import { addExplorer } from './explorer/explorer';
import type { ReadyPerson } from './explorer/options';
import { addGraphQLRoute, type GraphQLRouteOptions } from './graphql-route';
import { addHealthRoutes } from './health-routes';
import { checkHostHeader } from './host-header';
import { sendHttpError, toHttpErrorCode } from './http-errors';
import { answerBrokenHttp, answerBrokenUrl, ARRIVAL } from './malformed-requests';
import { warnOfUntoldProxy } from './proxies';
import type { Readiness } from './readiness';
import { requestIdOf, traceIdOf } from './request-ids';
import { createRequestLimits, type RequestLimits } from './request-limits';
import { addSecurityHeaders, registerCors } from './security-headers';

const MAX_BODY_BYTES = 64 * 1024;

export interface ServerOptions extends Omit<GraphQLRouteOptions, 'clientsOnly'>, AdmissionOptions {
  /** Undefined where anybody may ask. */
  readonly authenticator: Authenticator | undefined;
  readonly requestLimits: RequestLimits;
  /** Addresses and networks whose `x-forwarded-for` is believed. */
  readonly trustedProxies: readonly string[];
  readonly logger: Logger;
  readonly readiness: Readiness;
  /** The names of this server in lower case, under which alone it is asked; undefined for any. */
  readonly hostNames: readonly string[] | undefined;
  /** The origins whose pages may call the API from a browser. */
  readonly corsOrigins: readonly string[];
  /** The invented people whom the explorer has ready and the demo offers; undefined for neither. */
  readonly people: readonly ReadyPerson[] | undefined;
  /** Adds what watches all routes, before there are any. A route that asks for credentials begins with `clientsOnly`. */
  readonly extend: (
    app: FastifyInstance,
    clientsOnly: readonly onRequestAsyncHookHandler[],
  ) => void;
}

export interface Server {
  readonly app: FastifyInstance;
  readonly connections: Connections;
}

/** The HTTP edge: `POST /graphql`, the explorers where they are switched on, and the health of the process. Not listening yet. */
export async function createServer(options: ServerOptions): Promise<Server> {
  const { apollo, logger, services, corsOrigins, trustedProxies, explorable, traffic, readiness } =
    options;
  const { people } = options;
  const loggerInstance: FastifyBaseLogger = logger;
  const app = fastify({
    loggerInstance,
    bodyLimit: MAX_BODY_BYTES,
    genReqId: requestIdOf,
    trustProxy: trustedProxies.length > 0 && [...trustedProxies],
    // Its lines hold the raw URL, into which people put what they should not.
    logController: new LogController({ disableRequestLogging: true }),
    ...ARRIVAL,
    clientErrorHandler: answerBrokenHttp,
    frameworkErrors: answerBrokenUrl,
    forceCloseConnections: 'idle',
    // No route has a JSON schema, and what compiles them takes its time to load.
    schemaController: {
      compilersFactory: { buildValidator: noSchemas, buildSerializer: noSchemas },
    },
    // Fastify's own refusal has another shape than ours.
    return503OnClosing: false,
  });
  app.removeContentTypeParser('text/plain');
  app.decorateRequest('client', null);

  app.setErrorHandler((error, _request, reply) => {
    const code = toHttpErrorCode(error);
    if (code === 'INTERNAL_SERVER_ERROR') logger.error({ err: error }, 'a request failed');
    return sendHttpError(reply, code);
  });
  app.setNotFoundHandler((_request, reply) => sendHttpError(reply, 'NOT_FOUND'));
  const connections = new Connections(app);
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
    const level = request.routeOptions.config.isProbe ? 'debug' : 'info';
    logger[level](
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
  app.addHook('onSend', (_request, reply, _payload, done) => {
    if (traffic.isDraining) void reply.header('connection', 'close');
    done();
  });
  addSecurityHeaders(app);
  checkHostHeader(app, options.hostNames);
  refuseCrossSite(app, corsOrigins);
  await registerCors(app, corsOrigins);

  if (trustedProxies.length === 0) warnOfUntoldProxy(app);
  const clientsOnly = [
    identify(options.authenticator),
    await createRequestLimits(app, options.requestLimits),
    requireClient,
  ];
  options.extend(app, clientsOnly);
  addHealthRoutes(app, readiness);
  await apollo.start();
  await app.register(async (api) => {
    await registerAdmission(api, options);
    addGraphQLRoute(api, { ...options, clientsOnly });
  });
  if (explorable) {
    const anonymous = options.authenticator === undefined;
    addExplorer(app, services.clock, { people, anonymous });
  }
  if (people) addDemo(app, people);
  return { app, connections };
}

function noSchemas(): never {
  throw new TypeError('a route has a JSON schema, which this server does not compile');
}
