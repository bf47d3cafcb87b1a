import {
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { rootFields } from '../input/root-fields';
import { PAID_FIELDS } from '../paid-fields';
import type { OperationLimits } from './operation-limits';

export type OperationSize = Omit<OperationLimits, 'tokens'>;

interface Size {
  readonly depth: number;
  readonly aliases: number;
  readonly directives: number;
  readonly fields: number;
  /** Fields of this level alone. */
  readonly topFields: number;
}

const NOTHING: Size = { depth: 0, aliases: 0, directives: 0, fields: 0, topFields: 0 };

/** Explorers ask for types of types in one deep query; graphql-js itself keeps such queries from going in circles. */
const FREE_DEPTH: ReadonlySet<string> = new Set(['__schema', '__type']);

/**
 * How large an operation is once its fragments are spread out. Each fragment is measured once, so that the
 * work grows with the text and not with what it would expand to; sums may reach `Infinity`.
 */
export function measureOperation(
  document: DocumentNode,
  operation: OperationDefinitionNode,
): OperationSize {
  const size = new Measurement(document).ofSelections(operation.selectionSet);
  const ofVariables = (operation.variableDefinitions ?? []).map(directivesOf);
  const { depth, aliases, fields, topFields: atRoot } = size;
  return {
    depth,
    aliases,
    directives: sum([size.directives, directivesOf(operation), ...ofVariables]),
    rootFields: atRoot,
    fields,
    paidFields: paidResponseKeys(document, operation).size,
  };
}

/** What may be paid for, whatever `@skip` and `@include` make of the variables. */
function paidResponseKeys(document: DocumentNode, operation: OperationDefinitionNode) {
  const paid = rootFields(document, operation, {}).filter(({ name }) =>
    PAID_FIELDS.has(name.value),
  );
  return new Set(paid.map(({ alias, name }) => (alias ?? name).value));
}

class Measurement {
  readonly #fragments = new Map<string, FragmentDefinitionNode>();
  readonly #measured = new Map<string, Size>();

  constructor(document: DocumentNode) {
    for (const definition of document.definitions) {
      if (definition.kind !== Kind.FRAGMENT_DEFINITION) continue;
      this.#fragments.set(definition.name.value, definition);
    }
  }

  ofSelections({ selections }: SelectionSetNode): Size {
    const parts = selections.map((selection) => {
      const part = this.#ofSelection(selection);
      return { ...part, directives: part.directives + directivesOf(selection) };
    });
    return {
      depth: parts.reduce((deepest, { depth }) => Math.max(deepest, depth), 0),
      aliases: sum(parts.map(({ aliases }) => aliases)),
      directives: sum(parts.map(({ directives }) => directives)),
      fields: sum(parts.map(({ fields }) => fields)),
      topFields: sum(parts.map(({ topFields }) => topFields)),
    };
  }

  #ofSelection(selection: SelectionNode): Size {
    switch (selection.kind) {
      case Kind.FIELD:
        return this.#ofField(selection);
      case Kind.INLINE_FRAGMENT:
        return this.ofSelections(selection.selectionSet);
      case Kind.FRAGMENT_SPREAD:
        return this.#ofFragment(selection.name.value);
    }
  }

  #ofField({ name, alias, selectionSet }: FieldNode): Size {
    const below = selectionSet ? this.ofSelections(selectionSet) : NOTHING;
    return {
      depth: 1 + (FREE_DEPTH.has(name.value) ? 0 : below.depth),
      aliases: below.aliases + (alias ? 1 : 0),
      directives: below.directives,
      fields: below.fields + 1,
      topFields: 1,
    };
  }

  #ofFragment(name: string): Size {
    const known = this.#measured.get(name);
    const fragment = this.#fragments.get(name);
    if (known !== undefined || fragment === undefined) return known ?? NOTHING;
    // A fragment that spreads itself, which validation refuses, finds this.
    this.#measured.set(name, NOTHING);
    const inner = this.ofSelections(fragment.selectionSet);
    const size = { ...inner, directives: inner.directives + directivesOf(fragment) };
    this.#measured.set(name, size);
    return size;
  }
}

const directivesOf = ({ directives }: { readonly directives?: readonly unknown[] | undefined }) =>
  directives?.length ?? 0;

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
