import {
  defaultFieldResolver,
  getNamedType,
  isInputObjectType,
  isIntrospectionType,
  isObjectType,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';

type Members = Readonly<Record<string, unknown>>;

/**
 * Makes `null` mean the same as leaving an argument or input field out: resolvers see the default, or nothing at all. GraphQL
 * tells the two apart, and callers do not: what is empty in their forms and types is sent as `null` here and left out there.
 */
export function takeNullAsOmitted(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    // Those of introspection belong to graphql-js, which shares them among schemas.
    if (!isObjectType(type) || isIntrospectionType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const { args: definitions, resolve = defaultFieldResolver } = field;
      if (definitions.length === 0) continue;
      field.resolve = (source, args: Members, context, info) =>
        resolve(source, withoutNulls(args, definitions), context, info);
    }
  }
}

function withoutNulls(
  members: Members,
  definitions: readonly (GraphQLArgument | GraphQLInputField)[],
): Members {
  const given: Record<string, unknown> = {};
  for (const { name, type, defaultValue } of definitions) {
    const value = members[name] ?? defaultValue;
    if (value != null) given[name] = valueWithoutNulls(value, type);
  }
  return given;
}

function valueWithoutNulls(value: unknown, type: GraphQLInputType): unknown {
  const named = getNamedType(type);
  if (!isInputObjectType(named)) return value;
  if (Array.isArray(value)) return value.map((item) => valueWithoutNulls(item, named));
  return withoutNulls(value as Members, Object.values(named.getFields()));
}
