import { Field, ObjectType } from 'type-graphql';
import type { CheckRefused, RefusalRule } from '../../domain/check-refused';
import { RefusalRuleEnum } from '../enums';
import { FailureType } from './failure.type';

@ObjectType('CheckRefused', {
  implements: FailureType,
  description: 'This server would not ask a provider. Nothing was sent and nothing was paid.',
  simpleResolvers: true,
})
export class CheckRefusedType extends FailureType implements CheckRefused {
  readonly kind!: 'CheckRefused';

  @Field(() => RefusalRuleEnum, { description: 'The rule that forbids it.' })
  readonly rule!: RefusalRule;
}
