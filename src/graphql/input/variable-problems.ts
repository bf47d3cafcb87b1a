import {
  BREAK,
  isLeafType,
  isNonNullType,
  Kind,
  typeFromAST,
  visit,
  type ASTNode,
  type VariableDefinitionNode,
} from 'graphql';
import type { InputRule } from '../../domain/input-rules';
import type { ResolvedOperation } from '../operation-checks';
import { findProblems, type InputProblem } from './find-problems';
import type { RawVariables } from './root-fields';

/** A problem of an input, together with the response key of the root field that it was given to, where that is known. */
export interface LocatedProblem extends InputProblem {
  readonly path: readonly string[];
}

/**
 * The rules that variables break by the types that the operation itself declares: the `Boolean!` of a directive, or an `Int!`
 * where the schema would take null. What the schema says of arguments, input objects with them, is checked there.
 */
export function variableProblems(
  { schema, document, operation }: Pick<ResolvedOperation, 'schema' | 'document' | 'operation'>,
  values: RawVariables,
): readonly LocatedProblem[] {
  const brokenRule = ({ variable, type: node }: VariableDefinitionNode): InputRule | undefined => {
    const type = typeFromAST(schema, node);
    const name = variable.name.value;
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value == null) return isNonNullType(type) ? 'REQUIRED' : undefined;
    const nullable: unknown = isNonNullType(type) ? type.ofType : type;
    return isLeafType(nullable) ? findProblems(value, nullable, '')[0]?.rule : undefined;
  };
  return (operation.variableDefinitions ?? []).flatMap((definition) => {
    const rule = brokenRule(definition);
    return rule === undefined ? [] : { ...placeOf(definition.variable.name.value, document), rule };
  });
}

type Place = Omit<LocatedProblem, 'rule'>;

/** Where a variable is used first, in names of the schema: what it is called is a word of the caller's. */
function placeOf(variable: string, document: ASTNode): Place {
  let place: Place = { path: [], field: 'variables' };
  visit(document, {
    Variable({ name }, _key, parent, _path, ancestors) {
      const around = [...ancestors, parent].filter((node) => node !== undefined && 'kind' in node);
      const isUse = around.at(-1)?.kind !== Kind.VARIABLE_DEFINITION;
      if (name.value !== variable || !isUse) return undefined;
      place = { path: pathOf(around), field: around.flatMap(wordOf).join('.') };
      return BREAK;
    },
  });
  return place;
}

/** The response key of the root field; none in a fragment, which several may use. */
function pathOf(around: readonly ASTNode[]): readonly string[] {
  const isFragment = around.some(({ kind }) => kind === Kind.FRAGMENT_DEFINITION);
  const root = around.find((node) => node.kind === Kind.FIELD);
  return isFragment || root === undefined ? [] : [root.alias?.value ?? root.name.value];
}

function wordOf(node: ASTNode): readonly string[] {
  if (node.kind === Kind.DIRECTIVE) return [`@${node.name.value}`];
  return node.kind === Kind.ARGUMENT || node.kind === Kind.OBJECT_FIELD ? [node.name.value] : [];
}
