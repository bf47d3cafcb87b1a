import { GraphQLError, GraphQLScalarType, type ValueNode } from 'graphql';
import { GraphQLDateTime } from 'graphql-scalars';

/** Dates and times as graphql-scalars has them, but for its errors, which repeat what they were given. */
export const DateTime = new GraphQLScalarType<Date, Date>({
  ...GraphQLDateTime.toConfig(),
  parseValue: (value) => read(() => GraphQLDateTime.parseValue(value)),
  parseLiteral: (node) => read(() => GraphQLDateTime.parseLiteral(node), node),
});

function read(parse: () => Date, node: ValueNode | null = null): Date {
  try {
    return parse();
  } catch {
    throw new GraphQLError(
      'DateTime must be a date and time of RFC 3339, such as 2026-11-21T09:30:00+08:00.',
      { nodes: node },
    );
  }
}
