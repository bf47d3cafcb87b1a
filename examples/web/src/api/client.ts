import type { Answer, InvalidInput, RequestFailure, RequestFailureKind } from './answer';
import type { TypedDocumentString } from './generated/graphql';

interface GraphQLResponse<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly {
    readonly extensions?: { readonly code?: string; readonly invalid?: readonly InvalidInput[] };
  }[];
}

export interface AskOptions {
  /** Sent as a bearer token, unless it is empty. */
  readonly accessKey: string;
}

/** Sends a typed operation to the API of this page's origin. It never rejects. */
export async function ask<Data, Variables>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
  { accessKey }: AskOptions,
): Promise<Answer<Data>> {
  let response: Response;
  let body: GraphQLResponse<Data> | undefined;
  try {
    response = await fetch('/graphql', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        // Refused input is then a 200, which browsers do not report on their console.
        accept: 'application/json',
        ...(accessKey !== '' && { authorization: `Bearer ${accessKey}` }),
      },
      body: JSON.stringify({ query: document.toString(), variables }),
    });
    body = parse(await response.text());
  } catch {
    const failure = { kind: 'UNREACHABLE', code: null, retryAt: null, requestId: null } as const;
    return { kind: 'failed', failure };
  }
  if (body?.data) return { kind: 'data', data: body.data };
  const problems = body?.errors?.flatMap(({ extensions }) => extensions?.invalid ?? []) ?? [];
  if (problems.length > 0) return { kind: 'invalid', problems };
  return { kind: 'failed', failure: toFailure(response, body?.errors?.[0]?.extensions?.code) };
}

/** A proxy's page of an error is no JSON. */
function parse<Data>(text: string): GraphQLResponse<Data> | undefined {
  try {
    return JSON.parse(text) as GraphQLResponse<Data>;
  } catch {
    return undefined;
  }
}

function toFailure({ status, headers }: Response, code: string | undefined): RequestFailure {
  return {
    kind: kindOf(status, code),
    code: code ?? `HTTP ${status}`,
    retryAt: retryTime(headers.get('retry-after')),
    requestId: headers.get('x-request-id'),
  };
}

function kindOf(status: number, code: string | undefined): RequestFailureKind {
  if (code === 'LEDGER_UNAVAILABLE') return code;
  if (status === 401 || code === 'UNAUTHENTICATED') return 'UNAUTHENTICATED';
  if (status === 403 || code === 'FORBIDDEN') return 'FORBIDDEN';
  if (status === 429) return 'TOO_MANY_REQUESTS';
  if (status === 503) return 'BUSY';
  return 'NOT_ANSWERED';
}

/** `Retry-After` is a number of seconds or a date. */
function retryTime(header: string | null): Date | null {
  if (header === null) return null;
  const seconds = Number(header);
  const time = new Date(Number.isFinite(seconds) ? Date.now() + seconds * 1000 : header);
  return Number.isNaN(time.getTime()) ? null : time;
}
