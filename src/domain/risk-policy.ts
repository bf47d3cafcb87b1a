import type { BankCardCheckResult, CheckReason } from './bank-card-check';
import type { BlacklistReportResult, BlacklistCategory } from './blacklist-report';

export type RiskLevel = 'LOW' | 'MEDIUM' | 'HIGH' | 'UNDETERMINED';

export type Recommendation = 'APPROVE' | 'REVIEW' | 'REJECT';

/** The two halves of a profile, as they came back. */
export interface RiskEvidence {
  readonly check: BankCardCheckResult;
  readonly blacklist: BlacklistReportResult;
}

/** One line of the policy: what it looks for, and what follows when it is there. */
export interface RiskRule {
  /** Stable, for clients to branch on. */
  readonly code: string;
  readonly level: RiskLevel;
  readonly recommendation: Recommendation;
  readonly explanation: string;
  readonly explanationZh: string;
  applies(evidence: RiskEvidence): boolean;
}

const listedAs =
  (category: BlacklistCategory) =>
  ({ blacklist }: RiskEvidence) =>
    blacklist.kind === 'BlacklistReport' && blacklist.hits.includes(category);

const checkedAs =
  (outcome: 'MISMATCH' | 'UNABLE_TO_VERIFY', reason?: CheckReason) =>
  ({ check }: RiskEvidence) =>
    check.kind === 'BankCardCheck' &&
    check.outcome === outcome &&
    (reason === undefined || check.reason === reason);

/**
 * The policy as a table. Every rule that applies is a signal; the first of them, in the order of the table,
 * decides level and recommendation. A rule may be added or changed only together with the version.
 */
export const RISK_POLICY: { readonly version: string; readonly rules: readonly RiskRule[] } = {
  version: '2026-11-25',
  rules: [
    {
      code: 'BLACKLIST_FRAUD_TRANS',
      level: 'HIGH',
      recommendation: 'REJECT',
      explanation: 'The card is among the accounts that the police have asked to be assisted with.',
      explanationZh: '该卡属于公安机关协查的银行卡账户。',
      applies: listedAs('FRAUD_TRANS'),
    },
    {
      code: 'BLACKLIST_CASE_RELATED',
      level: 'HIGH',
      recommendation: 'REJECT',
      explanation:
        'The card belongs to a person under court enforcement or is tied to such an account.',
      explanationZh: '该卡为最高法院公布的失信被执行人或被执行人的关联账户。',
      applies: listedAs('CASE_RELATED'),
    },
    {
      code: 'CHECK_MISMATCH',
      level: 'HIGH',
      recommendation: 'REJECT',
      explanation: 'The issuer says that the elements do not belong together.',
      explanationZh: '发卡行核验结果为要素不一致。',
      applies: checkedAs('MISMATCH'),
    },
    {
      code: 'CARD_REPORTED_LOST',
      level: 'HIGH',
      recommendation: 'REJECT',
      explanation: 'The card has been reported lost.',
      explanationZh: '该卡已挂失。',
      applies: checkedAs('UNABLE_TO_VERIFY', 'CARD_REPORTED_LOST'),
    },
    {
      code: 'CARD_CONFISCATED',
      level: 'HIGH',
      recommendation: 'REJECT',
      explanation: 'The card has been confiscated.',
      explanationZh: '该卡已被没收。',
      applies: checkedAs('UNABLE_TO_VERIFY', 'CARD_CONFISCATED'),
    },
    {
      code: 'CARD_CAPTURED',
      level: 'HIGH',
      recommendation: 'REJECT',
      explanation: 'The card has been captured by a machine or marked as used for fraud.',
      explanationZh: '该卡为作弊卡或已被吞卡。',
      applies: checkedAs('UNABLE_TO_VERIFY', 'CARD_CAPTURED'),
    },
    {
      code: 'BLACKLIST_ONLINE_BLACK',
      level: 'HIGH',
      recommendation: 'REVIEW',
      explanation: 'The card is on the list of fraudulent cards in online trade.',
      explanationZh: '该卡命中线上卡号黑名单。',
      applies: listedAs('ONLINE_BLACK'),
    },
    {
      code: 'BLACKLIST_OFFLINE_BLACK',
      level: 'HIGH',
      recommendation: 'REVIEW',
      explanation: 'The card is on the list of fraudulent cards in offline trade.',
      explanationZh: '该卡命中线下卡号黑名单。',
      applies: listedAs('OFFLINE_BLACK'),
    },
    {
      code: 'BLACKLIST_BAD_CARD_HOLDER',
      level: 'HIGH',
      recommendation: 'REVIEW',
      explanation: 'Issuers have reported the holder as overdue or fraudulent.',
      explanationZh: '该卡命中不良持卡人名单。',
      applies: listedAs('BAD_CARD_HOLDER'),
    },
    {
      code: 'BLACKLIST_OTHER_BLACK',
      level: 'HIGH',
      recommendation: 'REVIEW',
      explanation: 'The card is on another list of fraudulent cards.',
      explanationZh: '该卡命中其他卡号黑名单。',
      applies: listedAs('OTHER_BLACK'),
    },
    {
      code: 'CHECK_MISSING',
      level: 'UNDETERMINED',
      recommendation: 'REVIEW',
      explanation: 'The bank card check brought no verdict, which says nothing about the person.',
      explanationZh: '银行卡核验未得出结论，这不代表持卡人存在问题。',
      applies: ({ check }) => check.kind !== 'BankCardCheck',
    },
    {
      code: 'BLACKLIST_MISSING',
      level: 'UNDETERMINED',
      recommendation: 'REVIEW',
      explanation: 'The blacklist lookup brought no answer, so the card may or may not be listed.',
      explanationZh: '黑名单查询未得到答复，无法确定该卡是否命中。',
      applies: ({ blacklist }) => blacklist.kind !== 'BlacklistReport',
    },
    {
      code: 'BLACKLIST_INCOMPLETE',
      level: 'UNDETERMINED',
      recommendation: 'REVIEW',
      explanation:
        'A part of the blacklist answer could not be read: further lists may hold the card.',
      explanationZh: '黑名单答复有一部分无法读取，该卡可能还命中其他名单。',
      applies: ({ blacklist }) => blacklist.kind === 'BlacklistReport' && !blacklist.complete,
    },
    {
      code: 'CHECK_UNABLE_TO_VERIFY',
      level: 'MEDIUM',
      recommendation: 'REVIEW',
      explanation: 'The issuer would neither confirm nor deny the elements.',
      explanationZh: '发卡行未能确认要素是否一致。',
      applies: checkedAs('UNABLE_TO_VERIFY'),
    },
    {
      code: 'MATCH_AND_CLEAN',
      level: 'LOW',
      recommendation: 'APPROVE',
      explanation: 'The elements belong together and the card is on no blacklist.',
      explanationZh: '要素一致，且该卡未命中任何黑名单。',
      applies: ({ check, blacklist }) =>
        check.kind === 'BankCardCheck' &&
        check.outcome === 'MATCH' &&
        blacklist.kind === 'BlacklistReport' &&
        blacklist.complete &&
        !blacklist.listed,
    },
  ],
};
