import { GraphQLError, valueFromASTUntyped, type OperationDefinitionNode } from 'graphql';
import { INPUT_RULES } from '../../domain/input-rules';
import type { ResolvedOperation } from '../operation-checks';
import { argumentProblems } from './argument-problems';
import { findProblems, type InputProblem } from './find-problems';
import { rootFields, type RawVariables } from './root-fields';
import { variableProblems, type LocatedProblem } from './variable-problems';

/**
 * Checks every input of an operation before any of it is executed, so that nothing is paid for while
 * another part of the operation is malformed. All problems are reported in one `BAD_USER_INPUT` error.
 */
export function checkInputs(resolved: ResolvedOperation): void {
  const problems = operationProblems(resolved);
  if (problems.length > 0) throw invalidInputError(problems);
}

function operationProblems(resolved: ResolvedOperation): readonly LocatedProblem[] {
  const { schema, document, operation, variables } = resolved;
  const rootType = schema.getRootType(operation.operation);
  const values = withDefaults(operation, variables);
  const problems: LocatedProblem[] = [];
  for (const node of rootFields(document, operation, values)) {
    const path = [node.alias?.value ?? node.name.value] as const;
    const args = new Map<string, unknown>();
    const ofArguments: InputProblem[] = [];
    for (const argument of rootType?.getFields()[node.name.value]?.args ?? []) {
      const given = node.arguments?.find(({ name }) => name.value === argument.name);
      const value = given && valueFromASTUntyped(given.value, values);
      if (value === undefined && argument.defaultValue !== undefined) continue;
      args.set(argument.name, value);
      ofArguments.push(...findProblems(value, argument.type, argument.name));
    }
    if (ofArguments.length === 0) ofArguments.push(...argumentProblems(node.name.value, args));
    problems.push(...ofArguments.map((problem) => ({ ...problem, path })));
  }
  const known = new Set(problems.map(({ field }) => field));
  const ofVariables = variableProblems(resolved, values);
  return [...problems, ...ofVariables.filter(({ field }) => !known.has(field))];
}

function withDefaults(operation: OperationDefinitionNode, variables: RawVariables): RawVariables {
  let values = variables;
  for (const { variable, defaultValue } of operation.variableDefinitions ?? []) {
    const name = variable.name.value;
    if (values[name] === undefined && defaultValue) {
      values = { ...values, [name]: valueFromASTUntyped(defaultValue) };
    }
  }
  return values;
}

function invalidInputError(problems: readonly LocatedProblem[]): GraphQLError {
  const invalid = problems.map(({ path, field, rule }) => {
    const [message, messageZh] = INPUT_RULES[rule];
    return { path, field, rule, message: `${field} ${message}`, messageZh };
  });
  return new GraphQLError(`Invalid input: ${invalid.map(({ message }) => message).join('; ')}.`, {
    extensions: { code: 'BAD_USER_INPUT', invalid, http: { status: 400 } },
  });
}
