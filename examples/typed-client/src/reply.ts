import type { AssessRiskQuery, RiskProfileInput } from './generated/graphql.js';

export type RiskProfile = AssessRiskQuery['riskProfile'];

/** Asks once. It never rejects: what goes wrong is a {@link Reply} too. */
export type Ask = (input: RiskProfileInput) => Promise<Reply>;

/** What came of asking: a profile, or why there is none. */
export type Reply =
  | { readonly kind: 'PROFILE'; readonly profile: RiskProfile }
  /** Rules that the input breaks. No provider was asked. */
  | { readonly kind: 'BAD_INPUT'; readonly problems: readonly InputProblem[] }
  /** The server cannot take the question now. */
  | { readonly kind: 'NOT_NOW'; readonly code: string; readonly waitSeconds: number | undefined }
  /** Nobody knows whether the question arrived. */
  | { readonly kind: 'NO_REPLY'; readonly reason: string }
  /** The server does not take it, and would not take it again. */
  | { readonly kind: 'REJECTED'; readonly code: string; readonly message: string };

export interface InputProblem {
  /** The place in the arguments, such as `input.bankCard`. */
  readonly field: string;
  /** Names the rule. Stable. */
  readonly rule: string;
  readonly message: string;
  readonly messageZh: string;
}

/** The parts of a GraphQL answer over HTTP that are read here. */
interface Body {
  readonly data?: AssessRiskQuery | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: Extensions }[];
}

interface Extensions {
  readonly code?: string;
  readonly invalid?: readonly InputProblem[];
}

/** Reads an answer: of the server, or of a proxy before it, whose body may be anything. */
export function readReply(status: number, headers: Headers | undefined, text: string): Reply {
  const { data, errors } = parseBody(text);
  if (data) return { kind: 'PROFILE', profile: data.riskProfile };
  const [error] = errors ?? [];
  const { code = `HTTP_${status}`, invalid } = error?.extensions ?? {};
  if (code === 'BAD_USER_INPUT' && invalid) return { kind: 'BAD_INPUT', problems: invalid };
  if (status === 429 || status === 503 || code === 'LEDGER_UNAVAILABLE') {
    const seconds = Number(headers?.get('retry-after') ?? NaN);
    return { kind: 'NOT_NOW', code, waitSeconds: Number.isNaN(seconds) ? undefined : seconds };
  }
  // A proxy that lost the server while it was working.
  if (status === 502 || status === 504) return { kind: 'NO_REPLY', reason: code };
  return { kind: 'REJECTED', code, message: error?.message ?? 'no GraphQL answer' };
}

/** The network failed, or the answer took too long. */
export function noReply(error: unknown): Reply {
  const { name, cause } = error as Error;
  return { kind: 'NO_REPLY', reason: (cause as NodeJS.ErrnoException | undefined)?.code ?? name };
}

function parseBody(text: string): Body {
  try {
    return JSON.parse(text) as Body;
  } catch {
    return {};
  }
}
