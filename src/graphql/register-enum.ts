import { registerEnumType } from 'type-graphql';

/**
 * Makes a GraphQL enum of a union of strings. The record has to describe every member, so that a new one
 * cannot reach the schema without words.
 */
export function registerEnum<Value extends string>(
  name: string,
  description: string,
  values: Readonly<Record<Value, string>>,
): Readonly<Record<Value, Value>> {
  const names = Object.keys(values) as Value[];
  const enumObject = Object.fromEntries(names.map((value) => [value, value])) as Record<
    Value,
    Value
  >;
  registerEnumType(enumObject, {
    name,
    description,
    valuesConfig: Object.fromEntries(
      names.map((value) => [value, { description: values[value] }]),
    ) as Record<Value, { description: string }>,
  });
  return enumObject;
}
