import type { FastifyInstance } from 'fastify';
import type { Readiness } from './readiness';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Asked by machines every few seconds, so that its requests are logged at debug level. */
    isProbe?: boolean;
  }
}

/** For routes that machines ask every few seconds. */
export const PROBE = { config: { isProbe: true } } as const;

/**
 * `GET /healthz`: 200 while the process runs. `GET /readyz`: 200 while it can do its work, else 503 with what
 * hinders it. They are answered under overload and while the server ends.
 */
export function addHealthRoutes(app: FastifyInstance, readiness: Readiness): void {
  app.get('/healthz', PROBE, () => ({ status: 'alive' }));
  app.get('/readyz', PROBE, async (_request, reply) => {
    const hindrances = await readiness.hindrances();
    return hindrances.length === 0
      ? { status: 'ready' }
      : reply.code(503).send({ status: 'unready', hindrances });
  });
}
