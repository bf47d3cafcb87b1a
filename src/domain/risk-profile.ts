import {
  RISK_POLICY,
  type Recommendation,
  type RiskEvidence,
  type RiskLevel,
  type RiskRule,
} from './risk-policy';

/** A rule of the policy that applied. */
export type RiskSignal = Pick<RiskRule, 'code' | 'level' | 'explanation' | 'explanationZh'>;

/** What both halves together say about a person and card. */
export interface RiskProfile extends RiskEvidence {
  readonly id: string;
  readonly level: RiskLevel;
  readonly recommendation: Recommendation;
  /** Whether both halves brought an answer that could be read as a whole. */
  readonly complete: boolean;
  readonly signals: readonly RiskSignal[];
  readonly policyVersion: string;
  readonly evaluatedAt: Date;
}

/** Applies the policy. Evidence that no rule speaks of is `UNDETERMINED`, never `LOW`. */
export function evaluateRisk(evidence: RiskEvidence, id: string, evaluatedAt: Date): RiskProfile {
  const signals = RISK_POLICY.rules.filter((rule) => rule.applies(evidence));
  const [decisive] = signals;
  return {
    id,
    level: decisive?.level ?? 'UNDETERMINED',
    recommendation: decisive?.recommendation ?? 'REVIEW',
    complete: isComplete(evidence),
    signals,
    ...evidence,
    policyVersion: RISK_POLICY.version,
    evaluatedAt,
  };
}

const isComplete = ({ check, blacklist }: RiskEvidence): boolean =>
  check.kind === 'BankCardCheck' && blacklist.kind === 'BlacklistReport' && blacklist.complete;
