import { GraphQLError } from 'graphql';
import type { ExceededLimit, LimitName } from './operation-limits';

/** What each limit counts, as the message says it. */
const COUNTED: Readonly<Record<LimitName, string>> = {
  tokens: 'tokens',
  depth: 'levels',
  aliases: 'aliases',
  directives: 'directives',
  rootFields: 'root fields',
  fields: 'fields',
  paidFields: 'paid fields',
};

/** `OPERATION_TOO_LARGE`, status 400: names the limits that are exceeded and nothing of the operation. */
export function operationTooLarge(exceeded: readonly ExceededLimit[]): GraphQLError {
  const limits = exceeded.map(({ limit, max }) => `more than ${max} ${COUNTED[limit]}`);
  return new GraphQLError(`The operation is too large: ${limits.join(', ')}.`, {
    extensions: { code: 'OPERATION_TOO_LARGE', exceeded, http: { status: 400 } },
  });
}

/** The number of tokens at which graphql-js gave up, where that is what its message says. */
export function exceededTokens(message: string): ExceededLimit | undefined {
  const max =
    /^Syntax Error: Document contains more tha[nt] (\d{1,9}) tokens\. Parsing aborted\.$/.exec(
      message,
    )?.[1];
  return max === undefined ? undefined : { limit: 'tokens', max: Number(max) };
}
