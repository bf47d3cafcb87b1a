import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { ConnectionError, FastifyReply, FastifyRequest } from 'fastify';
import { bodyOf, HTTP_ERRORS, sendHttpError, type HttpErrorCode } from './http-errors';

/** How long a request may take to arrive, in milliseconds. A new connection is given as long for its first one. */
const PATIENCE_MS = 10_000;

/** Node takes the longer of the two time-outs for the whole request. */
export const ARRIVAL = {
  requestTimeout: PATIENCE_MS,
  http: {
    headersTimeout: PATIENCE_MS,
    connectionsCheckingInterval: 1_000,
    // Its refusal has no body; `host-header.ts` has one.
    requireHostHeader: false,
  },
};

const CODES: Readonly<Record<string, HttpErrorCode>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 'REQUEST_TIMEOUT',
  HPE_HEADER_OVERFLOW: 'HEADERS_TOO_LARGE',
};

/** Answers what is no HTTP, or does not arrive, and ends the connection. No hook sees such a request. */
export function answerBrokenHttp({ code: reason }: ConnectionError, socket: Socket): void {
  if (socket.writable) {
    const code = CODES[reason] ?? 'BAD_REQUEST';
    const [status] = HTTP_ERRORS[code];
    const body = JSON.stringify(bodyOf(code));
    const head = [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
      'content-type: application/json; charset=utf-8',
      `content-length: ${Buffer.byteLength(body)}`,
      'cache-control: no-store',
      'connection: close',
    ];
    socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
  }
  socket.destroy();
}

/** Answers a request whose URL cannot be read. No hook sees it. */
export function answerBrokenUrl(_error: Error, { id }: FastifyRequest, reply: FastifyReply): void {
  void reply.headers({ 'cache-control': 'no-store', 'x-request-id': id });
  sendHttpError(reply, 'BAD_REQUEST');
}
