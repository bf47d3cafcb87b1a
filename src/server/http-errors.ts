import type { FastifyReply } from 'fastify';

/** What the HTTP edge answers when a request does not get as far as GraphQL. */
export const HTTP_ERRORS = {
  BAD_REQUEST: [400, 'The request is malformed. Its body must be a JSON object.'],
  BAD_HOST_HEADER: [400, 'There must be one Host header, and one only.'],
  BATCHING_NOT_SUPPORTED: [400, 'One operation a request: the body must not be an array.'],
  UNAUTHENTICATED: [401, 'A valid API key or token is needed: Authorization: Bearer …'],
  FORBIDDEN: [403, 'The client lacks a scope that this path needs.'],
  CROSS_SITE_REQUEST: [403, 'Of pages elsewhere only those of CORS_ORIGINS may ask.'],
  NOT_FOUND: [404, 'There is nothing at this path; the API is at /graphql.'],
  METHOD_NOT_ALLOWED: [405, 'GraphQL is asked with POST.'],
  REQUEST_TIMEOUT: [408, 'The request took longer than 10 s to arrive.'],
  PAYLOAD_TOO_LARGE: [413, 'The body is larger than 64 KiB.'],
  UNSUPPORTED_MEDIA_TYPE: [415, 'The body must be application/json.'],
  MISDIRECTED_REQUEST: [
    421,
    'The Host header must be an IP address, localhost, HOST or one of ALLOWED_HOSTS.',
  ],
  RATE_LIMITED: [429, 'Too many requests in a minute. Retry-After says when to go on.'],
  HEADERS_TOO_LARGE: [431, 'The headers are larger than 16 KiB.'],
  AUTHENTICATION_UNAVAILABLE: [
    503,
    'It cannot be found out who asks at the moment. Try again later.',
  ],
  INTERNAL_SERVER_ERROR: [500, 'Internal server error.'],
  OVERLOADED: [503, 'The server has more to do than it can; nothing was asked. Try again later.'],
  SHUTTING_DOWN: [503, 'This server is about to end; nothing was asked. Try again.'],
} as const satisfies Record<string, readonly [status: number, message: string]>;

export type HttpErrorCode = keyof typeof HTTP_ERRORS;

const CODES = Object.keys(HTTP_ERRORS) as HttpErrorCode[];

/** The first code with the status that Fastify's own errors carry; anything else is a bug. */
export function toHttpErrorCode(error: unknown): HttpErrorCode {
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  return CODES.find((code) => HTTP_ERRORS[code][0] === status) ?? 'INTERNAL_SERVER_ERROR';
}

/** Answers with an error in the shape of a GraphQL response. */
export function sendHttpError(reply: FastifyReply, code: HttpErrorCode): FastifyReply {
  return reply.code(HTTP_ERRORS[code][0]).send(bodyOf(code));
}

/** An error in the shape of a GraphQL response. */
export function bodyOf(code: HttpErrorCode) {
  return { errors: [{ message: HTTP_ERRORS[code][1], extensions: { code } }] };
}
