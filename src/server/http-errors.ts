/** What the HTTP edge answers when a request does not get as far as GraphQL. */
export const HTTP_ERRORS = {
  BAD_REQUEST: [400, 'The body is not a JSON object.'],
  NOT_FOUND: [404, 'There is nothing at this path; the API is at /graphql.'],
  METHOD_NOT_ALLOWED: [405, 'GraphQL is asked with POST.'],
  PAYLOAD_TOO_LARGE: [413, 'The body is larger than 64 KiB.'],
  UNSUPPORTED_MEDIA_TYPE: [415, 'The body must be application/json.'],
  INTERNAL_SERVER_ERROR: [500, 'Internal server error.'],
} as const satisfies Record<string, readonly [status: number, message: string]>;

export type HttpErrorCode = keyof typeof HTTP_ERRORS;

const CODE_BY_STATUS = new Map<unknown, HttpErrorCode>(
  (Object.keys(HTTP_ERRORS) as HttpErrorCode[]).map((code) => [HTTP_ERRORS[code][0], code]),
);

/** Fastify's own errors carry a status; anything else is a bug. */
export function toHttpErrorCode(error: unknown): HttpErrorCode {
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  return CODE_BY_STATUS.get(status) ?? 'INTERNAL_SERVER_ERROR';
}

/** An error in the shape of a GraphQL response. */
export function httpErrorBody(code: HttpErrorCode): object {
  return { errors: [{ message: HTTP_ERRORS[code][1], extensions: { code } }] };
}
