import type { CheckOutcome, CheckReason } from '../domain/bank-card-check';
import type { Billed } from '../domain/billing';
import type { BlacklistCategory } from '../domain/blacklist-report';
import type { RefusalRule } from '../domain/check-refused';
import type { RoutingClass } from '../domain/code-table';
import type { Element } from '../domain/input-rules';
import type { BreakerState, Product, ProviderName } from '../domain/provider';
import type { ChosenBecause } from '../domain/provider-choice';
import type { ProviderErrorCode } from '../domain/provider-error';
import type { Recommendation, RiskLevel } from '../domain/risk-policy';
import type { FailoverPolicy } from '../domain/routing';
import type { BusinessScene, IdType } from '../domain/subject';
import { registerEnum } from './register-enum';

export const ProviderNameEnum = registerEnum<ProviderName>(
  'ProviderName',
  'A provider of verification.',
  {
    ALIYUN: '阿里云 (实人认证): three-element and four-element check.',
    JUHE: '聚合数据: three-element check and card blacklist.',
    SHUJUBAO: '贵州数据宝 through Aliyun Cloud Market: three-element check.',
    TENCENT: '腾讯云: three-element and four-element check.',
    TENCENT_FACEID: '腾讯云人脸核身 (API 3.0): three-element and four-element check.',
  },
);

export const ProductEnum = registerEnum<Product>('Product', 'What can be bought from a provider.', {
  BANK_CARD_CHECK: 'Whether name, ID number, card and, of four elements, mobile belong together.',
  BLACKLIST_REPORT: 'Which blacklists hold a card.',
});

export const BreakerStateEnum = registerEnum<BreakerState>(
  'BreakerState',
  'Whether calls of a product are let through. Verdicts and the data of one person never open a breaker.',
  {
    CLOSED: 'They are.',
    OPEN: 'They are not, after failures in a row: for 10 s, or for 5 min where credentials were rejected or a quota is used up.',
    HALF_OPEN: 'One call tries, or may try, whether the provider works again.',
  },
);

export const IdTypeEnum = registerEnum<IdType>('IdType', 'A kind of identity document.', {
  RESIDENT_ID: '居民身份证 (Juhe 01).',
  PASSPORT: '护照 (Juhe 02).',
  HK_MACAU_PERMIT: '港澳证 (Juhe 03).',
  TAIWAN_COMPATRIOT_PERMIT: '台胞证 (Juhe 04).',
  HOME_RETURN_PERMIT: '回乡证 (Juhe 11).',
  TAIWAN_RESIDENT_PERMIT: '台湾居民居住证 (Juhe 18).',
});

export const BusinessSceneEnum = registerEnum<BusinessScene>(
  'BusinessScene',
  'The business on whose behalf a card is checked; only some providers take one.',
  {
    DIRECT_BANKING: '直销银行 (Juhe 01).',
    CONSUMER_FINANCE: '消费金融 (Juhe 02).',
    CLASS_II_III_ACCOUNT: '银行二三类账户开户 (Juhe 03).',
    CREDIT_REPORTING: '征信 (Juhe 04).',
    INSURANCE: '保险 (Juhe 05).',
    FUND: '基金 (Juhe 06).',
    SECURITIES: '证券 (Juhe 07).',
    LEASING: '租赁 (Juhe 08).',
    CUSTOMS_DECLARATION: '海关申报 (Juhe 09).',
    OTHER: '其他 (Juhe 99).',
  },
);

export const CheckOutcomeEnum = registerEnum<CheckOutcome>(
  'CheckOutcome',
  'What a provider says of the elements.',
  {
    MATCH: 'They belong together.',
    MISMATCH: 'They do not belong together.',
    UNABLE_TO_VERIFY: 'The issuer would neither confirm nor deny; no evidence against the person.',
  },
);

export const CheckReasonEnum = registerEnum<CheckReason>(
  'CheckReason',
  'Why elements do not match, or why they could not be verified. A provider tells no more than it knows: `providerCodes` has the reasons of each.',
  {
    ELEMENTS_MISMATCH: 'MISMATCH: some of the elements differ from what the issuer holds.',
    HOLDER_MISMATCH: 'MISMATCH: the card belongs to somebody else.',
    NO_RECORD: 'No data source knows the card or the person.',
    CARD_NOT_PRESENT_DISABLED: 'The card is not enabled for card-not-present payment.',
    CARD_ABNORMAL: 'The card is in an abnormal state that the provider does not name.',
    CARD_INVALID: 'The card number is not in use.',
    NO_ISSUER: 'The card number belongs to no issuer.',
    CARD_DORMANT: 'The card has not been activated or is dormant.',
    CARD_CAPTURED: 'The card has been captured by a machine or marked as used for fraud.',
    CARD_CONFISCATED: 'The card has been confiscated.',
    CARD_REPORTED_LOST: 'The card has been reported lost.',
    CARD_EXPIRED: 'The card has expired.',
    CARD_RESTRICTED: 'The card is restricted.',
    PIN_TRIES_EXCEEDED: 'A wrong PIN was entered too often.',
    ISSUER_UNSUPPORTED: 'The issuer does not support this check.',
    DATA_CHECK_FAILED: 'The data source could not check the data.',
    NO_MOBILE_ON_FILE: 'The issuer holds no mobile number for the card.',
    MOBILE_UNSUPPORTED:
      'The mobile number cannot be checked; a check of three elements may still work.',
    UNSPECIFIED: 'The provider gives no reason.',
  },
);

