import { buildConnector, Pool } from 'undici';
import { skipContinue } from './interim-responses';

const CONNECT_TIMEOUT_MS = 3_000;

/**
 * The connections to one provider, one request on each at a time. Their number is bounded by how many calls
 * may be under way; deadlines and the size limit are those of the exchange, so undici's own timers (300 s by
 * default) are off.
 */
export function createPool(origin: string): Pool {
  const connect = buildConnector({ timeout: CONNECT_TIMEOUT_MS });
  return new Pool(origin, {
    pipelining: 1,
    connect: (options, connected) => {
      connect(options, (error, socket) => {
        if (error === null) connected(null, skipContinue(socket));
        else connected(error, null);
      });
    },
    headersTimeout: 0,
    bodyTimeout: 0,
  });
}
