import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { evaluateRisk, type RiskProfile } from '../../domain/risk-profile';
import { NeedsScopes } from '../authorization/needs-scopes';
import type { Context } from '../context';
import { toRiskRequests } from '../input/to-request';
import { RiskProfileInput } from './risk-profile.input';
import { RiskProfileType } from './risk-profile.type';

@Resolver()
export class RiskProfileResolver {
  @NeedsScopes('check', 'blacklist')
  @Query(() => RiskProfileType, {
    description:
      'Checks the elements and looks up the blacklists at the same time, and says how risky person and card are. Two paid calls.',
  })
  async riskProfile(
    @Arg('input', () => RiskProfileInput, { description: 'Whose risk to assess.' })
    input: RiskProfileInput,
    @Ctx() { loaders, services }: Context,
  ): Promise<RiskProfile> {
    const { clock, newId } = services;
    const requests = toRiskRequests(input, clock.now());
    const halves = [
      loaders.checks.load(requests.check),
      loaders.blacklists.load(requests.blacklist),
    ] as const;
    // Where no record can be kept of one half, the other one is still waited for: it may have been sent.
    await Promise.allSettled(halves);
    const [check, blacklist] = await Promise.all(halves);
    return evaluateRisk({ check, blacklist }, newId(), new Date(clock.now()));
  }
}
