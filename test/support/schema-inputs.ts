import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isIntrospectionType,
  isNonNullType,
  isObjectType,
  isScalarType,
  isUnionType,
  OperationTypeNode,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';

/** A place in the arguments of a field that a caller may fill, e.g. `filter.client` of `checks`. */
export interface InputPlace {
  /** By which kind of operation the field is asked; undefined for a field below the root. */
  readonly operation: OperationTypeNode | undefined;
  readonly field: string;
  readonly path: readonly string[];
  readonly type: GraphQLInputType;
  /** Whether it may be left out. */
  readonly isOptional: boolean;
  readonly title: string;
}

/** Every argument of every field of a schema, and every field of the input types that they take. */
export function inputPlaces(schema: GraphQLSchema): readonly InputPlace[] {
  return Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter((type) => !isIntrospectionType(type))
    .flatMap((type) => {
      const operation = Object.values(OperationTypeNode).find(
        (kind) => schema.getRootType(kind) === type,
      );
      return Object.values(type.getFields()).flatMap(({ name: field, args }) =>
        args.flatMap((arg) =>
          placesWithin(arg, []).map(({ path, input }) => ({
            operation,
            field,
            path,
            type: input.type,
            isOptional: !isNonNullType(input.type) || input.defaultValue !== undefined,
            title: `${type.name}.${field}(${path.join('.')}:)`,
          })),
        ),
      );
    });
}

interface PlaceWithin {
  readonly path: readonly string[];
  readonly input: GraphQLArgument | GraphQLInputField;
}

/** An argument or input field, and everything below it. An input type within itself would have no end. */
function placesWithin(
  input: GraphQLArgument | GraphQLInputField,
  parents: readonly string[],
): readonly PlaceWithin[] {
  const path = [...parents, input.name];
  const named = getNamedType(input.type);
  const members =
    isInputObjectType(named) && path.length < 5 ? Object.values(named.getFields()) : [];
  return [{ path, input }, ...members.flatMap((member) => placesWithin(member, path))];
}

/** Values for the arguments of a field. */
export type InputValues = Readonly<Record<string, unknown>>;

/** Stands in values for text of GraphQL that is put there as it is. */
export class Verbatim {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** Values with another one at a place; members on the way that are missing are made. */
export function withValue(
  values: InputValues,
  [first = '', ...rest]: readonly string[],
  value: unknown,
): InputValues {
  const member = (values[first] ?? {}) as InputValues;
  return { ...values, [first]: rest.length === 0 ? value : withValue(member, rest, value) };
}

/** Values in which everything above a place is there, so that it can be left out itself. */
export function withParents(
  values: InputValues,
  [first = '', ...rest]: readonly string[],
): InputValues {
  if (rest.length === 0) return values;
  return { ...values, [first]: withParents((values[first] ?? {}) as InputValues, rest) };
}

export interface Asking {
  readonly operation: OperationTypeNode;
  readonly field: string;
  readonly values: InputValues;
  /** Of the variables that the values name verbatim: each with its type and, where it is given, its value. */
  readonly variables?: Readonly<
    Record<string, { readonly type: string; readonly value?: unknown }>
  >;
}

/** An operation that asks for everything that a field can tell. Each scalar goes through a variable of its own. */
export function operationFor(schema: GraphQLSchema, asking: Asking) {
  const { operation, field: name, values } = asking;
  const field = schema.getRootType(operation)?.getFields()[name];
  if (field === undefined) throw new Error(`there is no ${name}`);
  const declared = new Map(
    Object.entries(asking.variables ?? {}).map(([key, { type }]) => [key, type] as const),
  );
  const variables: Record<string, unknown> = Object.fromEntries(
    Object.entries(asking.variables ?? {}).map(([key, { value }]) => [key, value]),
  );

  function print(value: unknown, type: GraphQLInputType): string {
    if (value instanceof Verbatim) return value.text;
    const named = getNamedType(type);
    if (isInputObjectType(named)) {
      const fields = named.getFields();
      const members = Object.entries(value as object).map(([key, member]) => {
        const memberType = fields[key]?.type;
        if (memberType === undefined) throw new Error(`${named.name} has no ${key}`);
        return `${key}: ${print(member, memberType)}`;
      });
      return `{ ${members.join(', ')} }`;
    }
    const variable = `v${declared.size}`;
    declared.set(variable, String(type));
    variables[variable] = value;
    return `$${variable}`;
  }

  const given = field.args
    .filter((arg) => arg.name in values)
    .map((arg) => `${arg.name}: ${print(values[arg.name], arg.type)}`);
  const definitions = [...declared].map(([key, type]) => `$${key}: ${type}`);
  const inBrackets = (parts: readonly string[]) =>
    parts.length === 0 ? '' : `(${parts.join(', ')})`;
  const query = `${operation} ${inBrackets(definitions)} { ${name}${inBrackets(given)} ${selectionOf(field.type)} }`;
  return { query, variables };
}

/** Everything that can be selected of a type without arguments. */
export function selectionOf(type: GraphQLOutputType): string {
  const named = getNamedType(type);
  if (isScalarType(named) || isEnumType(named)) return '';
  if (isUnionType(named)) {
    const members = named
      .getTypes()
      .map((member) => `... on ${member.name} ${selectionOf(member)}`);
    return `{ __typename ${members.join(' ')} }`;
  }
  const fields = Object.values(named.getFields())
    .filter(({ args }) => args.every((arg) => !isNonNullType(arg.type)))
    .map((field) => `${field.name} ${selectionOf(field.type)}`);
  return `{ ${fields.join(' ')} }`;
}
