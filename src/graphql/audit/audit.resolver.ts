import { Arg, Ctx, ID, Int, Query, Resolver } from 'type-graphql';
import type { PagePosition, Spend } from '../../domain/audit';
import type { CheckRecord } from '../../domain/check-record';
import { toRecordId } from '../../domain/record-id';
import { NeedsScopes } from '../authorization/needs-scopes';
import type { Context } from '../context';
import { CheckRecordConnectionType, toConnection } from './check-record-connection.type';
import { CheckRecordFilter, toRecordFilter } from './check-record-filter.input';
import { CheckRecordType } from './check-record.type';
import { ChinaDay } from './china-day.scalar';
import { decodeCursor } from './cursor';
import { DEFAULT_PAGE_SIZE } from './page-size';
import { SpendType } from './spend.type';

@Resolver()
export class AuditResolver {
  @NeedsScopes('audit')
  @Query(() => CheckRecordConnectionType, {
    description: 'The records of checks and lookups, from the newest to the oldest.',
  })
  async checks(
    @Arg('first', () => Int, {
      nullable: true,
      defaultValue: DEFAULT_PAGE_SIZE,
      description: 'How many records at most, 1 to 100.',
    })
    first: number,
    @Arg('after', () => String, {
      nullable: true,
      description: 'The cursor after which the page begins. Default: the newest record.',
    })
    after: string | undefined,
    @Arg('filter', () => CheckRecordFilter, {
      nullable: true,
      description: 'Which records. Default: all.',
    })
    filter: CheckRecordFilter | undefined,
    @Ctx() { services }: Context,
  ): Promise<CheckRecordConnectionType> {
    const page = await services.audit.page({
      first,
      after: after === undefined ? undefined : positionOf(after),
      filter: toRecordFilter(filter ?? {}),
    });
    return toConnection(page, after !== undefined);
  }

  @NeedsScopes('audit')
  @Query(() => CheckRecordType, {
    nullable: true,
    description: 'The record of one check or lookup; null where there is none of this id.',
  })
  async check(
    @Arg('id', () => ID, { description: 'The id of the answer, or of the record.' }) id: string,
    @Ctx() { services }: Context,
  ): Promise<CheckRecord | null> {
    const recordId = toRecordId(id);
    return recordId === undefined ? null : ((await services.audit.byId(recordId)) ?? null);
  }

  @NeedsScopes('audit')
  @Query(() => [SpendType], {
    description: 'What was paid and saved, by day, provider and product, in this order.',
  })
  spend(
    @Arg('from', () => ChinaDay, { description: 'The first day.' }) from: string,
    @Arg('to', () => ChinaDay, {
      description: 'The last day, at most 366 days after the first.',
    })
    to: string,
    @Arg('client', () => String, {
      nullable: true,
      description: 'The client on whose account, by its id. Default: all.',
    })
    client: string | undefined,
    @Ctx() { services }: Context,
  ): Promise<readonly Spend[]> {
    return services.audit.spend(from, to, client);
  }
}

/** Cursors were checked before the operation began, so a broken one here is a bug. */
function positionOf(cursor: string): PagePosition {
  const position = decodeCursor(cursor);
  if (position === undefined) throw new TypeError('an unchecked cursor reached a resolver');
  return position;
}
