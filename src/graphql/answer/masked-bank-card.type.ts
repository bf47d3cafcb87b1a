import { Field, ObjectType } from 'type-graphql';
import type { MaskedBankCard } from '../../domain/bank-card';

@ObjectType('RecordedBankCard', {
  description: 'What is kept of a card number beside its fingerprint.',
  simpleResolvers: true,
})
export class RecordedBankCardType {
  @Field(() => String, {
    description: 'BIN and last four digits, the others as stars: 621792*********1017.',
  })
  readonly masked!: string;

  @Field(() => String, { description: 'The first six digits, which tell the issuer.' })
  readonly bin!: string;

  @Field(() => String, { description: 'The last four digits.' })
  readonly last4!: string;
}

@ObjectType('MaskedBankCard', {
  description: 'What may be shown of a card number.',
  simpleResolvers: true,
})
export class MaskedBankCardType extends RecordedBankCardType implements MaskedBankCard {
  @Field(() => Boolean, {
    description: 'Whether the check digit fits. A warning only: some real UnionPay cards fail it.',
  })
  readonly luhnValid!: boolean;
}
