import {
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLInputType,
  type GraphQLLeafType,
} from 'graphql';
import type { InputRule } from '../../domain/input-rules';
import { contentProblems } from './content-problems';

/** A rule that part of an input breaks. It holds the path of the part and nothing of its value. */
export interface InputProblem {
  /** The path in the arguments of the field, e.g. `input.bankCard`. */
  readonly field: string;
  readonly rule: InputRule;
}

/** Every rule, of form and of content, that a raw value of an input type breaks. */
export function findProblems(
  value: unknown,
  type: GraphQLInputType,
  field: string,
): readonly InputProblem[] {
  if (isNonNullType(type)) {
    if (value == null) return [{ field, rule: 'REQUIRED' }];
    return findProblems(value, type.ofType, field);
  }
  if (value == null) return [];
  if (isListType(type)) {
    const items: readonly unknown[] = Array.isArray(value) ? value : [value];
    return items.flatMap((item, i) => findProblems(item, type.ofType, `${field}.${i}`));
  }
  if (!isInputObjectType(type)) {
    return isOfLeafType(value, type) ? [] : [{ field, rule: isEnumType(type) ? 'ENUM' : 'TYPE' }];
  }
  if (typeof value !== 'object' || Array.isArray(value)) return [{ field, rule: 'TYPE' }];

  const fields = Object.values(type.getFields());
  const known = new Set(fields.map(({ name }) => name));
  const given = Object.entries(value);
  const members = new Map<string, unknown>(given.filter(([name]) => known.has(name)));
  const ofForm = fields.flatMap(({ name, type: fieldType, defaultValue }) => {
    const member = members.get(name);
    return member === undefined && defaultValue !== undefined
      ? []
      : findProblems(member, fieldType, `${field}.${name}`);
  });
  const unknown = members.size < given.length;
  const broken = new Set(ofForm.map((problem) => problem.field));
  const ofContent = contentProblems(type.name, members)
    .map(({ property, rule }) => ({ field: `${field}.${property}`, rule }))
    .filter((problem) => !broken.has(problem.field));
  // The unknown name itself may be personal data that ended up in the wrong place.
  return [...ofForm, ...ofContent, ...(unknown ? [{ field, rule: 'UNKNOWN_FIELD' } as const] : [])];
}

function isOfLeafType(value: unknown, type: GraphQLLeafType): boolean {
  try {
    return type.parseValue(value) !== undefined;
  } catch {
    return false;
  }
}
