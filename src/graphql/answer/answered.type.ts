import { Field, ID, ObjectType } from 'type-graphql';
import type { MaskedBankCard } from '../../domain/bank-card';
import { DateTime } from '../date-time.scalar';
import { AskedType } from './asked.type';
import { MaskedBankCardType } from './masked-bank-card.type';

/** The fields of every answer that a provider gave about a card. */
@ObjectType({ simpleResolvers: true })
export abstract class AnsweredType extends AskedType {
  @Field(() => ID, { description: 'Names this answer.' })
  readonly id!: string;

  @Field(() => MaskedBankCardType, { description: 'The card, masked.' })
  readonly bankCard!: MaskedBankCard;

  @Field(() => DateTime, { description: 'When the provider answered.' })
  readonly checkedAt!: Date;

  @Field(() => Boolean, {
    description: 'Whether this is an earlier answer, given again without asking anybody.',
  })
  readonly reused!: boolean;
}
