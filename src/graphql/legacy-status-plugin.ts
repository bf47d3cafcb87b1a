import { inEveryRequest } from './every-request';

/** Operations that could not be executed, in the words of GraphQL over HTTP: GraphQL request errors. */
const REQUEST_ERRORS: ReadonlySet<unknown> = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
]);

const done = Promise.resolve();

/**
 * Gives such an operation the status 200 where a client names `application/json` and not the newer
 * `application/graphql-response+json`: clients of the older type take any other status for a failure of the
 * transport, so GraphQL over HTTP wants 200 there. Everybody else is told 400.
 */
export const legacyStatusPlugin = inEveryRequest({
  willSendResponse({ request, response, errors = [] }) {
    if (response.http.status !== 400) return done;
    const accept = request.http?.headers.get('accept') ?? '';
    const isLegacy =
      accept.includes('application/json') && !accept.includes('graphql-response+json');
    if (isLegacy && errors.every(isRequestError)) response.http.status = 200;
    return done;
  },
});

const isRequestError = ({ extensions }: { readonly extensions: Record<string, unknown> }) =>
  REQUEST_ERRORS.has(extensions['code']);
