import { Field, ID, ObjectType } from 'type-graphql';
import type { BankCardCheckResult } from '../../domain/bank-card-check';
import type { BlacklistReportResult } from '../../domain/blacklist-report';
import type { Recommendation, RiskLevel } from '../../domain/risk-policy';
import type { RiskProfile, RiskSignal } from '../../domain/risk-profile';
import { BankCardCheckResultUnion } from '../bank-card-check/bank-card-check.type';
import { BlacklistReportResultUnion } from '../blacklist-report/blacklist-report.type';
import { DateTime } from '../date-time.scalar';
import { RecommendationEnum, RiskLevelEnum } from '../enums';

@ObjectType('RiskSignal', {
  description: 'A rule of the risk policy that applied.',
  simpleResolvers: true,
})
export class RiskSignalType implements RiskSignal {
  @Field(() => String, { description: 'Names the rule, e.g. CHECK_MISMATCH. Stable.' })
  readonly code!: string;

  @Field(() => RiskLevelEnum, { description: 'The level that this rule alone gives.' })
  readonly level!: RiskLevel;

  @Field(() => String, { description: 'What was found, in English.' })
  readonly explanation!: string;

  @Field(() => String, { description: 'What was found, in Chinese.' })
  readonly explanationZh!: string;
}

@ObjectType('RiskProfile', {
  description: 'What check and blacklist together say about a person and card.',
  simpleResolvers: true,
})
export class RiskProfileType implements RiskProfile {
  @Field(() => ID, { description: 'Names this profile.' })
  readonly id!: string;

  @Field(() => RiskLevelEnum, {
    description: 'How risky they are. Never LOW unless both halves answered.',
  })
  readonly level!: RiskLevel;

  @Field(() => RecommendationEnum, { description: 'What to do.' })
  readonly recommendation!: Recommendation;

  @Field(() => Boolean, {
    description: 'Whether both halves brought an answer that could be read as a whole.',
  })
  readonly complete!: boolean;

  @Field(() => [RiskSignalType], {
    description: 'Every rule that applied; the first decided level and recommendation.',
  })
  readonly signals!: readonly RiskSignal[];

  @Field(() => BankCardCheckResultUnion, { description: 'The half about the elements.' })
  readonly check!: BankCardCheckResult;

  @Field(() => BlacklistReportResultUnion, { description: 'The half about the blacklists.' })
  readonly blacklist!: BlacklistReportResult;

  @Field(() => String, { description: 'The version of the policy that was applied.' })
  readonly policyVersion!: string;

  @Field(() => DateTime, { description: 'When the policy was applied.' })
  readonly evaluatedAt!: Date;
}
