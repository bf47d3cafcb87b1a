import { Field, InterfaceType } from 'type-graphql';
import { DateTime } from '../date-time.scalar';

@InterfaceType('Failure', {
  description: 'Why there is no verdict, in words that may be shown to a user.',
  autoRegisterImplementations: false,
})
export abstract class FailureType {
  @Field(() => String, { description: 'In English. Fixed for the kind of failure.' })
  readonly message!: string;

  @Field(() => String, { description: 'In Chinese. Fixed for the kind of failure.' })
  readonly messageZh!: string;

  @Field(() => Boolean, { description: 'Whether the same query may succeed later, unchanged.' })
  readonly retryable!: boolean;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Not to be asked again before this time; null where none is known.',
  })
  readonly retryAt!: Date | null;
}
