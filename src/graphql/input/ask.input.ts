import { IsOptional, Min } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import { parseBankCard } from '../../domain/bank-card';
import { parseClientReference } from '../../domain/client-reference';
import type { ProviderName } from '../../domain/provider';
import { ProviderNameEnum } from '../enums';
import { breaks, elementsOf, Follows } from './follows';
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
  readonly provider?: ProviderName;

  @Field(() => Int, {
    nullable: true,
    description:
      'The greatest age of an earlier answer that may be given again, in seconds; 0 asks anew. Default: as configured.',
  })
  @IsOptional()
  @Min(0, breaks('MAX_AGE_RANGE'))
  readonly maxAgeSeconds?: number;

  @Field(() => String, {
    nullable: true,
    description:
      "The caller's own reference, kept with the record: 1 to 64 letters, digits and . _ : / -, no element of the check, and nothing that could be anybody's mobile, ID or card number.",
  })
  @Follows((reference, input) => parseClientReference(reference, elementsOf(input)))
  readonly clientReference?: string;
}
