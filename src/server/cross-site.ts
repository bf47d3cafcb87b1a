import type { FastifyInstance } from 'fastify';
import { sendHttpError } from './http-errors';

const HARMLESS_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);
/** What a browser says of a page of this server, and of its user. Whatever is no browser says nothing. */
const OUR_SITES: ReadonlySet<unknown> = new Set([undefined, 'same-origin', 'none']);

/**
 * Refuses what a page of another origin has a browser send, unless the origin is listed. A page on another port of this
 * machine, or under another name of the domain, is such a page too. A link that opens a page of this server is none.
 */
export function refuseCrossSite(app: FastifyInstance, origins: readonly string[]): void {
  const listed = new Set<unknown>(origins);
  app.addHook('onRequest', ({ method, headers }, reply, done) => {
    const mayAsk =
      HARMLESS_METHODS.has(method) ||
      OUR_SITES.has(headers['sec-fetch-site']) ||
      listed.has(headers.origin);
    if (mayAsk) done();
    else sendHttpError(reply, 'CROSS_SITE_REQUEST');
  });
}
