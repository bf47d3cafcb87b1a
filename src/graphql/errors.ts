import {
  GraphQLError,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  TokenKind,
  type GraphQLFormattedError,
  type GraphQLSchema,
} from 'graphql';
import { LedgerUnavailable } from '../domain/ledger';
import type { ExceededLimit } from './limits/operation-limits';
import { exceededTokens, operationTooLarge } from './limits/operation-too-large';

/** What an error may say to a client, by its `extensions.code`. Everything else is masked. */
const FIXED_MESSAGES: ReadonlyMap<unknown, string> = new Map([
  ['GRAPHQL_PARSE_FAILED', 'The operation has a syntax error.'],
  ['OPERATION_RESOLUTION_FAILURE', 'The operation to execute could not be determined.'],
  ['BAD_REQUEST', 'The request is not a GraphQL request over HTTP.'],
  ['BAD_USER_INPUT', 'A variable has an invalid value.'],
  ['DOCUMENT_NOT_TRUSTED', 'This server answers the operations of its manifest only.'],
  ['PERSISTED_QUERY_NOT_SUPPORTED', 'Queries cannot be stored on this server.'],
]);

/** Codes of Apollo Server whose texts name fields and types, which are worth showing. */
const SCRUBBED_CODES: ReadonlySet<unknown> = new Set(['GRAPHQL_VALIDATION_FAILED']);

/**
 * Shapes errors for the client. Texts of graphql-js quote what they complain about, which may be a
 * person's data: a text goes out only if it is fixed, or after everything that the schema does not name is taken out of it.
 *
 * @param report called with every error that is masked, to be logged
 */
export function createFormatError(schema: GraphQLSchema, report: (error: unknown) => void) {
  const names = schemaNames(schema);
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const { code, invalid } = formatted.extensions ?? {};
    if (code === 'BAD_USER_INPUT' && invalid !== undefined) return formatted;
    if (code === 'OPERATION_TOO_LARGE' || code === 'FORBIDDEN') return formatted;
    const tokens = code === 'GRAPHQL_PARSE_FAILED' ? exceededTokens(formatted.message) : undefined;
    if (tokens !== undefined) return tooManyTokens(tokens);
    const message = SCRUBBED_CODES.has(code)
      ? scrub(formatted.message, names)
      : FIXED_MESSAGES.get(code);
    if (message === undefined) {
      const cause = error instanceof GraphQLError ? (error.originalError ?? error) : error;
      report(cause);
      if (cause instanceof LedgerUnavailable) return ledgerUnavailable(formatted);
      return {
        message: 'Internal server error.',
        ...(formatted.path && { path: formatted.path }),
        extensions: { code: 'INTERNAL_SERVER_ERROR' },
      };
    }
    const field = fieldOfLiteral(error, names);
    return {
      message,
      ...(formatted.locations && { locations: formatted.locations }),
      ...(formatted.path && { path: formatted.path }),
      extensions: { code, ...(field !== undefined && { field }) },
    };
  };
}

/** graphql-js reports them as a syntax error. */
function tooManyTokens(tokens: ExceededLimit): GraphQLFormattedError {
  const { message, extensions } = operationTooLarge([tokens]);
  const { http: _http, ...shown } = extensions;
  return { message, extensions: shown };
}

function ledgerUnavailable({ path }: GraphQLFormattedError): GraphQLFormattedError {
  return {
    message:
      'No record can be kept at the moment, so nothing is asked. What was asked before is not lost. Try again later.',
    ...(path && { path }),
    extensions: { code: 'LEDGER_UNAVAILABLE' },
  };
}

/**
 * Takes out of a validation message what the client wrote: quoted text that the schema does not name,
 * and literals, which graphql-js prints after `found` or `value:`. Our own texts quote nothing.
 */
function scrub(message: string, names: ReadonlySet<string>): string {
  return message
    .replace(/(, found|value:) .*$/s, '$1 …')
    .replace(/"([^"]*)"/g, (quoted, inner: string) => (isNamed(inner, names) ? quoted : '"…"'))
    .replace(/[^\p{ASCII}…]+|\d{4,}/gu, '…');
}

/** The argument or input field that a literal was given to, where an error complains about one. */
function fieldOfLiteral(error: unknown, names: ReadonlySet<string>): string | undefined {
  const node = error instanceof GraphQLError ? error.nodes?.[0] : undefined;
  if (node?.kind.endsWith('Value') !== true) return undefined;
  const colon = node.loc?.startToken.prev;
  const name = colon?.kind === TokenKind.COLON ? colon.prev?.value : undefined;
  return name !== undefined && names.has(name) ? name : undefined;
}

/** Whether text holds nothing but names of the schema, as in `[BankCardNumber!]!` or `ProviderName.JUHE`. */
const isNamed = (text: string, names: ReadonlySet<string>): boolean =>
  (text.match(/\w+/g) ?? []).every((word) => names.has(word));

function schemaNames(schema: GraphQLSchema): ReadonlySet<string> {
  const names = new Set<string>();
  const add = ({ name }: { readonly name: string }) => names.add(name);
  for (const directive of schema.getDirectives()) {
    add(directive);
    directive.args.forEach(add);
  }
  for (const type of Object.values(schema.getTypeMap())) {
    add(type);
    if (isEnumType(type)) type.getValues().forEach(add);
    if (isInputObjectType(type)) Object.values(type.getFields()).forEach(add);
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      add(field);
      field.args.forEach(add);
    }
  }
  return names;
}