export const BlacklistCategoryEnum = registerEnum<BlacklistCategory>(
  'BlacklistCategory',
  'A list of cards.',
  {
    ONLINE_BLACK: 'Fraudulent cards in online trade, published by the clearing organisation.',
    OFFLINE_BLACK: 'Fraudulent cards in offline trade, published by the clearing organisation.',
    BAD_CARD_HOLDER:
      'Holders whom issuers report as overdue or the clearing organisation as fraudulent.',
    FRAUD_TRANS: 'Accounts on which the police have asked for assistance.',
    OTHER_BLACK: 'Other lists of fraudulent cards, published by the clearing organisation.',
    CASE_RELATED:
      'Accounts tied to persons under court enforcement, published by the supreme court.',
  },
);

export const ProviderErrorCodeEnum = registerEnum<ProviderErrorCode>(
  'ProviderErrorCode',
  'Why a provider brought no verdict. None of these is evidence against the person.',
  {
    NO_ANSWER: 'It was asked and did not answer in time; it may have done and billed the work.',
    UNREACHABLE: 'It could not be reached; nothing was sent.',
    UPSTREAM_FAILURE: 'It or its data source failed.',
    BAD_RESPONSE: 'Its answer is not what its documentation describes.',
    UNDER_MAINTENANCE: 'It has taken the interface out of service.',
    CREDENTIALS_REJECTED: "It does not accept this server's credentials or address.",
    QUOTA_EXHAUSTED: 'The quota or balance that this server has with it is used up.',
    RATE_LIMITED: 'It limits how often this server may ask.',
    SUBJECT_LOCKED: 'This card or person was checked too often; see `retryAt`.',
    INPUT_REJECTED: 'It considers an element of the input malformed; see `field`.',
    REQUEST_REJECTED: "It considers this server's request malformed.",
    UNSUPPORTED: 'No provider that may be asked can do this; nothing was sent.',
    UNKNOWN_CODE:
      'It answered with a code that its documentation does not list; see `providerCode`.',
  },
);

export const RefusalRuleEnum = registerEnum<RefusalRule>(
  'RefusalRule',
  'The rule by which this server would not ask a provider.',
  {
    CARD_FAILED_CHECKS: 'The card failed checks in a row; one more could lock it for its holder.',
    CARD_DAILY_CALLS: 'The card was checked as often as is allowed in one day.',
    ID_NUMBER_DAILY_CALLS: 'The ID number was checked as often as is allowed in one day.',
    SUBJECT_LOCKED: 'A provider has reported the card or person as locked.',
    CLIENT_DAILY_CALLS: 'The client has made as many paid calls as it may in one day.',
    CLIENT_DAILY_SPEND: 'The call would go beyond what the client may spend in one day.',
  },
);

export const FailoverPolicyEnum = registerEnum<FailoverPolicy>(
  'FailoverPolicy',
  'When the next provider is asked. A verdict, malformed data and a lock always end the search.',
  {
    NONE: 'Never: one provider is asked.',
    SAFE: 'Only where it is certain that the one before did and billed nothing.',
    AVAILABLE: 'Also where the one before may have done and billed the work.',
  },
);

export const ChosenBecauseEnum = registerEnum<ChosenBecause>(
  'ChosenBecause',
  'Why a provider was asked.',
  {
    REQUESTED: 'The caller named it.',
    FIRST_IN_ORDER: 'It is the first in the configured order that can do this.',
    CHEAPEST: 'A conclusive answer of it has cost least of late (ROUTING=cheapest).',
    UNKNOWN_QUALITY:
      'Its price is low, and how good its answers are is not known yet (ROUTING=cheapest).',
    FAILOVER: 'The one before brought no answer, and `failover` allows it.',
    RECONNECTED: 'A connection to it could not be made, and was tried once more.',
  },
);

export const BilledEnum = registerEnum<Billed>('Billed', 'Whether a provider charges.', {
  YES: 'It charges.',
  NO: 'It does not charge.',
  UNKNOWN: 'It may charge; counted as if it did.',
});

export const ElementEnum = registerEnum<Element>('Element', 'An element of a check.', {
  NAME: "The person's name.",
  ID_NUMBER: 'The ID number.',
  BANK_CARD: 'The card number.',
  MOBILE: 'The mobile number.',
});

export const RoutingClassEnum = registerEnum<RoutingClass>(
  'RoutingClass',
  'What may be done after a code of a provider.',
  {
    ANSWERED: 'A verdict: stop.',
    NOT_SENT: 'Nothing left this server: ask again or elsewhere freely.',
    REFUSED: 'Turned away before the work was done: asking elsewhere is free.',
    INPUT: "This person's data is malformed in the provider's eyes: stop.",
    SUBJECT: 'The card or person is over a limit: stop, and ask nobody else.',
    AMBIGUOUS: 'The work may have been done and billed: ask elsewhere only under AVAILABLE.',
  },
);

export const RiskLevelEnum = registerEnum<RiskLevel>(
  'RiskLevel',
  'How risky a person and card are.',
  {
    LOW: 'Both halves answered and nothing speaks against them.',
    MEDIUM: 'The issuer would neither confirm nor deny.',
    HIGH: 'Something speaks against them.',
    UNDETERMINED: 'Half of the evidence is missing, and what there is does not speak against them.',
  },
);

export const RecommendationEnum = registerEnum<Recommendation>(
  'Recommendation',
  'What to do about a person and card.',
  {
    APPROVE: 'Go ahead.',
    REVIEW: 'Have a person look at it.',
    REJECT: 'Turn it down.',
  },
);
