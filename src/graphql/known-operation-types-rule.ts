import { GraphQLError, type ValidationRule } from 'graphql';

/** Finds operations of a kind that the schema does not have, which graphql-js notices only when it executes them. */
export const knownOperationTypesRule: ValidationRule = (context) => ({
  OperationDefinition(node) {
    if (context.getSchema().getRootType(node.operation) != null) return;
    const message = `The schema has no ${node.operation}.`;
    context.reportError(new GraphQLError(message, { nodes: node }));
  },
});
