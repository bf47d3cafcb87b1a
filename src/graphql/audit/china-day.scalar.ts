import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { isCalendarDay } from '../../domain/calendar-day';

function toDay(value: unknown, node: ValueNode | null = null): string {
  if (typeof value === 'string' && isCalendarDay(value)) return value;
  throw new GraphQLError('ChinaDay must be a day of the calendar, YYYY-MM-DD.', { nodes: node });
}

export const ChinaDay = new GraphQLScalarType<string, string>({
  name: 'ChinaDay',
  description: 'A day in Asia/Shanghai (UTC+8): YYYY-MM-DD.',
  parseValue: (value) => toDay(value),
  parseLiteral: (node) => toDay(node.kind === Kind.STRING ? node.value : undefined, node),
  serialize: (value) => toDay(value),
});
