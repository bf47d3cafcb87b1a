import fastify, {
  type FastifyInstance,
  type FastifyReply,
  type RouteShorthandOptions,
} from 'fastify';
import { Connections } from '../server/connections';
import type { Metrics } from './metrics';
import { beginAtZero } from './series';

const STATUSES = ['2xx', '3xx', '4xx', '5xx'];
const NO_ROUTE = 'none';

/** Times every request by its route, never its URL, and the class of its status. */
export function measureRequests(app: FastifyInstance, metrics: Metrics): void {
  const begin = (route: string) => {
    beginAtZero(metrics.httpSeconds, { route: [route], status: STATUSES });
  };
  begin(NO_ROUTE);
  app.addHook('onRoute', ({ url }) => {
    begin(url);
  });
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? NO_ROUTE;
    const status = `${Math.floor(reply.statusCode / 100)}xx`;
    metrics.httpSeconds.observe({ route, status }, reply.elapsedTime / 1_000);
    done();
  });
}

/**
 * `GET /metrics`.
 *
 * @param guard who may ask for them; default: anybody
 */
export function addMetricsRoute(
  app: FastifyInstance,
  metrics: Metrics,
  guard: Pick<RouteShorthandOptions, 'onRequest'> = {},
): void {
  app.get('/metrics', { ...guard, config: { isProbe: true } }, async (_request, reply) =>
    reply.type(metrics.contentType).send(await metrics.text()),
  );
}

/** A listener for nothing but the metrics. */
export function createMetricsServer(metrics: Metrics): FastifyInstance {
  const app = fastify({
    forceCloseConnections: true,
    // Fastify's own answers repeat the URL.
    frameworkErrors: (_error, _request, reply: FastifyReply) => void reply.code(400).send(),
  });
  app.setNotFoundHandler((_request, reply) => reply.code(404).send());
  new Connections(app);
  addMetricsRoute(app, metrics);
  return app;
}
