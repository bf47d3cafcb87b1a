import { daysBetween } from '../../domain/calendar-day';
import { parseClientId } from '../../domain/client';
import type { InputRule } from '../../domain/input-rules';
import { decodeCursor } from '../audit/cursor';
import { MAX_PAGE_SIZE } from '../audit/page-size';
import type { InputProblem } from './find-problems';

type Arguments = ReadonlyMap<string, unknown>;

interface ArgumentRule {
  readonly argument: string;
  readonly rule: InputRule;
  /** Only asked about arguments whose form is right. */
  readonly holds: (args: Arguments) => boolean;
}

const MAX_DAYS = 366;

/** The rules of content that arguments themselves have, as they are in no input type, by root field. */
const ARGUMENT_RULES: ReadonlyMap<string, readonly ArgumentRule[]> = new Map([
  [
    'checks',
    [
      {
        argument: 'first',
        rule: 'PAGE_SIZE',
        holds: (args) => {
          const first = args.get('first');
          return typeof first !== 'number' || (first >= 1 && first <= MAX_PAGE_SIZE);
        },
      },
      {
        argument: 'after',
        rule: 'CURSOR',
        holds: (args) => {
          const after = args.get('after');
          return typeof after !== 'string' || decodeCursor(after) !== undefined;
        },
      },
    ],
  ],
  [
    'spend',
    [
      {
        argument: 'client',
        rule: 'CLIENT_ID',
        holds: (args) => {
          const client = args.get('client');
          return typeof client !== 'string' || parseClientId(client).ok;
        },
      },
      {
        argument: 'to',
        rule: 'DAY_RANGE',
        holds: (args) => {
          const days = daysBetween(String(args.get('from')), String(args.get('to')));
          return days >= 0 && days <= MAX_DAYS;
        },
      },
    ],
  ],
] satisfies readonly (readonly [string, readonly ArgumentRule[]])[]);

/** The rules that the arguments of a root field, each of the right form, break. */
export function argumentProblems(fieldName: string, args: Arguments): readonly InputProblem[] {
  return (ARGUMENT_RULES.get(fieldName) ?? [])
    .filter(({ holds }) => !holds(args))
    .map(({ argument, rule }) => ({ field: argument, rule }));
}
