import { Field, Int, ObjectType } from 'type-graphql';
import type { ProviderAttempt } from '../../domain/attempt';
import type { Billed } from '../../domain/billing';
import type { ProviderName } from '../../domain/provider';
import type { ChosenBecause } from '../../domain/provider-choice';
import type { ProviderErrorCode } from '../../domain/provider-error';
import { DateTime } from '../date-time.scalar';
import { BilledEnum, ChosenBecauseEnum, ProviderErrorCodeEnum, ProviderNameEnum } from '../enums';

@ObjectType('ProviderAttempt', {
  description: 'One request to one provider.',
  simpleResolvers: true,
})
export class ProviderAttemptType implements ProviderAttempt {
  @Field(() => ProviderNameEnum, { description: 'Who was asked.' })
  readonly provider!: ProviderName;

  @Field(() => ChosenBecauseEnum, {
    nullable: true,
    description: 'Why it was asked; null in records from before this was kept.',
  })
  readonly chosenBecause!: ChosenBecause | null;

  @Field(() => DateTime, { description: 'When it was asked.' })
  readonly startedAt!: Date;

  @Field(() => Int, { description: 'How long it took, in milliseconds.' })
  readonly latencyMs!: number;

  @Field(() => String, {
    nullable: true,
    description:
      "The provider's most precise code; where it gave none, a word of the transport such as TIMEOUT or HTTP_500.",
  })
  readonly providerCode!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'What the provider can be asked about this call by: its own reference, or the one that was sent to it; known of some providers even if no answer came.',
  })
  readonly providerReference!: string | null;

  @Field(() => ProviderErrorCodeEnum, {
    nullable: true,
    description: 'Why it brought no verdict; null when it brought one.',
  })
  readonly error!: ProviderErrorCode | null;

  @Field(() => BilledEnum, { description: 'Whether it is charged for.' })
  readonly billed!: Billed;
}
