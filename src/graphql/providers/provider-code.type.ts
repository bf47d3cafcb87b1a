import { Field, ObjectType } from 'type-graphql';
import type { CheckOutcome, CheckReason } from '../../domain/bank-card-check';
import type { Billed } from '../../domain/billing';
import type { RoutingClass } from '../../domain/code-table';
import type { Element } from '../../domain/input-rules';
import type { Product, ProviderName } from '../../domain/provider';
import type { ProviderErrorCode } from '../../domain/provider-error';
import {
  BilledEnum,
  CheckOutcomeEnum,
  CheckReasonEnum,
  ElementEnum,
  ProductEnum,
  ProviderErrorCodeEnum,
  ProviderNameEnum,
  RoutingClassEnum,
} from '../enums';

@ObjectType('ProviderCode', {
  description: "A row of a provider's code table: what a code means and what follows from it.",
  simpleResolvers: true,
})
export class ProviderCodeType {
  @Field(() => ProviderNameEnum, { description: 'Whose code.' })
  readonly provider!: ProviderName;

  @Field(() => ProductEnum, { description: 'Of which product.' })
  readonly product!: Product;

  @Field(() => String, {
    description: 'The code as `providerCode` shows it; a family of codes as T429* or 5000-5500.',
  })
  readonly code!: string;

  @Field(() => String, { description: "The provider's words for it." })
  readonly text!: string;

  @Field(() => CheckOutcomeEnum, {
    nullable: true,
    description: 'The verdict that it stands for; null for an error and for a blacklist report.',
  })
  readonly outcome!: CheckOutcome | null;

  @Field(() => CheckReasonEnum, { nullable: true, description: 'The reason of the verdict.' })
  readonly reason!: CheckReason | null;

  @Field(() => ProviderErrorCodeEnum, {
    nullable: true,
    description: 'The error that it stands for; null for a verdict or report.',
  })
  readonly error!: ProviderErrorCode | null;

  @Field(() => ElementEnum, { nullable: true, description: 'The element that it rejects.' })
  readonly field!: Element | null;

  @Field(() => RoutingClassEnum, { description: 'Whether another provider may be asked after it.' })
  readonly routing!: RoutingClass;

  @Field(() => BilledEnum, { description: 'Whether an answer with it is charged for.' })
  readonly billed!: Billed;
}
