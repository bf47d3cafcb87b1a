import {
  getDirectiveValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** The raw variables of a request, as the client sent them. */
export type RawVariables = Readonly<Record<string, unknown>>;

/**
 * What no variable changes. Apollo keeps documents that it has parsed, so the same operation comes by as the
 * same node.
 */
const unconditional = new WeakMap<OperationDefinitionNode, readonly FieldNode[]>();

/** The fields of an operation's root that will be executed, through fragments and past `@skip` and `@include`. */
export function rootFields(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: RawVariables,
): readonly FieldNode[] {
  return unconditional.get(operation) ?? collectRootFields(document, operation, variables);
}

function collectRootFields(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: RawVariables,
): readonly FieldNode[] {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      fragments.set(definition.name.value, definition);
    }
  }
  const fields: FieldNode[] = [];
  const visited = new Set<string>();
  let directives = 0;

  function collect({ selections }: SelectionSetNode) {
    for (const selection of selections) {
      directives += selection.directives?.length ?? 0;
      if (!isIncluded(selection, variables)) continue;
      if (selection.kind === Kind.FIELD) {
        fields.push(selection);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        collect(selection.selectionSet);
      } else if (!visited.has(selection.name.value)) {
        visited.add(selection.name.value);
        const fragment = fragments.get(selection.name.value);
        if (fragment) collect(fragment.selectionSet);
      }
    }
  }

  collect(operation.selectionSet);
  if (directives === 0) unconditional.set(operation, fields);
  return fields;
}

function isIncluded(node: SelectionNode, variables: RawVariables): boolean {
  try {
    const skip = getDirectiveValues(GraphQLSkipDirective, node, variables);
    const include = getDirectiveValues(GraphQLIncludeDirective, node, variables);
    return skip?.['if'] !== true && include?.['if'] !== false;
  } catch {
    // A variable of the wrong type: execution will refuse the operation.
    return true;
  }
}
