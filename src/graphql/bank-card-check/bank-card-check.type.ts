import { createUnionType, Field, Int, ObjectType } from 'type-graphql';
import type { BankCardCheck, CheckOutcome, CheckReason } from '../../domain/bank-card-check';
import { AnsweredType } from '../answer/answered.type';
import { CheckOutcomeEnum, CheckReasonEnum } from '../enums';
import { CheckRefusedType } from '../failure/check-refused.type';
import { ProviderErrorType } from '../failure/provider-error.type';

@ObjectType('BankCardCheck', {
  description: "A provider's verdict on whether the elements of a check belong together.",
  simpleResolvers: true,
})
export class BankCardCheckType extends AnsweredType implements BankCardCheck {
  readonly kind!: 'BankCardCheck';

  @Field(() => CheckOutcomeEnum, { description: 'The verdict.' })
  readonly outcome!: CheckOutcome;

  @Field(() => CheckReasonEnum, {
    nullable: true,
    description: 'Why the elements do not match or could not be verified; null when they match.',
  })
  readonly reason!: CheckReason | null;

  @Field(() => Int, {
    description: 'How many elements were compared: 3, or 4 where a mobile number was given.',
  })
  readonly elements!: 3 | 4;
}

export const BankCardCheckResultUnion = createUnionType({
  name: 'BankCardCheckResult',
  description: 'A verdict, or why there is none.',
  types: () => [BankCardCheckType, ProviderErrorType, CheckRefusedType] as const,
});
