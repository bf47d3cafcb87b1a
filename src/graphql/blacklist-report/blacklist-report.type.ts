import { createUnionType, Field, ObjectType } from 'type-graphql';
import type { BlacklistCategory, BlacklistReport } from '../../domain/blacklist-report';
import { AnsweredType } from '../answer/answered.type';
import { BlacklistCategoryEnum } from '../enums';
import { CheckRefusedType } from '../failure/check-refused.type';
import { ProviderErrorType } from '../failure/provider-error.type';

@ObjectType('BlacklistReport', {
  description: "A provider's answer to which blacklists hold a card.",
  simpleResolvers: true,
})
export class BlacklistReportType extends AnsweredType implements BlacklistReport {
  readonly kind!: 'BlacklistReport';

  @Field(() => Boolean, { description: 'Whether any list holds the card.' })
  readonly listed!: boolean;

  @Field(() => Boolean, {
    description:
      'Whether the whole answer could be read. If not, there is at least one hit, and a list that is not among the hits may hold the card too.',
  })
  readonly complete!: boolean;

  @Field(() => [BlacklistCategoryEnum], { description: 'The lists that hold the card.' })
  readonly hits!: readonly BlacklistCategory[];

  @Field(() => Boolean, {
    description:
      'Among fraudulent cards in online trade, as the clearing organisation publishes them.',
  })
  readonly onlineBlack!: boolean;

  @Field(() => Boolean, {
    description:
      'Among fraudulent cards in offline trade, as the clearing organisation publishes them.',
  })
  readonly offlineBlack!: boolean;

  @Field(() => Boolean, {
    description:
      'The holder is reported as overdue by issuers or as fraudulent by the clearing organisation.',
  })
  readonly badCardHolder!: boolean;

  @Field(() => Boolean, {
    description: 'Among the accounts on which the police have asked for assistance.',
  })
  readonly fraudTrans!: boolean;

  @Field(() => Boolean, {
    description:
      'On another list of fraudulent cards, as the clearing organisation publishes them.',
  })
  readonly otherBlack!: boolean;

  @Field(() => Boolean, {
    description: 'Tied to a person under court enforcement, as the supreme court publishes them.',
  })
  readonly caseRelated!: boolean;
}

export const BlacklistReportResultUnion = createUnionType({
  name: 'BlacklistReportResult',
  description: 'An answer, or why there is none.',
  types: () => [BlacklistReportType, ProviderErrorType, CheckRefusedType] as const,
});
