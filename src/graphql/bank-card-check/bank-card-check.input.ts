import { Field, InputType } from 'type-graphql';
import { parseIdNumber } from '../../domain/id-number';
import { parseMobileNumber } from '../../domain/mobile-number';
import { parsePersonName } from '../../domain/person-name';
import type { FailoverPolicy } from '../../domain/routing';
import type { BusinessScene, IdType } from '../../domain/subject';
import { BusinessSceneEnum, FailoverPolicyEnum, IdTypeEnum } from '../enums';
import { AskInput } from '../input/ask.input';
import { Follows, idTypeOf } from '../input/follows';
import { IdNumber, MobileNumber, PersonName } from '../scalars';

@InputType({ description: 'Whose elements to check, and whom to ask.' })
export class BankCardCheckInput extends AskInput {
  @Field(() => PersonName, { description: "The person's name." })
  @Follows((name, input) => parsePersonName(name, idTypeOf(input)))
  readonly name!: string;

  @Field(() => IdNumber, { description: 'The number of the identity document.' })
  @Follows((idNumber, input) => parseIdNumber(idNumber, idTypeOf(input), Date.now()))
  readonly idNumber!: string;

  @Field(() => MobileNumber, {
    nullable: true,
    description:
      'The mobile number that the issuer holds. Given, four elements are checked, which only some providers can do.',
  })
  @Follows(parseMobileNumber)
  readonly mobile?: string;

  @Field(() => IdTypeEnum, {
    nullable: true,
    defaultValue: 'RESIDENT_ID',
    description:
      'The kind of identity document. Others than the resident ID only some providers can check.',
  })
  readonly idType!: IdType;

  @Field(() => BusinessSceneEnum, {
    nullable: true,
    description: 'The business on whose behalf the card is checked. Only some providers take one.',
  })
  readonly scene?: BusinessScene;

  @Field(() => FailoverPolicyEnum, {
    nullable: true,
    defaultValue: 'SAFE',
    description: 'When the next provider is asked.',
  })
  readonly failover!: FailoverPolicy;
}
