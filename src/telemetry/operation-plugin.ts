import type { ApolloServerPlugin } from '@apollo/server';
import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { rootFields } from '../graphql/input/root-fields';
import type { Metrics } from './metrics';
import { beginAtZero } from './series';

/** Every code that an answer can have. */
const ERROR_CODES = [
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_REQUEST',
  'BAD_USER_INPUT',
  'OPERATION_TOO_LARGE',
  'DOCUMENT_NOT_TRUSTED',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'LEDGER_UNAVAILABLE',
  'INTERNAL_SERVER_ERROR',
  'PERSISTED_QUERY_NOT_SUPPORTED',
] as const;
const isKnown: ReadonlySet<unknown> = new Set(ERROR_CODES);
const OTHER = 'other';

/** In the place of a root field: there are several, there is none, or it is one of introspection. */
const SEVERAL = 'several';
const NONE = 'none';
const INTROSPECTION = 'introspection';

/** Times operations by their root field, and counts the errors that are answered. */
export function operationPlugin(metrics: Metrics): ApolloServerPlugin {
  beginAtZero(metrics.errors, { code: [...ERROR_CODES, OTHER] });
  // Apollo keeps documents that it has parsed, so the same operation comes by as the same node.
  const labels = new WeakMap<OperationDefinitionNode, string>();

  function labelOf(
    schema: GraphQLSchema,
    document: DocumentNode,
    operation: OperationDefinitionNode | undefined,
  ) {
    // Apollo's types leave it out: there is none where `operationName` names none.
    if (operation === undefined) return NONE;
    let label = labels.get(operation);
    if (label === undefined) {
      label = rootFieldOf(schema, document, operation);
      labels.set(operation, label);
    }
    return label;
  }

  return {
    serverWillStart({ schema }) {
      const field = [...rootFieldNames(schema), SEVERAL, NONE, INTROSPECTION];
      beginAtZero(metrics.operationSeconds, { field });
      return Promise.resolve();
    },
    requestDidStart: () =>
      Promise.resolve({
        executionDidStart({ schema, document, operation }) {
          const start = performance.now();
          return Promise.resolve({
            executionDidEnd() {
              const field = labelOf(schema, document, operation);
              metrics.operationSeconds.observe({ field }, (performance.now() - start) / 1_000);
              return Promise.resolve();
            },
          });
        },
        willSendResponse({ response: { body } }) {
          const { errors = [] } = body.kind === 'single' ? body.singleResult : {};
          for (const { extensions } of errors) {
            const code = extensions?.['code'];
            metrics.errors.inc({ code: isKnown.has(code) ? String(code) : OTHER });
          }
          return Promise.resolve();
        },
      }),
  };
}

const rootFieldNames = (schema: GraphQLSchema): readonly string[] =>
  [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
    Object.keys(type?.getFields() ?? {}),
  );

/** The one root field of an operation; `several` where there are more, `introspection` for what every schema has. */
function rootFieldOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): string {
  const known = schema.getRootType(operation.operation)?.getFields() ?? {};
  const names = new Set(
    rootFields(document, operation, {}).map(({ name: { value } }) =>
      Object.hasOwn(known, value) ? value : INTROSPECTION,
    ),
  );
  return names.size > 1 ? SEVERAL : ([...names][0] ?? INTROSPECTION);
}
