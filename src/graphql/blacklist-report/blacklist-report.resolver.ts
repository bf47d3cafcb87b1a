import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { BlacklistReportResult } from '../../domain/blacklist-report';
import { NeedsScopes } from '../authorization/needs-scopes';
import type { Context } from '../context';
import { toBlacklistRequest } from '../input/to-request';
import { BlacklistReportInput } from './blacklist-report.input';
import { BlacklistReportResultUnion } from './blacklist-report.type';

@Resolver()
export class BlacklistReportResolver {
  @NeedsScopes('blacklist')
  @Query(() => BlacklistReportResultUnion, {
    description: 'Looks up which blacklists hold a card. A paid call.',
  })
  blacklistReport(
    @Arg('input', () => BlacklistReportInput, { description: 'Which card to look up.' })
    input: BlacklistReportInput,
    @Ctx() { loaders }: Context,
  ): Promise<BlacklistReportResult> {
    return loaders.blacklists.load(toBlacklistRequest(input));
  }
}
