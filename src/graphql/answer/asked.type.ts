import { Field, ObjectType } from 'type-graphql';
import type { ProviderAttempt } from '../../domain/attempt';
import type { Billing } from '../../domain/billing';
import type { ProviderName } from '../../domain/provider';
import { ProviderNameEnum } from '../enums';
import { BillingType } from './billing.type';
import { ProviderAttemptType } from './provider-attempt.type';

/**
 * The fields of everything that came of asking providers. Members of one union share them with one
 * nullability: a client could not select them together otherwise.
 */
@ObjectType({ simpleResolvers: true })
export abstract class AskedType {
  @Field(() => ProviderNameEnum, {
    description: 'Who answered or failed; where nobody was asked, who would have been first.',
  })
  readonly provider!: ProviderName;

  @Field(() => String, {
    description:
      "The provider's most precise code, e.g. 22070302, 98 or 10000/1; where it gave none, a word of the transport such as TIMEOUT or HTTP_500.",
  })
  readonly providerCode!: string;

  @Field(() => String, {
    nullable: true,
    description: "The provider's words, where its documentation has them.",
  })
  readonly providerMessage!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The provider's reference for the call, to ask its support with.",
  })
  readonly providerReference!: string | null;

  @Field(() => BillingType, { description: 'What all attempts cost together.' })
  readonly billing!: Billing;

  @Field(() => [ProviderAttemptType], { description: 'Every attempt, in order.' })
  readonly attempts!: readonly ProviderAttempt[];

  @Field(() => Boolean, { description: 'Whether the sandbox answered instead of real providers.' })
  readonly sandbox!: boolean;
}
