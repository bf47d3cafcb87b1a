import { readFileSync } from 'node:fs';
import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isScalarType,
  isSpecifiedDirective,
  isSpecifiedScalarType,
  isUnionType,
  printSchema,
  type GraphQLNamedType,
} from 'graphql';
import { buildSchema } from '../../src/graphql/schema';

const schema = buildSchema();
const types = Object.values(schema.getTypeMap()).filter(
  (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
);

describe('the schema', () => {
  it('is the one in schema.graphql', () => {
    expect(`${printSchema(schema)}\n`).toBe(readFileSync('schema.graphql', 'utf8'));
  });

  it('describes itself, and everything that is in it', () => {
    const directives = schema
      .getDirectives()
      .filter((directive) => !isSpecifiedDirective(directive));
    const silent = [
      { title: 'schema', description: schema.description },
      ...types.flatMap(describedPartsOf),
      ...directives.flatMap(({ name, description, args }) => [
        { title: `@${name}`, description },
        ...args.map((arg) => ({ title: `@${name}(${arg.name}:)`, description: arg.description })),
      ]),
    ].filter(({ description }) => (description ?? '').trim() === '');
    expect(silent).toEqual([]);
  });

  it('gives a field that members of a union share one type, so that it can be selected on each', () => {
    const conflicts: string[] = [];
    for (const union of types.filter(isUnionType)) {
      const seen = new Map<string, string>();
      for (const member of union.getTypes()) {
        for (const field of Object.values(member.getFields())) {
          const type = String(field.type);
          if ((seen.get(field.name) ?? type) !== type)
            conflicts.push(`${union.name}.${field.name}`);
          seen.set(field.name, type);
        }
      }
    }
    expect(conflicts).toEqual([]);
  });

  it('takes personal data through its own scalars only, and never gives it back', () => {
    const personal = ['BankCardNumber', 'IdNumber', 'PersonName', 'MobileNumber'];
    for (const name of personal) {
      const scalar = schema.getType(name);
      if (!isScalarType(scalar)) throw new Error(`${name} is not a scalar`);
      expect(() => scalar.serialize('x')).toThrow('never sent out');
    }
    const outputs = types.flatMap((type) =>
      fieldsOf(type).map((field) => getNamedType(field.type).name),
    );
    expect(outputs.filter((name) => personal.includes(name))).toEqual([]);
  });
});

/** A type, its fields with their arguments, and its values, each with its words. */
function describedPartsOf(type: GraphQLNamedType) {
  const members = [
    ...fieldsOf(type),
    ...(isInputObjectType(type) ? Object.values(type.getFields()) : []),
    ...(isEnumType(type) ? type.getValues() : []),
  ];
  const args = fieldsOf(type).flatMap((field) =>
    field.args.map(({ name, description }) => ({
      title: `${type.name}.${field.name}(${name}:)`,
      description,
    })),
  );
  return [
    { title: type.name, description: type.description },
    ...members.map(({ name, description }) => ({ title: `${type.name}.${name}`, description })),
    ...args,
  ];
}

function fieldsOf(type: GraphQLNamedType) {
  return isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [];
}
