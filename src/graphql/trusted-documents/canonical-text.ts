import { Kind, parse, print, visit, type ASTNode, type ASTVisitor, type NameNode } from 'graphql';

/**
 * One text for all documents that differ in layout and order only; undefined for what is no document or has
 * too many tokens. Code Generator sorts what it writes into a manifest, and clients send what they were written.
 */
export function canonicalText(text: string, maxLexicalTokens: number): string | undefined {
  try {
    return print(visit(parse(text, { maxLexicalTokens, noLocation: true }), SORTING));
  } catch {
    return undefined;
  }
}

const SORTING: ASTVisitor = {
  Document: (node) => ({ ...node, definitions: sorted(node.definitions) }),
  OperationDefinition: (node) => ({
    ...node,
    variableDefinitions: sorted(node.variableDefinitions),
    directives: sorted(node.directives),
  }),
  SelectionSet: (node) => ({ ...node, selections: sorted(node.selections) }),
  Field: (node) => ({
    ...node,
    arguments: sorted(node.arguments),
    directives: sorted(node.directives),
  }),
  FragmentSpread: (node) => ({ ...node, directives: sorted(node.directives) }),
  InlineFragment: (node) => ({ ...node, directives: sorted(node.directives) }),
  FragmentDefinition: (node) => ({ ...node, directives: sorted(node.directives) }),
  Directive: (node) => ({ ...node, arguments: sorted(node.arguments) }),
};

function sorted<Node extends ASTNode>(nodes: readonly Node[] = []): readonly Node[] {
  return nodes
    .map((node) => ({ node, key: sortKey(node) }))
    .sort((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)))
    .map(({ node }) => node);
}

/** What a node is called. Equals keep their order, which Code Generator leaves alone too. */
function sortKey(node: ASTNode): string {
  if (node.kind === Kind.VARIABLE_DEFINITION) return node.variable.name.value;
  const alias = node.kind === Kind.FIELD ? node.alias : undefined;
  const name = node.kind === Kind.INLINE_FRAGMENT ? node.typeCondition?.name : nameOf(node);
  return [node.kind, alias?.value, name?.value].join(' ');
}

const nameOf = (node: ASTNode): NameNode | undefined => ('name' in node ? node.name : undefined);
