import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { BreakerState, Product, ProviderName } from '../../domain/provider';
import type { BusinessScene, IdType } from '../../domain/subject';
import {
  BreakerStateEnum,
  BusinessSceneEnum,
  IdTypeEnum,
  ProductEnum,
  ProviderNameEnum,
} from '../enums';

@ObjectType('ProviderProduct', {
  description: 'One product of a configured provider.',
  simpleResolvers: true,
})
export class ProviderProductType {
  @Field(() => ProductEnum, { description: 'What it does.' })
  readonly product!: Product;

  @Field(() => Int, { description: 'The configured price of a billed call, in fen (0.01 yuan).' })
  readonly priceFen!: number;

  @Field(() => BreakerStateEnum, { description: 'Whether its calls are let through.' })
  readonly breaker!: BreakerState;

  @Field(() => Float, {
    nullable: true,
    description:
      'How many calls this server may send in a second now: as configured, or less after the provider has throttled calls. Null for any number.',
  })
  readonly ratePerSecond!: number | null;

  @Field(() => Int, { description: 'How many calls of this server wait for their turn.' })
  readonly queued!: number;

  @Field(() => [Int], {
    description: 'Of a check: how many elements it can compare, 3 or 4. Empty for a lookup.',
  })
  readonly elements!: readonly number[];

  @Field(() => [IdTypeEnum], {
    description: 'Of a check: the identity documents that it knows. Empty for a lookup.',
  })
  readonly idTypes!: readonly IdType[];

  @Field(() => [BusinessSceneEnum], {
    description: 'Of a check: the business scenes that it takes. Empty where it takes none.',
  })
  readonly scenes!: readonly BusinessScene[];
}

@ObjectType('ProviderInfo', { description: 'A configured provider.', simpleResolvers: true })
export class ProviderInfoType {
  @Field(() => ProviderNameEnum, { description: 'Which one.' })
  readonly name!: ProviderName;

  @Field(() => Boolean, { description: 'Whether the sandbox stands in for it.' })
  readonly sandbox!: boolean;

  @Field(() => [ProviderProductType], { description: 'What it is configured for.' })
  readonly products!: readonly ProviderProductType[];
}
