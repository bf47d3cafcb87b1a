import { Field, ObjectType } from 'type-graphql';
import type { Element } from '../../domain/input-rules';
import type { ProviderError, ProviderErrorCode } from '../../domain/provider-error';
import { AskedType } from '../answer/asked.type';
import { ElementEnum, ProviderErrorCodeEnum } from '../enums';
import { FailureType } from './failure.type';

@ObjectType('ProviderError', {
  implements: FailureType,
  description:
    'Providers were asked, or would have been, and none brought a verdict. No evidence against the person.',
  simpleResolvers: true,
})
export class ProviderErrorType extends AskedType implements ProviderError {
  readonly kind!: 'ProviderError';
  readonly message!: string;
  readonly messageZh!: string;
  readonly retryable!: boolean;
  readonly retryAt!: Date | null;

  @Field(() => ProviderErrorCodeEnum, { description: 'Why there is no verdict.' })
  readonly code!: ProviderErrorCode;

  @Field(() => ElementEnum, {
    nullable: true,
    description: 'Of INPUT_REJECTED: the element that the provider rejects.',
  })
  readonly field!: Element | null;
}
