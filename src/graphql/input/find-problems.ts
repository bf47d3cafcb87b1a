import {
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLInputObjectType,
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

const NONE: readonly InputProblem[] = [];

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
  if (value == null) return NONE;
  if (isListType(type)) {
    const items: readonly unknown[] = Array.isArray(value) ? value : [value];
    return items.flatMap((item, i) => findProblems(item, type.ofType, `${field}.${i}`));
  }
  if (!isInputObjectType(type)) {
    return isOfLeafType(value, type) ? NONE : [{ field, rule: isEnumType(type) ? 'ENUM' : 'TYPE' }];
  }
  if (typeof value !== 'object' || Array.isArray(value)) return [{ field, rule: 'TYPE' }];

  return memberProblems(value as Readonly<Record<string, unknown>>, type, field);
}

function memberProblems(
  members: Readonly<Record<string, unknown>>,
  type: GraphQLInputObjectType,
  field: string,
): readonly InputProblem[] {
  const fields = type.getFields();
  const problems: InputProblem[] = [];
  for (const { name, type: fieldType, defaultValue } of Object.values(fields)) {
    const member = Object.hasOwn(members, name) ? members[name] : undefined;
    if (member === undefined && defaultValue !== undefined) continue;
    problems.push(...findProblems(member, fieldType, `${field}.${name}`));
  }
  const broken = new Set(problems.map((problem) => problem.field));
  for (const { property, rule } of contentProblems(type.name, members)) {
    const problem = { field: `${field}.${property}`, rule };
    if (!broken.has(problem.field)) problems.push(problem);
  }
  // The unknown name itself may be personal data that ended up in the wrong place.
  if (Object.keys(members).some((name) => fields[name] === undefined)) {
    problems.push({ field, rule: 'UNKNOWN_FIELD' });
  }
  return problems;
}

function isOfLeafType(value: unknown, type: GraphQLLeafType): boolean {
  try {
    return type.parseValue(value) !== undefined;
  } catch {
    return false;
  }
}
