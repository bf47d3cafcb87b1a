import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { isCalendarDay } from '../../domain/calendar-day';

function toDay(value: unknown): string {
  if (typeof value === 'string' && isCalendarDay(value)) return value;
  throw new GraphQLError('ChinaDay must be a day of the calendar, YYYY-MM-DD.');
}

export const ChinaDay = new GraphQLScalarType<string, string>({
  name: 'ChinaDay',
  description: 'A day in Asia/Shanghai (UTC+8): YYYY-MM-DD.',
  parseValue: toDay,
  parseLiteral: (node) => toDay(node.kind === Kind.STRING ? node.value : undefined),
  serialize: toDay,
});
