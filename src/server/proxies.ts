import type { FastifyInstance } from 'fastify';

/**
 * Tells the log, once, that there seems to be a proxy which this server was not told of: then all who come through it
 * have one address, and share one limit. Anybody can write the header, so that nothing else follows from it.
 */
export function warnOfUntoldProxy(app: FastifyInstance): void {
  let isTold = false;
  app.addHook('onRequest', (request, _reply, done) => {
    if (!isTold && request.headers['x-forwarded-for'] !== undefined) {
      isTold = true;
      app.log.warn(
        'a request has x-forwarded-for, and TRUST_PROXY is not set: if there is a proxy, all callers behind it count as one address',
      );
    }
    done();
  });
}
