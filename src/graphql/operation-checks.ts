import type { ApolloServerPlugin } from '@apollo/server';
import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import type { Client } from '../domain/client';
import type { Context } from './context';
import { inEveryRequest } from './every-request';
import type { RawVariables } from './input/root-fields';

/** An operation that is valid and has not begun. */
export interface ResolvedOperation {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: RawVariables;
  readonly client: Client;
}

/** @throws GraphQLError to refuse the operation */
export type OperationCheck = (resolved: ResolvedOperation) => void;

/** Has an operation checked before anything of it is executed; what one check refuses does not reach the next. */
export function operationChecks(checks: readonly OperationCheck[]): ApolloServerPlugin<Context> {
  const done = Promise.resolve();
  return inEveryRequest({
    // Thrown rather than rejected: plugins that come after this one are then not started.
    didResolveOperation({ schema, document, operation, request, contextValue: { client } }) {
      // Apollo's types leave it out: there is none where `operationName` names none.
      if (operation === undefined) return done;
      const variables = request.variables ?? {};
      const resolved = { schema, document, operation, variables, client };
      for (const check of checks) check(resolved);
      return done;
    },
  });
}
