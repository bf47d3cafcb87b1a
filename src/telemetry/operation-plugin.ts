import type { ApolloServerPlugin } from '@apollo/server';
import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { rootFields } from '../graphql/input/root-fields';
import type { Metrics } from './metrics';

const ERROR_CODES: ReadonlySet<unknown> = new Set([
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
]);

/** Times operations by their root field, and counts the errors that are answered. */
export function operationPlugin(metrics: Metrics): ApolloServerPlugin {
  // Apollo keeps documents that it has parsed, so the same operation comes by as the same node.
  const labels = new WeakMap<OperationDefinitionNode, string>();

  function labelOf(
    schema: GraphQLSchema,
    document: DocumentNode,
    operation: OperationDefinitionNode | undefined,
  ) {
    // Apollo's types leave it out: there is none where `operationName` names none.
    if (operation === undefined) return 'none';
    let label = labels.get(operation);
    if (label === undefined) {
      label = rootFieldOf(schema, document, operation);
      labels.set(operation, label);
    }
    return label;
  }

  return {
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
            metrics.errors.inc({ code: ERROR_CODES.has(code) ? String(code) : 'other' });
          }
          return Promise.resolve();
        },
      }),
  };
}

/** The one root field of an operation; `several` where there are more, `introspection` for what every schema has. */
function rootFieldOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): string {
  const known = schema.getRootType(operation.operation)?.getFields() ?? {};
  const names = new Set(
    rootFields(document, operation, {}).map(({ name: { value } }) =>
      Object.hasOwn(known, value) ? value : 'introspection',
    ),
  );
  return names.size > 1 ? 'several' : ([...names][0] ?? 'introspection');
}
