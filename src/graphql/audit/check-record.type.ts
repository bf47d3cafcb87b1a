import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { ProviderAttempt } from '../../domain/attempt';
import type { CheckOutcome, CheckReason } from '../../domain/bank-card-check';
import type { Billing } from '../../domain/billing';
import type { BlacklistCategory } from '../../domain/blacklist-report';
import type { CheckRecord, RecordKind } from '../../domain/check-record';
import type { RefusalRule } from '../../domain/check-refused';
import type { Product, ProviderName } from '../../domain/provider';
import type { ProviderErrorCode } from '../../domain/provider-error';
import { BillingType } from '../answer/billing.type';
import { RecordedBankCardType } from '../answer/masked-bank-card.type';
import { ProviderAttemptType } from '../answer/provider-attempt.type';
import { DateTime } from '../date-time.scalar';
import {
  BlacklistCategoryEnum,
  CheckOutcomeEnum,
  CheckReasonEnum,
  ProductEnum,
  ProviderErrorCodeEnum,
  ProviderNameEnum,
  RefusalRuleEnum,
} from '../enums';
import { CheckRecordKindEnum } from './check-record-kind.enum';

@ObjectType('CheckRecord', {
  description: 'The record of an enquiry: who asked for what, and what came of it.',
  simpleResolvers: true,
})
export class CheckRecordType implements CheckRecord {
  @Field(() => ID, { description: 'The id of the answer that it is the record of.' })
  readonly id!: string;

  @Field(() => Int, { description: 'Its place in the chain of records, from 1.' })
  readonly position!: number;

  @Field(() => String, {
    description:
      'Its hash in the chain: the SHA-256 of the hash before it, a line break and its own text.',
  })
  readonly hash!: string;

  @Field(() => DateTime, { description: 'When the enquiry was decided or ended.' })
  readonly at!: Date;

  @Field(() => ProductEnum, { description: 'What was asked for.' })
  readonly product!: Product;

  @Field(() => CheckRecordKindEnum, { description: 'What became of it.' })
  readonly kind!: RecordKind;

  @Field(() => String, {
    nullable: true,
    description: 'Who asked; null where callers are not told apart.',
  })
  readonly client!: string | null;

  @Field(() => String, { nullable: true, description: "The caller's own reference." })
  readonly clientReference!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The risk policy on whose behalf it was asked; null outside of a risk profile.',
  })
  readonly policyVersion!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Of a check: how many elements were to be compared, 3 or 4.',
  })
  readonly elements!: 3 | 4 | null;

  @Field(() => RecordedBankCardType, { description: 'The card, masked.' })
  readonly bankCard!: RecordedBankCardType;

  @Field(() => String, {
    description:
      'The keyed fingerprint of the card number: the same card has the same one, until the key changes.',
  })
  readonly fingerprint!: string;

  @Field(() => CheckOutcomeEnum, { nullable: true, description: 'The verdict of a check.' })
  readonly outcome!: CheckOutcome | null;

  @Field(() => CheckReasonEnum, { nullable: true, description: 'The reason of the verdict.' })
  readonly reason!: CheckReason | null;

  @Field(() => [BlacklistCategoryEnum], {
    nullable: true,
    description: 'Of an answered lookup: the lists that hold the card.',
  })
  readonly hits!: readonly BlacklistCategory[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Of an answered lookup: whether the whole answer could be read; if not, further lists may hold the card.',
  })
  readonly complete!: boolean | null;

  @Field(() => ProviderErrorCodeEnum, {
    nullable: true,
    description: 'Why no provider gave a verdict.',
  })
  readonly error!: ProviderErrorCode | null;

  @Field(() => RefusalRuleEnum, { nullable: true, description: 'Why this server would not ask.' })
  readonly refusal!: RefusalRule | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'After which time asking again could succeed.',
  })
  readonly retryAt!: Date | null;

  @Field(() => ProviderNameEnum, {
    nullable: true,
    description: 'Who answered or failed; null where this server would not ask.',
  })
  readonly provider!: ProviderName | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the provider answered; of a reused answer, when it first did.',
  })
  readonly answeredAt!: Date | null;

  @Field(() => String, { nullable: true, description: "The provider's most precise code." })
  readonly providerCode!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The provider's words, where its documentation has them.",
  })
  readonly providerMessage!: string | null;

  @Field(() => String, { nullable: true, description: "The provider's reference for the call." })
  readonly providerReference!: string | null;

  @Field(() => BillingType, { description: 'What all attempts cost together.' })
  readonly billing!: Billing;

  @Field(() => Int, { description: 'What a reused answer would have cost, in fen (0.01 yuan).' })
  readonly savedFen!: number;

  @Field(() => [ProviderAttemptType], { description: 'Every attempt, in order.' })
  readonly attempts!: readonly ProviderAttempt[];
}
