import type { OperationDefinitionNode } from 'graphql';
import type { OperationCheck, ResolvedOperation } from '../operation-checks';
import type { ExceededLimit, OperationLimits } from './operation-limits';
import { measureOperation, type OperationSize } from './operation-size';
import { operationTooLarge } from './operation-too-large';

/** Refuses an operation that is larger than the limits. */
export function checkLimits(limits: OperationLimits): OperationCheck {
  // Apollo keeps documents that it has parsed, so the same operation comes by as the same node.
  const measured = new WeakMap<OperationDefinitionNode, readonly ExceededLimit[]>();

  function measure({ document, operation }: ResolvedOperation) {
    const exceeded = exceededLimits(measureOperation(document, operation), limits);
    measured.set(operation, exceeded);
    return exceeded;
  }

  return (resolved) => {
    const exceeded = measured.get(resolved.operation) ?? measure(resolved);
    if (exceeded.length > 0) throw operationTooLarge(exceeded);
  };
}

function exceededLimits(size: OperationSize, limits: OperationLimits): readonly ExceededLimit[] {
  return (Object.keys(size) as (keyof OperationSize)[])
    .filter((limit) => size[limit] > limits[limit])
    .map((limit) => ({ limit, max: limits[limit] }));
}
