import { Field, Int, ObjectType } from 'type-graphql';
import type { Allowance } from '../../domain/allowance';
import { DateTime } from '../date-time.scalar';

@ObjectType('Allowance', {
  description: 'How much a client may use up in a time, and what is left of it.',
  simpleResolvers: true,
})
export class AllowanceType implements Allowance {
  @Field(() => Int, { nullable: true, description: 'How much; null for any amount.' })
  readonly limit!: number | null;

  @Field(() => Int, { description: 'What was used.' })
  readonly used!: number;

  @Field(() => Int, { nullable: true, description: 'What is left; null for any amount.' })
  readonly remaining!: number | null;

  @Field(() => DateTime, { description: 'When nothing counts as used any more.' })
  readonly resetsAt!: Date;
}

@ObjectType('RateLimit', {
  description: 'What a client may use up. `extensions.rateLimit` of every answer has the same.',
  simpleResolvers: true,
})
export class RateLimitType {
  @Field(() => String, {
    nullable: true,
    description: 'The id of the client; null where this server does not ask who it is.',
  })
  readonly client!: string | null;

  @Field(() => AllowanceType, {
    nullable: true,
    description: 'Requests to this one server in a minute; null where they are not counted.',
  })
  readonly requests!: Allowance | null;

  @Field(() => AllowanceType, {
    description: 'Paid calls to providers in this China day, by all servers together.',
  })
  readonly calls!: Allowance;

  @Field(() => AllowanceType, {
    description:
      'The price of those that were or may have been billed, in fen (0.01 yuan), by all servers together.',
  })
  readonly spendFen!: Allowance;
}
