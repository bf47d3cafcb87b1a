import { isIP } from 'node:net';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { sendHttpError, type HttpErrorCode } from './http-errors';

/**
 * Refuses requests for another host than this server. A web page can make its own name lead to this machine, and is
 * then of the same origin as this server for a browser; but the page's name still stands in `Host`. An IP address
 * cannot be made to lead elsewhere. `x-forwarded-host` is never looked at: whoever sends a request can write it.
 *
 * @param names the names of this server in lower case; undefined for any. Probes are answered under every name
 */
export function checkHostHeader(app: FastifyInstance, names: readonly string[] | undefined): void {
  const ours = names && new Set(names);
  app.addHook('onRequest', (request, reply, done) => {
    const problem = problemOf(request, ours);
    if (problem === undefined) done();
    else sendHttpError(reply, problem);
  });
}

function problemOf(
  { raw, routeOptions }: FastifyRequest,
  ours: ReadonlySet<string> | undefined,
): HttpErrorCode | undefined {
  const hosts = countHosts(raw.rawHeaders);
  // HTTP/1.0 has requests without one.
  if (hosts > 1 || (hosts === 0 && raw.httpVersion !== '1.0')) return 'BAD_HOST_HEADER';
  if (ours === undefined || routeOptions.config.isProbe) return undefined;
  const { host = '' } = raw.headers;
  const target = authorityOf(raw.url ?? '');
  const isOurs = isOneOf(ours, host) && (target === undefined || isOneOf(ours, target));
  return isOurs ? undefined : 'MISDIRECTED_REQUEST';
}

/** Node keeps the first and drops the others without a word. */
function countHosts(rawHeaders: readonly string[]): number {
  let count = 0;
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const name = rawHeaders[i];
    if (name?.length === 4 && name.toLowerCase() === 'host') count++;
  }
  return count;
}

/** The host of a request target in absolute form, as proxies are sent it: it counts before the header (RFC 9112, 3.2.2). */
const authorityOf = (target: string): string | undefined =>
  /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i.exec(target)?.[1];

/** Whether a host, with or without a port, is an IP address or one of these names. User information makes it neither. */
function isOneOf(names: ReadonlySet<string>, host: string): boolean {
  const { address, name } =
    /^(?:\[(?<address>[^\]]*)\]|(?<name>[^:]*?)\.?)(?::\d*)?$/.exec(host)?.groups ?? {};
  if (address !== undefined) return isIP(address) === 6;
  return name !== undefined && (isIP(name) === 4 || names.has(name.toLowerCase()));
}
