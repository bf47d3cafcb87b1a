import { Field, Int, ObjectType } from 'type-graphql';
import type { Billed, Billing } from '../../domain/billing';
import { BilledEnum } from '../enums';

@ObjectType('Billing', { description: 'What an answer cost.', simpleResolvers: true })
export class BillingType implements Billing {
  @Field(() => BilledEnum, {
    description: 'YES as soon as one attempt was billed, UNKNOWN as soon as one may have been.',
  })
  readonly billed!: Billed;

  @Field(() => Int, {
    description: 'The price of all attempts that were or may have been billed, in fen (0.01 yuan).',
  })
  readonly costFen!: number;
}
