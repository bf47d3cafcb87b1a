import { Field, InputType } from 'type-graphql';
import type { RecordFilter } from '../../domain/audit';
import { parseBankCard } from '../../domain/bank-card';
import type { CheckOutcome } from '../../domain/bank-card-check';
import type { RecordKind } from '../../domain/check-record';
import { parseClientId } from '../../domain/client';
import { parseClientReference } from '../../domain/client-reference';
import type { Product, ProviderName } from '../../domain/provider';
import { DateTime } from '../date-time.scalar';
import { CheckOutcomeEnum, ProductEnum, ProviderNameEnum } from '../enums';
import { Follows } from '../input/follows';
import { normalForm } from '../input/normal-form';
import { BankCardNumber } from '../scalars';
import { CheckRecordKindEnum } from './check-record-kind.enum';

@InputType({ description: 'Which records to look for: those that fit every field that is given.' })
export class CheckRecordFilter {
  @Field(() => ProductEnum, { nullable: true, description: 'What was asked for.' })
  readonly product?: Product;

  @Field(() => CheckRecordKindEnum, { nullable: true, description: 'What became of it.' })
  readonly kind?: RecordKind;

  @Field(() => CheckOutcomeEnum, { nullable: true, description: 'The verdict of a check.' })
  readonly outcome?: CheckOutcome;

  @Field(() => ProviderNameEnum, { nullable: true, description: 'Who answered or failed.' })
  readonly provider?: ProviderName;

  @Field(() => String, { nullable: true, description: 'The client that asked, by its id.' })
  @Follows(parseClientId)
  readonly client?: string;

  @Field(() => String, { nullable: true, description: "The caller's own reference, exactly." })
  @Follows((reference) => parseClientReference(reference, []))
  readonly clientReference?: string;

  @Field(() => BankCardNumber, {
    nullable: true,
    description: 'The card that was asked about. It is compared by its fingerprint.',
  })
  @Follows(parseBankCard)
  readonly bankCard?: string;

  @Field(() => DateTime, { nullable: true, description: 'The earliest time, included.' })
  readonly from?: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'The end of the time, not included.',
  })
  readonly to?: Date;
}

/** The filter in the domain's words, its card in the normal form. */
export function toRecordFilter({ bankCard, ...fields }: CheckRecordFilter): RecordFilter {
  return {
    ...fields,
    ...(bankCard !== undefined && { bankCard: normalForm(parseBankCard(bankCard)) }),
  };
}
