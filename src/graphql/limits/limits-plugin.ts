import type { ApolloServerPlugin } from '@apollo/server';
import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import type { ExceededLimit, OperationLimits } from './operation-limits';
import { measureOperation, type OperationSize } from './operation-size';
import { operationTooLarge } from './operation-too-large';

/** Refuses an operation that is larger than the limits, before anything of it is executed. */
export function limitsPlugin(limits: OperationLimits): ApolloServerPlugin {
  // Apollo keeps documents that it has parsed, so the same operation comes by as the same node.
  const measured = new WeakMap<OperationDefinitionNode, readonly ExceededLimit[]>();

  function check(document: DocumentNode, operation: OperationDefinitionNode) {
    const exceeded = exceededLimits(measureOperation(document, operation), limits);
    measured.set(operation, exceeded);
    return exceeded;
  }

  return {
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation({ document, operation }) {
          if (operation === undefined) return Promise.resolve();
          const exceeded = measured.get(operation) ?? check(document, operation);
          // Thrown rather than rejected: plugins that come after this one are then not started.
          if (exceeded.length > 0) throw operationTooLarge(exceeded);
          return Promise.resolve();
        },
      }),
  };
}

function exceededLimits(size: OperationSize, limits: OperationLimits): readonly ExceededLimit[] {
  return (Object.keys(size) as (keyof OperationSize)[])
    .filter((limit) => size[limit] > limits[limit])
    .map((limit) => ({ limit, max: limits[limit] }));
}
