import { Pool } from 'undici';

const CONNECT_TIMEOUT_MS = 3_000;

/**
 * The connections to one provider, one request on each at a time. Their number is bounded by how many calls
 * may be under way; deadlines and the size limit are those of the exchange, so undici's own timers (300 s by
 * default) are off.
 */
export function createPool(origin: string): Pool {
  return new Pool(origin, {
    pipelining: 1,
    connect: { timeout: CONNECT_TIMEOUT_MS },
    headersTimeout: 0,
    bodyTimeout: 0,
  });
}
