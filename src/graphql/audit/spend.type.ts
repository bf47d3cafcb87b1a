import { Field, Int, ObjectType } from 'type-graphql';
import type { Spend } from '../../domain/audit';
import type { Product, ProviderName } from '../../domain/provider';
import { ProductEnum, ProviderNameEnum } from '../enums';
import { ChinaDay } from './china-day.scalar';

@ObjectType('Spend', {
  description: 'What one product of one provider cost and saved in one day.',
  simpleResolvers: true,
})
export class SpendType implements Spend {
  @Field(() => ChinaDay, { description: 'The day in China.' })
  readonly day!: string;

  @Field(() => ProviderNameEnum, { description: 'Whose product.' })
  readonly provider!: ProviderName;

  @Field(() => ProductEnum, { description: 'Which product.' })
  readonly product!: Product;

  @Field(() => Int, { description: 'Requests that were, or may have been, sent.' })
  readonly calls!: number;

  @Field(() => Int, { description: 'Of these, those that it charges for.' })
  readonly billedYes!: number;

  @Field(() => Int, { description: 'Of these, those that it does not charge for.' })
  readonly billedNo!: number;

  @Field(() => Int, { description: 'Of these, those that it may charge for.' })
  readonly billedUnknown!: number;

  @Field(() => Int, {
    description: 'The price of all that it charges or may charge for, in fen (0.01 yuan).',
  })
  readonly costFen!: number;

  @Field(() => Int, {
    description:
      'Enquiries that were given its earlier answer, or that of an identical enquiry under way.',
  })
  readonly reused!: number;

  @Field(() => Int, { description: 'What these would have cost, in fen (0.01 yuan).' })
  readonly savedFen!: number;
}
