import { IsOptional, Length, Min } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import { parseBankCard } from '../../domain/bank-card';
import type { ProviderName } from '../../domain/provider';
import { ProviderNameEnum } from '../enums';
import { breaks, Follows } from './follows';
import { BankCardNumber } from '../scalars';

/** The fields of every input that has providers asked about a card. */
@InputType()
export abstract class AskInput {
  @Field(() => BankCardNumber, { description: 'The card number.' })
  @Follows(parseBankCard)
  readonly bankCard!: string;

  @Field(() => ProviderNameEnum, {
    nullable: true,
    description: 'The one provider to ask. Default: any that can, in the configured order.',
  })
  readonly provider?: ProviderName | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'The greatest age of an earlier answer that may be given again, in seconds; 0 asks anew. Default: as configured.',
  })
  @IsOptional()
  @Min(0, breaks('MAX_AGE_RANGE'))
  readonly maxAgeSeconds?: number | null;

  @Field(() => String, {
    nullable: true,
    description: "The caller's own reference, 1 to 64 characters; it must not be personal data.",
  })
  @IsOptional()
  @Length(1, 64, breaks('CLIENT_REFERENCE_LENGTH'))
  readonly clientReference?: string | null;
}
