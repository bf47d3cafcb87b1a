import { Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '../context';
import { readRateLimit, type RateLimit } from './rate-limit';
import { RateLimitType } from './rate-limit.type';

@Resolver()
export class RateLimitResolver {
  @Query(() => RateLimitType, {
    description: 'What the client that asks may use up, and what is left of it.',
  })
  rateLimit(@Ctx() context: Context): Promise<RateLimit> {
    return readRateLimit(context);
  }
}
