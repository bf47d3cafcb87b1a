import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { BankCardCheckResult } from '../../domain/bank-card-check';
import { NeedsScopes } from '../authorization/needs-scopes';
import type { Context } from '../context';
import { toCheckRequest } from '../input/to-request';
import { BankCardCheckInput } from './bank-card-check.input';
import { BankCardCheckResultUnion } from './bank-card-check.type';

@Resolver()
export class BankCardCheckResolver {
  @NeedsScopes('check')
  @Query(() => BankCardCheckResultUnion, {
    description:
      'Checks whether name, ID number and card, and with `mobile` the mobile number too, belong together. A paid call.',
  })
  bankCardCheck(
    @Arg('input', () => BankCardCheckInput, { description: 'Whose elements to check.' })
    input: BankCardCheckInput,
    @Ctx() { loaders, services }: Context,
  ): Promise<BankCardCheckResult> {
    return loaders.checks.load(toCheckRequest(input, services.clock.now()));
  }
}
