import { request, type Dispatcher } from 'undici';
import type { Elements } from './input-row';
import { DOCUMENTS, type Answer, type Operation } from './operations';

/** What became of asking about one row. */
export type Reply =
  | { readonly kind: 'ANSWERED'; readonly answer: Answer }
  /** The row cannot be asked: `problems` has `field:RULE` for each rule that its input breaks. */
  | { readonly kind: 'FAILED'; readonly code: string; readonly problems: readonly string[] }
  /** The server answers nobody for now, or its answer was lost. */
  | { readonly kind: 'AWAY'; readonly reason: string; readonly retryAfterMs: number | undefined }
  /** The server will answer no row until somebody changes something. */
  | { readonly kind: 'DENIED'; readonly reason: string };

/** Asks about one row. It never rejects. */
export type Ask = (elements: Elements, clientReference: string) => Promise<Reply>;

export interface ApiOptions {
  readonly url: URL;
  readonly apiKey: string | undefined;
  readonly operation: Operation;
}

/** Well above the deadline that a server gives itself. */
const TIMEOUT_MS = 60_000;

const AWAY_STATUSES = [429, 502, 503, 504];
const DENIED_CODES = ['UNAUTHENTICATED', 'UNAUTHORIZED', 'FORBIDDEN'];

/** The API over HTTP. */
export function createAsk({ url, apiKey, operation }: ApiOptions): Ask {
  const headers = {
    'content-type': 'application/json',
    ...(apiKey !== undefined && { authorization: `Bearer ${apiKey}` }),
  };
  return async (elements, clientReference) => {
    const variables = { input: { ...elements, clientReference } };
    try {
      // Redirects are not followed: personal data goes to the one host that was named.
      const response = await request(url, {
        method: 'POST',
        headers,
        body: JSON.stringify({ query: DOCUMENTS[operation], variables }),
        headersTimeout: TIMEOUT_MS,
        bodyTimeout: TIMEOUT_MS,
      });
      return toReply(response, await response.body.text());
    } catch (error) {
      const { code, name } = error as NodeJS.ErrnoException;
      return { kind: 'AWAY', reason: code ?? name, retryAfterMs: undefined };
    }
  };
}

type Response = Pick<Dispatcher.ResponseData, 'statusCode' | 'headers'>;

interface Body {
  readonly data?: Answer | null;
  readonly errors?: readonly {
    readonly extensions?: {
      readonly code?: string;
      readonly invalid?: readonly { readonly field: string; readonly rule: string }[];
    };
  }[];
}

/** The texts of a server are not shown: a stranger at the URL could put anything into them. */
function toReply(response: Response, text: string): Reply {
  const { statusCode: status } = response;
  if (status === 401 || status === 403) return denied(`HTTP ${status}`);
  if (AWAY_STATUSES.includes(status)) return away(response, `HTTP ${status}`);
  const body = parseBody(text);
  if (body?.data != null) return quotaReply(body.data) ?? { kind: 'ANSWERED', answer: body.data };
  const { code, invalid } = body?.errors?.[0]?.extensions ?? {};
  if (code === undefined) {
    return status >= 500
      ? away(response, `HTTP ${status}`)
      : denied(`HTTP ${status} without GraphQL`);
  }
  if (code === 'LEDGER_UNAVAILABLE') return away(response, code);
  if (DENIED_CODES.includes(code)) return denied(code);
  if (code === 'INTERNAL_SERVER_ERROR') return { kind: 'FAILED', code, problems: [] };
  if (code !== 'BAD_USER_INPUT' || invalid === undefined) return denied(word(code));
  const problems = invalid.map(({ field, rule }) =>
    word(`${field.replace(/^input\./, '')}:${rule}`),
  );
  return { kind: 'FAILED', code, problems };
}

const QUOTA_RULES = ['CLIENT_DAILY_CALLS', 'CLIENT_DAILY_SPEND'];

/** What the client may use up in a day stands in the way of every row, and this one has cost nothing yet. */
function quotaReply(answer: Answer): Reply | undefined {
  const halves =
    'bankCardCheck' in answer
      ? [answer.bankCardCheck]
      : [answer.riskProfile.check, answer.riskProfile.blacklist];
  const refused = halves.filter((half) => 'rule' in half);
  const quota = refused.find(({ rule }) => QUOTA_RULES.includes(rule));
  if (quota === undefined || refused.length < halves.length) return undefined;
  const { rule, retryAt } = quota;
  const retryAfterMs = retryAt === null ? undefined : Date.parse(retryAt) - Date.now();
  return { kind: 'AWAY', reason: rule, retryAfterMs };
}

const denied = (reason: string): Reply => ({ kind: 'DENIED', reason });

const word = (text: string): string => text.replace(/[^\w.:]/g, '').slice(0, 80);

function away({ headers }: Response, reason: string): Reply {
  return {
    kind: 'AWAY',
    reason,
    retryAfterMs: parseRetryAfter(headers['retry-after'], Date.now()),
  };
}

/** A `Retry-After` header, in seconds or as a date, in milliseconds from now. */
export function parseRetryAfter(
  header: string | string[] | undefined,
  nowMs: number,
): number | undefined {
  if (typeof header !== 'string') return undefined;
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - nowMs;
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}

function parseBody(text: string): Body | undefined {
  try {
    const body = JSON.parse(text) as Body | null;
    return body ?? undefined;
  } catch {
    return undefined;
  }
}
