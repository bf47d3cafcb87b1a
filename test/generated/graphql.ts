/* eslint-disable */
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null | undefined;
export type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type MakeOptional<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]?: Maybe<T[SubKey]> };
export type MakeMaybe<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]: Maybe<T[SubKey]> };
export type MakeEmpty<T extends { [key: string]: unknown }, K extends keyof T> = { [_ in K]?: never };
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A card number: a string of 13 to 19 digits; spaces and hyphens are dropped. Input only, and through a variable only, never as a literal. */
  BankCardNumber: { input: string; output: string; }
  /** A day in Asia/Shanghai (UTC+8): YYYY-MM-DD. */
  ChinaDay: { input: string; output: string; }
  /** A date-time string at UTC, such as 2007-12-03T10:15:30Z, compliant with the `date-time` format outlined in section 5.6 of the RFC 3339 profile of the ISO 8601 standard for representation of dates and times using the Gregorian calendar. */
  DateTime: { input: string; output: string; }
  /** An ID number: of a resident ID 17 digits and a check character (15 digits of an old one), of other documents 5 to 20 letters and digits. Input only, and through a variable only, never as a literal. */
  IdNumber: { input: string; output: string; }
  /** A mobile number of mainland China: 11 digits; spaces, hyphens and a leading +86 are dropped. Input only, and through a variable only, never as a literal. */
  MobileNumber: { input: string; output: string; }
  /** A person's name: 2 to 50 Han characters with the separator ·; with a passport also Latin letters. Input only, and through a variable only, never as a literal. */
  PersonName: { input: string; output: string; }
};

/** How much a client may use up in a time, and what is left of it. */
export type Allowance = {
  __typename?: 'Allowance';
  /** How much; null for any amount. */
  limit?: Maybe<Scalars['Int']['output']>;
  /** What is left; null for any amount. */
  remaining?: Maybe<Scalars['Int']['output']>;
  /** When nothing counts as used any more. */
  resetsAt: Scalars['DateTime']['output'];
  /** What was used. */
  used: Scalars['Int']['output'];
};

/** A provider's verdict on whether the elements of a check belong together. */
export type BankCardCheck = {
  __typename?: 'BankCardCheck';
  /** Every attempt, in order. */
  attempts: Array<ProviderAttempt>;
  /** The card, masked. */
  bankCard: MaskedBankCard;
  /** What all attempts cost together. */
  billing: Billing;
  /** When the provider answered. */
  checkedAt: Scalars['DateTime']['output'];
  /** How many elements were compared: 3, or 4 where a mobile number was given. */
  elements: Scalars['Int']['output'];
  /** Names this answer. */
  id: Scalars['ID']['output'];
  /** The verdict. */
  outcome: CheckOutcome;
  /** Who answered or failed; where nobody was asked, who would have been first. */
  provider: ProviderName;
  /** The provider's most precise code, e.g. 22070302, 98 or 10000/1; where it gave none, a word of the transport such as TIMEOUT or HTTP_500. */
  providerCode: Scalars['String']['output'];
  /** The provider's words, where its documentation has them. */
  providerMessage?: Maybe<Scalars['String']['output']>;
  /** The provider's reference for the call, to ask its support with. */
  providerReference?: Maybe<Scalars['String']['output']>;
  /** Why the elements do not match or could not be verified; null when they match. */
  reason?: Maybe<CheckReason>;
  /** Whether this is an earlier answer, given again without asking anybody. */
  reused: Scalars['Boolean']['output'];
  /** Whether the sandbox answered instead of real providers. */
  sandbox: Scalars['Boolean']['output'];
};

/** Whose elements to check, and whom to ask. */
export type BankCardCheckInput = {
  /** The card number. */
  bankCard: Scalars['BankCardNumber']['input'];
  /** The caller's own reference, kept with the record: 1 to 64 letters, digits and . _ : / -, no element of the check, and nothing that could be anybody's mobile, ID or card number. */
  clientReference?: InputMaybe<Scalars['String']['input']>;
  /** When the next provider is asked. */
  failover?: InputMaybe<FailoverPolicy>;
  /** The number of the identity document. */
  idNumber: Scalars['IdNumber']['input'];
  /** The kind of identity document. Others than the resident ID only some providers can check. */
  idType?: InputMaybe<IdType>;
  /** The greatest age of an earlier answer that may be given again, in seconds; 0 asks anew. Default: as configured. */
  maxAgeSeconds?: InputMaybe<Scalars['Int']['input']>;
  /** The mobile number that the issuer holds. Given, four elements are checked, which only some providers can do. */
  mobile?: InputMaybe<Scalars['MobileNumber']['input']>;
  /** The person's name. */
  name: Scalars['PersonName']['input'];
  /** The one provider to ask. Default: any that can, in the configured order. */
  provider?: InputMaybe<ProviderName>;
  /** The business on whose behalf the card is checked. Only some providers take one. */
  scene?: InputMaybe<BusinessScene>;
};

/** A verdict, or why there is none. */
export type BankCardCheckResult = BankCardCheck | CheckRefused | ProviderError;

/** Whether a provider charges. */
export type Billed =
  /** It does not charge. */
  | 'NO'
  /** It may charge; counted as if it did. */
  | 'UNKNOWN'
  /** It charges. */
  | 'YES';

/** What an answer cost. */
export type Billing = {
  __typename?: 'Billing';
  /** YES as soon as one attempt was billed, UNKNOWN as soon as one may have been. */
  billed: Billed;
  /** The price of all attempts that were or may have been billed, in fen (0.01 yuan). */
  costFen: Scalars['Int']['output'];
};

/** A list of cards. */
export type BlacklistCategory =
  /** Holders whom issuers report as overdue or the clearing organisation as fraudulent. */
  | 'BAD_CARD_HOLDER'
  /** Accounts tied to persons under court enforcement, published by the supreme court. */
  | 'CASE_RELATED'
  /** Accounts on which the police have asked for assistance. */
  | 'FRAUD_TRANS'
  /** Fraudulent cards in offline trade, published by the clearing organisation. */
  | 'OFFLINE_BLACK'
  /** Fraudulent cards in online trade, published by the clearing organisation. */
  | 'ONLINE_BLACK'
  /** Other lists of fraudulent cards, published by the clearing organisation. */
  | 'OTHER_BLACK';

/** A provider's answer to which blacklists hold a card. */
export type BlacklistReport = {
  __typename?: 'BlacklistReport';
  /** Every attempt, in order. */
  attempts: Array<ProviderAttempt>;
  /** The holder is reported as overdue by issuers or as fraudulent by the clearing organisation. */
  badCardHolder: Scalars['Boolean']['output'];
  /** The card, masked. */
  bankCard: MaskedBankCard;
  /** What all attempts cost together. */
  billing: Billing;
  /** Tied to a person under court enforcement, as the supreme court publishes them. */
  caseRelated: Scalars['Boolean']['output'];
  /** When the provider answered. */
  checkedAt: Scalars['DateTime']['output'];
  /** Whether the whole answer could be read. If not, there is at least one hit, and a list that is not among the hits may hold the card too. */
  complete: Scalars['Boolean']['output'];
  /** Among the accounts on which the police have asked for assistance. */
  fraudTrans: Scalars['Boolean']['output'];
  /** The lists that hold the card. */
  hits: Array<BlacklistCategory>;
  /** Names this answer. */
  id: Scalars['ID']['output'];
  /** Whether any list holds the card. */
  listed: Scalars['Boolean']['output'];
  /** Among fraudulent cards in offline trade, as the clearing organisation publishes them. */
  offlineBlack: Scalars['Boolean']['output'];
  /** Among fraudulent cards in online trade, as the clearing organisation publishes them. */
  onlineBlack: Scalars['Boolean']['output'];
  /** On another list of fraudulent cards, as the clearing organisation publishes them. */
  otherBlack: Scalars['Boolean']['output'];
  /** Who answered or failed; where nobody was asked, who would have been first. */
  provider: ProviderName;
  /** The provider's most precise code, e.g. 22070302, 98 or 10000/1; where it gave none, a word of the transport such as TIMEOUT or HTTP_500. */
  providerCode: Scalars['String']['output'];
  /** The provider's words, where its documentation has them. */
  providerMessage?: Maybe<Scalars['String']['output']>;
  /** The provider's reference for the call, to ask its support with. */
  providerReference?: Maybe<Scalars['String']['output']>;
  /** Whether this is an earlier answer, given again without asking anybody. */
  reused: Scalars['Boolean']['output'];
  /** Whether the sandbox answered instead of real providers. */
  sandbox: Scalars['Boolean']['output'];
};

/** Which card to look up, and whom to ask. */
export type BlacklistReportInput = {
  /** The card number. */
  bankCard: Scalars['BankCardNumber']['input'];
  /** The caller's own reference, kept with the record: 1 to 64 letters, digits and . _ : / -, no element of the check, and nothing that could be anybody's mobile, ID or card number. */
  clientReference?: InputMaybe<Scalars['String']['input']>;
  /** The greatest age of an earlier answer that may be given again, in seconds; 0 asks anew. Default: as configured. */
  maxAgeSeconds?: InputMaybe<Scalars['Int']['input']>;
  /** The one provider to ask. Default: any that can, in the configured order. */
  provider?: InputMaybe<ProviderName>;
};

/** An answer, or why there is none. */
export type BlacklistReportResult = BlacklistReport | CheckRefused | ProviderError;

/** Whether calls of a product are let through. Verdicts and the data of one person never open a breaker. */
export type BreakerState =
  /** They are. */
  | 'CLOSED'
  /** One call tries, or may try, whether the provider works again. */
  | 'HALF_OPEN'
  /** They are not, after failures in a row: for 10 s, or for 5 min where credentials were rejected or a quota is used up. */
  | 'OPEN';

/** The business on whose behalf a card is checked; only some providers take one. */
export type BusinessScene =
  /** 银行二三类账户开户 (Juhe 03). */
  | 'CLASS_II_III_ACCOUNT'
  /** 消费金融 (Juhe 02). */
  | 'CONSUMER_FINANCE'
  /** 征信 (Juhe 04). */
  | 'CREDIT_REPORTING'
  /** 海关申报 (Juhe 09). */
  | 'CUSTOMS_DECLARATION'
  /** 直销银行 (Juhe 01). */
  | 'DIRECT_BANKING'
  /** 基金 (Juhe 06). */
  | 'FUND'
  /** 保险 (Juhe 05). */
  | 'INSURANCE'
  /** 租赁 (Juhe 08). */
  | 'LEASING'
  /** 其他 (Juhe 99). */
  | 'OTHER'
  /** 证券 (Juhe 07). */
  | 'SECURITIES';

/** What a provider says of the elements. */
export type CheckOutcome =
  /** They belong together. */
  | 'MATCH'
  /** They do not belong together. */
  | 'MISMATCH'
  /** The issuer would neither confirm nor deny; no evidence against the person. */
  | 'UNABLE_TO_VERIFY';

/** Why elements do not match, or why they could not be verified. A provider tells no more than it knows: `providerCodes` has the reasons of each. */
export type CheckReason =
  /** The card is in an abnormal state that the provider does not name. */
  | 'CARD_ABNORMAL'
  /** The card has been captured by a machine or marked as used for fraud. */
  | 'CARD_CAPTURED'
  /** The card has been confiscated. */
  | 'CARD_CONFISCATED'
  /** The card has not been activated or is dormant. */
  | 'CARD_DORMANT'
  /** The card has expired. */
  | 'CARD_EXPIRED'
  /** The card number is not in use. */
  | 'CARD_INVALID'
  /** The card is not enabled for card-not-present payment. */
  | 'CARD_NOT_PRESENT_DISABLED'
  /** The card has been reported lost. */
  | 'CARD_REPORTED_LOST'
  /** The card is restricted. */
  | 'CARD_RESTRICTED'
  /** The data source could not check the data. */
  | 'DATA_CHECK_FAILED'
  /** MISMATCH: some of the elements differ from what the issuer holds. */
  | 'ELEMENTS_MISMATCH'
  /** MISMATCH: the card belongs to somebody else. */
  | 'HOLDER_MISMATCH'
  /** The issuer does not support this check. */
  | 'ISSUER_UNSUPPORTED'
  /** The mobile number cannot be checked; a check of three elements may still work. */
  | 'MOBILE_UNSUPPORTED'
  /** The card number belongs to no issuer. */
  | 'NO_ISSUER'
  /** The issuer holds no mobile number for the card. */
  | 'NO_MOBILE_ON_FILE'
  /** No data source knows the card or the person. */
  | 'NO_RECORD'
  /** A wrong PIN was entered too often. */
  | 'PIN_TRIES_EXCEEDED'
  /** The provider gives no reason. */
  | 'UNSPECIFIED';

/** The record of an enquiry: who asked for what, and what came of it. */
export type CheckRecord = {
  __typename?: 'CheckRecord';
  /** When the provider answered; of a reused answer, when it first did. */
  answeredAt?: Maybe<Scalars['DateTime']['output']>;
  /** When the enquiry was decided or ended. */
  at: Scalars['DateTime']['output'];
  /** Every attempt, in order. */
  attempts: Array<ProviderAttempt>;
  /** The card, masked. */
  bankCard: RecordedBankCard;
  /** What all attempts cost together. */
  billing: Billing;
  /** Who asked; null where callers are not told apart. */
  client?: Maybe<Scalars['String']['output']>;
  /** The caller's own reference. */
  clientReference?: Maybe<Scalars['String']['output']>;
  /** Of an answered lookup: whether the whole answer could be read; if not, further lists may hold the card. */
  complete?: Maybe<Scalars['Boolean']['output']>;
  /** Of a check: how many elements were to be compared, 3 or 4. */
  elements?: Maybe<Scalars['Int']['output']>;
  /** Why no provider gave a verdict. */
  error?: Maybe<ProviderErrorCode>;
  /** The keyed fingerprint of the card number: the same card has the same one, until the key changes. */
  fingerprint: Scalars['String']['output'];
  /** Its hash in the chain: the SHA-256 of the hash before it, a line break and its own text. */
  hash: Scalars['String']['output'];
  /** Of an answered lookup: the lists that hold the card. */
  hits?: Maybe<Array<BlacklistCategory>>;
  /** The id of the answer that it is the record of. */
  id: Scalars['ID']['output'];
  /** What became of it. */
  kind: CheckRecordKind;
  /** The verdict of a check. */
  outcome?: Maybe<CheckOutcome>;
  /** The risk policy on whose behalf it was asked; null outside of a risk profile. */
  policyVersion?: Maybe<Scalars['String']['output']>;
  /** Its place in the chain of records, from 1. */
  position: Scalars['Int']['output'];
  /** What was asked for. */
  product: Product;
  /** Who answered or failed; null where this server would not ask. */
  provider?: Maybe<ProviderName>;
  /** The provider's most precise code. */
  providerCode?: Maybe<Scalars['String']['output']>;
  /** The provider's words, where its documentation has them. */
  providerMessage?: Maybe<Scalars['String']['output']>;
  /** The provider's reference for the call. */
  providerReference?: Maybe<Scalars['String']['output']>;
  /** The reason of the verdict. */
  reason?: Maybe<CheckReason>;
  /** Why this server would not ask. */
  refusal?: Maybe<RefusalRule>;
  /** After which time asking again could succeed. */
  retryAt?: Maybe<Scalars['DateTime']['output']>;
  /** What a reused answer would have cost, in fen (0.01 yuan). */
  savedFen: Scalars['Int']['output'];
};

/** A page of records, from the newest to the oldest. */
export type CheckRecordConnection = {
  __typename?: 'CheckRecordConnection';
  /** The records with their cursors. */
  edges: Array<CheckRecordEdge>;
  /** The records alone. */
  nodes: Array<CheckRecord>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** A record of a page. */
export type CheckRecordEdge = {
  __typename?: 'CheckRecordEdge';
  /** Stands for the place after the record. */
  cursor: Scalars['String']['output'];
  /** The record. */
  node: CheckRecord;
};

/** Which records to look for: those that fit every field that is given. */
export type CheckRecordFilter = {
  /** The card that was asked about. It is compared by its fingerprint. */
  bankCard?: InputMaybe<Scalars['BankCardNumber']['input']>;
  /** The client that asked, by its id. */
  client?: InputMaybe<Scalars['String']['input']>;
  /** The caller's own reference, exactly. */
  clientReference?: InputMaybe<Scalars['String']['input']>;
  /** The earliest time, included. */
  from?: InputMaybe<Scalars['DateTime']['input']>;
  /** What became of it. */
  kind?: InputMaybe<CheckRecordKind>;
  /** The verdict of a check. */
  outcome?: InputMaybe<CheckOutcome>;
  /** What was asked for. */
  product?: InputMaybe<Product>;
  /** Who answered or failed. */
  provider?: InputMaybe<ProviderName>;
  /** The end of the time, not included. */
  to?: InputMaybe<Scalars['DateTime']['input']>;
};

/** What became of an enquiry. */
export type CheckRecordKind =
  /** A provider gave a verdict or report. */
  | 'ANSWERED'
  /** No provider gave one; see `error`. */
  | 'FAILED'
  /** This server would not ask; see `refusal`. */
  | 'REFUSED'
  /** An earlier answer, or that of an identical enquiry under way, was given without asking anybody. */
  | 'REUSED';

/** This server would not ask a provider. Nothing was sent and nothing was paid. */
export type CheckRefused = Failure & {
  __typename?: 'CheckRefused';
  /** In English. Fixed for the kind of failure. */
  message: Scalars['String']['output'];
  /** In Chinese. Fixed for the kind of failure. */
  messageZh: Scalars['String']['output'];
  /** Not to be asked again before this time; null where none is known. */
  retryAt?: Maybe<Scalars['DateTime']['output']>;
  /** Whether the same query may succeed later, unchanged. */
  retryable: Scalars['Boolean']['output'];
  /** The rule that forbids it. */
  rule: RefusalRule;
};

/** Why a provider was asked. */
export type ChosenBecause =
  /** A conclusive answer of it has cost least of late (ROUTING=cheapest). */
  | 'CHEAPEST'
  /** The one before brought no answer, and `failover` allows it. */
  | 'FAILOVER'
  /** It is the first in the configured order that can do this. */
  | 'FIRST_IN_ORDER'
  /** A connection to it could not be made, and was tried once more. */
  | 'RECONNECTED'
  /** The caller named it. */
  | 'REQUESTED'
  /** Its price is low, and how good its answers are is not known yet (ROUTING=cheapest). */
  | 'UNKNOWN_QUALITY';

/** An element of a check. */
export type Element =
  /** The card number. */
  | 'BANK_CARD'
  /** The ID number. */
  | 'ID_NUMBER'
  /** The mobile number. */
  | 'MOBILE'
  /** The person's name. */
  | 'NAME';

/** When the next provider is asked. A verdict, malformed data and a lock always end the search. */
export type FailoverPolicy =
  /** Also where the one before may have done and billed the work. */
  | 'AVAILABLE'
  /** Never: one provider is asked. */
  | 'NONE'
  /** Only where it is certain that the one before did and billed nothing. */
  | 'SAFE';

/** Why there is no verdict, in words that may be shown to a user. */
export type Failure = {
  /** In English. Fixed for the kind of failure. */
  message: Scalars['String']['output'];
  /** In Chinese. Fixed for the kind of failure. */
  messageZh: Scalars['String']['output'];
  /** Not to be asked again before this time; null where none is known. */
  retryAt?: Maybe<Scalars['DateTime']['output']>;
  /** Whether the same query may succeed later, unchanged. */
  retryable: Scalars['Boolean']['output'];
};

/** A kind of identity document. */
export type IdType =
  /** 港澳证 (Juhe 03). */
  | 'HK_MACAU_PERMIT'
  /** 回乡证 (Juhe 11). */
  | 'HOME_RETURN_PERMIT'
  /** 护照 (Juhe 02). */
  | 'PASSPORT'
  /** 居民身份证 (Juhe 01). */
  | 'RESIDENT_ID'
  /** 台胞证 (Juhe 04). */
  | 'TAIWAN_COMPATRIOT_PERMIT'
  /** 台湾居民居住证 (Juhe 18). */
  | 'TAIWAN_RESIDENT_PERMIT';

/** What may be shown of a card number. */
export type MaskedBankCard = {
  __typename?: 'MaskedBankCard';
  /** The first six digits, which tell the issuer. */
  bin: Scalars['String']['output'];
  /** The last four digits. */
  last4: Scalars['String']['output'];
  /** Whether the check digit fits. A warning only: some real UnionPay cards fail it. */
  luhnValid: Scalars['Boolean']['output'];
  /** BIN and last four digits, the others as stars: 621792*********1017. */
  masked: Scalars['String']['output'];
};

/** Where a page stands. */
export type PageInfo = {
  __typename?: 'PageInfo';
  /** The cursor of the last record, to ask for the next page with. */
  endCursor?: Maybe<Scalars['String']['output']>;
  /** Whether another page follows. */
  hasNextPage: Scalars['Boolean']['output'];
  /** Whether a page goes before: whether `after` was given. */
  hasPreviousPage: Scalars['Boolean']['output'];
  /** The cursor of the first record; null of an empty page. */
  startCursor?: Maybe<Scalars['String']['output']>;
};

/** What can be bought from a provider. */
export type Product =
  /** Whether name, ID number, card and, of four elements, mobile belong together. */
  | 'BANK_CARD_CHECK'
  /** Which blacklists hold a card. */
  | 'BLACKLIST_REPORT';

/** One request to one provider. */
export type ProviderAttempt = {
  __typename?: 'ProviderAttempt';
  /** Whether it is charged for. */
  billed: Billed;
  /** Why it was asked; null in records from before this was kept. */
  chosenBecause?: Maybe<ChosenBecause>;
  /** Why it brought no verdict; null when it brought one. */
  error?: Maybe<ProviderErrorCode>;
  /** How long it took, in milliseconds. */
  latencyMs: Scalars['Int']['output'];
  /** Who was asked. */
  provider: ProviderName;
  /** The provider's most precise code; where it gave none, a word of the transport such as TIMEOUT or HTTP_500. */
  providerCode?: Maybe<Scalars['String']['output']>;
  /** What the provider can be asked about this call by: its own reference, or the one that was sent to it; known of some providers even if no answer came. */
  providerReference?: Maybe<Scalars['String']['output']>;
  /** When it was asked. */
  startedAt: Scalars['DateTime']['output'];
};

/** A row of a provider's code table: what a code means and what follows from it. */
export type ProviderCode = {
  __typename?: 'ProviderCode';
  /** Whether an answer with it is charged for. */
  billed: Billed;
  /** The code as `providerCode` shows it; a family of codes as T429* or 5000-5500. */
  code: Scalars['String']['output'];
  /** The error that it stands for; null for a verdict or report. */
  error?: Maybe<ProviderErrorCode>;
  /** The element that it rejects. */
  field?: Maybe<Element>;
  /** The verdict that it stands for; null for an error and for a blacklist report. */
  outcome?: Maybe<CheckOutcome>;
  /** Of which product. */
  product: Product;
  /** Whose code. */
  provider: ProviderName;
  /** The reason of the verdict. */
  reason?: Maybe<CheckReason>;
  /** Whether another provider may be asked after it. */
  routing: RoutingClass;
  /** The provider's words for it. */
  text: Scalars['String']['output'];
};

/** Providers were asked, or would have been, and none brought a verdict. No evidence against the person. */
export type ProviderError = Failure & {
  __typename?: 'ProviderError';
  /** Every attempt, in order. */
  attempts: Array<ProviderAttempt>;
  /** What all attempts cost together. */
  billing: Billing;
  /** Why there is no verdict. */
  code: ProviderErrorCode;
  /** Of INPUT_REJECTED: the element that the provider rejects. */
  field?: Maybe<Element>;
  /** In English. Fixed for the kind of failure. */
  message: Scalars['String']['output'];
  /** In Chinese. Fixed for the kind of failure. */
  messageZh: Scalars['String']['output'];
  /** Who answered or failed; where nobody was asked, who would have been first. */
  provider: ProviderName;
  /** The provider's most precise code, e.g. 22070302, 98 or 10000/1; where it gave none, a word of the transport such as TIMEOUT or HTTP_500. */
  providerCode: Scalars['String']['output'];
  /** The provider's words, where its documentation has them. */
  providerMessage?: Maybe<Scalars['String']['output']>;
  /** The provider's reference for the call, to ask its support with. */
  providerReference?: Maybe<Scalars['String']['output']>;
  /** Not to be asked again before this time; null where none is known. */
  retryAt?: Maybe<Scalars['DateTime']['output']>;
  /** Whether the same query may succeed later, unchanged. */
  retryable: Scalars['Boolean']['output'];
  /** Whether the sandbox answered instead of real providers. */
  sandbox: Scalars['Boolean']['output'];
};

/** Why a provider brought no verdict. None of these is evidence against the person. */
export type ProviderErrorCode =
  /** Its answer is not what its documentation describes. */
  | 'BAD_RESPONSE'
  /** It does not accept this server's credentials or address. */
  | 'CREDENTIALS_REJECTED'
  /** It considers an element of the input malformed; see `field`. */
  | 'INPUT_REJECTED'
  /** It was asked and did not answer in time; it may have done and billed the work. */
  | 'NO_ANSWER'
  /** The quota or balance that this server has with it is used up. */
  | 'QUOTA_EXHAUSTED'
  /** It limits how often this server may ask. */
  | 'RATE_LIMITED'
  /** It considers this server's request malformed. */
  | 'REQUEST_REJECTED'
  /** This card or person was checked too often; see `retryAt`. */
  | 'SUBJECT_LOCKED'
  /** It has taken the interface out of service. */
  | 'UNDER_MAINTENANCE'
  /** It answered with a code that its documentation does not list; see `providerCode`. */
  | 'UNKNOWN_CODE'
  /** It could not be reached; nothing was sent. */
  | 'UNREACHABLE'
  /** No provider that may be asked can do this; nothing was sent. */
  | 'UNSUPPORTED'
  /** It or its data source failed. */
  | 'UPSTREAM_FAILURE';

/** A configured provider. */
export type ProviderInfo = {
  __typename?: 'ProviderInfo';
  /** Which one. */
  name: ProviderName;
  /** What it is configured for. */
  products: Array<ProviderProduct>;
  /** Whether the sandbox stands in for it. */
  sandbox: Scalars['Boolean']['output'];
};

/** A provider of verification. */
export type ProviderName =
  /** 阿里云 (实人认证): three-element and four-element check. */
  | 'ALIYUN'
  /** 聚合数据: three-element check and card blacklist. */
  | 'JUHE'
  /** 贵州数据宝 through Aliyun Cloud Market: three-element check. */
  | 'SHUJUBAO'
  /** 腾讯云: three-element and four-element check. */
  | 'TENCENT'
  /** 腾讯云人脸核身 (API 3.0): three-element and four-element check. */
  | 'TENCENT_FACEID';

/** One product of a configured provider. */
export type ProviderProduct = {
  __typename?: 'ProviderProduct';
  /** Whether its calls are let through. */
  breaker: BreakerState;
  /** Of a check: how many elements it can compare, 3 or 4. Empty for a lookup. */
  elements: Array<Scalars['Int']['output']>;
  /** Of a check: the identity documents that it knows. Empty for a lookup. */
  idTypes: Array<IdType>;
  /** The configured price of a billed call, in fen (0.01 yuan). */
  priceFen: Scalars['Int']['output'];
  /** What it does. */
  product: Product;
  /** How many calls of this server wait for their turn. */
  queued: Scalars['Int']['output'];
  /** How many calls this server may send in a second now: as configured, or less after the provider has throttled calls. Null for any number. */
  ratePerSecond?: Maybe<Scalars['Float']['output']>;
  /** Of a check: the business scenes that it takes. Empty where it takes none. */
  scenes: Array<BusinessScene>;
};

/** What can be asked. Fields whose description speaks of paid calls ask providers; what was asked is kept in the ledger. */
export type Query = {
  __typename?: 'Query';
  /** Checks whether name, ID number and card, and with `mobile` the mobile number too, belong together. A paid call. */
  bankCardCheck: BankCardCheckResult;
  /** Looks up which blacklists hold a card. A paid call. */
  blacklistReport: BlacklistReportResult;
  /** The record of one check or lookup; null where there is none of this id. */
  check?: Maybe<CheckRecord>;
  /** The records of checks and lookups, from the newest to the oldest. */
  checks: CheckRecordConnection;
  /** The code tables of every provider, configured or not. */
  providerCodes: Array<ProviderCode>;
  /** The configured providers, in the order in which they are asked. */
  providers: Array<ProviderInfo>;
  /** What the client that asks may use up, and what is left of it. */
  rateLimit: RateLimit;
  /** Checks the elements and looks up the blacklists at the same time, and says how risky person and card are. Two paid calls. */
  riskProfile: RiskProfile;
  /** What was paid and saved, by day, provider and product, in this order. */
  spend: Array<Spend>;
};


/** What can be asked. Fields whose description speaks of paid calls ask providers; what was asked is kept in the ledger. */
export type QueryBankCardCheckArgs = {
  input: BankCardCheckInput;
};


/** What can be asked. Fields whose description speaks of paid calls ask providers; what was asked is kept in the ledger. */
export type QueryBlacklistReportArgs = {
  input: BlacklistReportInput;
};


/** What can be asked. Fields whose description speaks of paid calls ask providers; what was asked is kept in the ledger. */
export type QueryCheckArgs = {
  id: Scalars['ID']['input'];
};


/** What can be asked. Fields whose description speaks of paid calls ask providers; what was asked is kept in the ledger. */
export type QueryChecksArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<CheckRecordFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** What can be asked. Fields whose description speaks of paid calls ask providers; what was asked is kept in the ledger. */
export type QueryProviderCodesArgs = {
  provider?: InputMaybe<ProviderName>;
};


/** What can be asked. Fields whose description speaks of paid calls ask providers; what was asked is kept in the ledger. */
export type QueryRiskProfileArgs = {
  input: RiskProfileInput;
};


/** What can be asked. Fields whose description speaks of paid calls ask providers; what was asked is kept in the ledger. */
export type QuerySpendArgs = {
  client?: InputMaybe<Scalars['String']['input']>;
  from: Scalars['ChinaDay']['input'];
  to: Scalars['ChinaDay']['input'];
};

/** What a client may use up. `extensions.rateLimit` of every answer has the same. */
export type RateLimit = {
  __typename?: 'RateLimit';
  /** Paid calls to providers in this China day, by all servers together. */
  calls: Allowance;
  /** The id of the client; null where this server does not ask who it is. */
  client?: Maybe<Scalars['String']['output']>;
  /** Requests to this one server in a minute; null where they are not counted. */
  requests?: Maybe<Allowance>;
  /** The price of those that were or may have been billed, in fen (0.01 yuan), by all servers together. */
  spendFen: Allowance;
};

/** What to do about a person and card. */
export type Recommendation =
  /** Go ahead. */
  | 'APPROVE'
  /** Turn it down. */
  | 'REJECT'
  /** Have a person look at it. */
  | 'REVIEW';

/** What is kept of a card number beside its fingerprint. */
export type RecordedBankCard = {
  __typename?: 'RecordedBankCard';
  /** The first six digits, which tell the issuer. */
  bin: Scalars['String']['output'];
  /** The last four digits. */
  last4: Scalars['String']['output'];
  /** BIN and last four digits, the others as stars: 621792*********1017. */
  masked: Scalars['String']['output'];
};

/** The rule by which this server would not ask a provider. */
export type RefusalRule =
  /** The card was checked as often as is allowed in one day. */
  | 'CARD_DAILY_CALLS'
  /** The card failed checks in a row; one more could lock it for its holder. */
  | 'CARD_FAILED_CHECKS'
  /** The client has made as many paid calls as it may in one day. */
  | 'CLIENT_DAILY_CALLS'
  /** The call would go beyond what the client may spend in one day. */
  | 'CLIENT_DAILY_SPEND'
  /** The ID number was checked as often as is allowed in one day. */
  | 'ID_NUMBER_DAILY_CALLS'
  /** A provider has reported the card or person as locked. */
  | 'SUBJECT_LOCKED';

/** How risky a person and card are. */
export type RiskLevel =
  /** Something speaks against them. */
  | 'HIGH'
  /** Both halves answered and nothing speaks against them. */
  | 'LOW'
  /** The issuer would neither confirm nor deny. */
  | 'MEDIUM'
  /** Half of the evidence is missing, and what there is does not speak against them. */
  | 'UNDETERMINED';

/** What check and blacklist together say about a person and card. */
export type RiskProfile = {
  __typename?: 'RiskProfile';
  /** The half about the blacklists. */
  blacklist: BlacklistReportResult;
  /** The half about the elements. */
  check: BankCardCheckResult;
  /** Whether both halves brought an answer that could be read as a whole. */
  complete: Scalars['Boolean']['output'];
  /** When the policy was applied. */
  evaluatedAt: Scalars['DateTime']['output'];
  /** Names this profile. */
  id: Scalars['ID']['output'];
  /** How risky they are. Never LOW unless both halves answered. */
  level: RiskLevel;
  /** The version of the policy that was applied. */
  policyVersion: Scalars['String']['output'];
  /** What to do. */
  recommendation: Recommendation;
  /** Every rule that applied; the first decided level and recommendation. */
  signals: Array<RiskSignal>;
};

/** Whose risk to assess, and whom to ask for the check. */
export type RiskProfileInput = {
  /** The card number. */
  bankCard: Scalars['BankCardNumber']['input'];
  /** The caller's own reference, kept with the record: 1 to 64 letters, digits and . _ : / -, no element of the check, and nothing that could be anybody's mobile, ID or card number. */
  clientReference?: InputMaybe<Scalars['String']['input']>;
  /** When the next provider is asked. */
  failover?: InputMaybe<FailoverPolicy>;
  /** The number of the identity document. */
  idNumber: Scalars['IdNumber']['input'];
  /** The kind of identity document. Others than the resident ID only some providers can check. */
  idType?: InputMaybe<IdType>;
  /** The greatest age of an earlier answer that may be given again, in seconds; 0 asks anew. Default: as configured. */
  maxAgeSeconds?: InputMaybe<Scalars['Int']['input']>;
  /** The mobile number that the issuer holds. Given, four elements are checked, which only some providers can do. */
  mobile?: InputMaybe<Scalars['MobileNumber']['input']>;
  /** The person's name. */
  name: Scalars['PersonName']['input'];
  /** The one provider to ask. Default: any that can, in the configured order. */
  provider?: InputMaybe<ProviderName>;
  /** The business on whose behalf the card is checked. Only some providers take one. */
  scene?: InputMaybe<BusinessScene>;
};

/** A rule of the risk policy that applied. */
export type RiskSignal = {
  __typename?: 'RiskSignal';
  /** Names the rule, e.g. CHECK_MISMATCH. Stable. */
  code: Scalars['String']['output'];
  /** What was found, in English. */
  explanation: Scalars['String']['output'];
  /** What was found, in Chinese. */
  explanationZh: Scalars['String']['output'];
  /** The level that this rule alone gives. */
  level: RiskLevel;
};

/** What may be done after a code of a provider. */
export type RoutingClass =
  /** The work may have been done and billed: ask elsewhere only under AVAILABLE. */
  | 'AMBIGUOUS'
  /** A verdict: stop. */
  | 'ANSWERED'
  /** This person's data is malformed in the provider's eyes: stop. */
  | 'INPUT'
  /** Nothing left this server: ask again or elsewhere freely. */
  | 'NOT_SENT'
  /** Turned away before the work was done: asking elsewhere is free. */
  | 'REFUSED'
  /** The card or person is over a limit: stop, and ask nobody else. */
  | 'SUBJECT';

/** What one product of one provider cost and saved in one day. */
export type Spend = {
  __typename?: 'Spend';
  /** Of these, those that it does not charge for. */
  billedNo: Scalars['Int']['output'];
  /** Of these, those that it may charge for. */
  billedUnknown: Scalars['Int']['output'];
  /** Of these, those that it charges for. */
  billedYes: Scalars['Int']['output'];
  /** Requests that were, or may have been, sent. */
  calls: Scalars['Int']['output'];
  /** The price of all that it charges or may charge for, in fen (0.01 yuan). */
  costFen: Scalars['Int']['output'];
  /** The day in China. */
  day: Scalars['ChinaDay']['output'];
  /** Which product. */
  product: Product;
  /** Whose product. */
  provider: ProviderName;
  /** Enquiries that were given its earlier answer, or that of an identical enquiry under way. */
  reused: Scalars['Int']['output'];
  /** What these would have cost, in fen (0.01 yuan). */
  savedFen: Scalars['Int']['output'];
};

export type RecordFieldsFragment = { __typename?: 'CheckRecord', id: string, position: number, hash: string, at: string, product: Product, kind: CheckRecordKind, client?: string | null, clientReference?: string | null, policyVersion?: string | null, elements?: number | null, fingerprint: string, outcome?: CheckOutcome | null, reason?: CheckReason | null, hits?: Array<BlacklistCategory> | null, complete?: boolean | null, error?: ProviderErrorCode | null, refusal?: RefusalRule | null, retryAt?: string | null, provider?: ProviderName | null, answeredAt?: string | null, providerCode?: string | null, providerMessage?: string | null, providerReference?: string | null, savedFen: number, bankCard: { __typename?: 'RecordedBankCard', masked: string, bin: string, last4: string }, billing: { __typename?: 'Billing', billed: Billed, costFen: number }, attempts: Array<{ __typename?: 'ProviderAttempt', provider: ProviderName, chosenBecause?: ChosenBecause | null, startedAt: string, latencyMs: number, providerCode?: string | null, providerReference?: string | null, error?: ProviderErrorCode | null, billed: Billed }> };

export type ListChecksQueryVariables = Exact<{
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<CheckRecordFilter>;
}>;


export type ListChecksQuery = { __typename?: 'Query', checks: { __typename?: 'CheckRecordConnection', edges: Array<{ __typename?: 'CheckRecordEdge', cursor: string, node: { __typename?: 'CheckRecord', id: string, position: number, hash: string, at: string, product: Product, kind: CheckRecordKind, client?: string | null, clientReference?: string | null, policyVersion?: string | null, elements?: number | null, fingerprint: string, outcome?: CheckOutcome | null, reason?: CheckReason | null, hits?: Array<BlacklistCategory> | null, complete?: boolean | null, error?: ProviderErrorCode | null, refusal?: RefusalRule | null, retryAt?: string | null, provider?: ProviderName | null, answeredAt?: string | null, providerCode?: string | null, providerMessage?: string | null, providerReference?: string | null, savedFen: number, bankCard: { __typename?: 'RecordedBankCard', masked: string, bin: string, last4: string }, billing: { __typename?: 'Billing', billed: Billed, costFen: number }, attempts: Array<{ __typename?: 'ProviderAttempt', provider: ProviderName, chosenBecause?: ChosenBecause | null, startedAt: string, latencyMs: number, providerCode?: string | null, providerReference?: string | null, error?: ProviderErrorCode | null, billed: Billed }> } }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, hasPreviousPage: boolean, startCursor?: string | null, endCursor?: string | null } } };

export type FindCheckQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type FindCheckQuery = { __typename?: 'Query', check?: { __typename?: 'CheckRecord', id: string, position: number, hash: string, at: string, product: Product, kind: CheckRecordKind, client?: string | null, clientReference?: string | null, policyVersion?: string | null, elements?: number | null, fingerprint: string, outcome?: CheckOutcome | null, reason?: CheckReason | null, hits?: Array<BlacklistCategory> | null, complete?: boolean | null, error?: ProviderErrorCode | null, refusal?: RefusalRule | null, retryAt?: string | null, provider?: ProviderName | null, answeredAt?: string | null, providerCode?: string | null, providerMessage?: string | null, providerReference?: string | null, savedFen: number, bankCard: { __typename?: 'RecordedBankCard', masked: string, bin: string, last4: string }, billing: { __typename?: 'Billing', billed: Billed, costFen: number }, attempts: Array<{ __typename?: 'ProviderAttempt', provider: ProviderName, chosenBecause?: ChosenBecause | null, startedAt: string, latencyMs: number, providerCode?: string | null, providerReference?: string | null, error?: ProviderErrorCode | null, billed: Billed }> } | null };

export type SumSpendQueryVariables = Exact<{
  from: Scalars['ChinaDay']['input'];
  to: Scalars['ChinaDay']['input'];
}>;


export type SumSpendQuery = { __typename?: 'Query', spend: Array<{ __typename?: 'Spend', day: string, provider: ProviderName, product: Product, calls: number, billedYes: number, billedNo: number, billedUnknown: number, costFen: number, reused: number, savedFen: number }> };

export type AttemptFieldsFragment = { __typename?: 'ProviderAttempt', provider: ProviderName, chosenBecause?: ChosenBecause | null, startedAt: string, latencyMs: number, providerCode?: string | null, providerReference?: string | null, error?: ProviderErrorCode | null, billed: Billed };

type CheckResult_BankCardCheck_Fragment = { __typename: 'BankCardCheck', id: string, outcome: CheckOutcome, reason?: CheckReason | null, elements: number, provider: ProviderName, providerReference?: string | null, providerCode: string, providerMessage?: string | null, checkedAt: string, reused: boolean, sandbox: boolean, bankCard: { __typename?: 'MaskedBankCard', masked: string, bin: string, last4: string, luhnValid: boolean }, billing: { __typename?: 'Billing', billed: Billed, costFen: number }, attempts: Array<{ __typename?: 'ProviderAttempt', provider: ProviderName, chosenBecause?: ChosenBecause | null, startedAt: string, latencyMs: number, providerCode?: string | null, providerReference?: string | null, error?: ProviderErrorCode | null, billed: Billed }> };

type CheckResult_CheckRefused_Fragment = { __typename: 'CheckRefused', rule: RefusalRule, message: string, messageZh: string, retryable: boolean, retryAt?: string | null };

type CheckResult_ProviderError_Fragment = { __typename: 'ProviderError', code: ProviderErrorCode, field?: Element | null, provider: ProviderName, providerCode: string, providerMessage?: string | null, providerReference?: string | null, sandbox: boolean, message: string, messageZh: string, retryable: boolean, retryAt?: string | null, billing: { __typename?: 'Billing', billed: Billed, costFen: number }, attempts: Array<{ __typename?: 'ProviderAttempt', provider: ProviderName, chosenBecause?: ChosenBecause | null, startedAt: string, latencyMs: number, providerCode?: string | null, providerReference?: string | null, error?: ProviderErrorCode | null, billed: Billed }> };

export type CheckResultFragment =
  | CheckResult_BankCardCheck_Fragment
  | CheckResult_CheckRefused_Fragment
  | CheckResult_ProviderError_Fragment
;

type BlacklistResult_BlacklistReport_Fragment = { __typename: 'BlacklistReport', id: string, listed: boolean, complete: boolean, hits: Array<BlacklistCategory>, onlineBlack: boolean, offlineBlack: boolean, badCardHolder: boolean, fraudTrans: boolean, otherBlack: boolean, caseRelated: boolean, provider: ProviderName, providerReference?: string | null, providerCode: string, checkedAt: string, reused: boolean, sandbox: boolean, bankCard: { __typename?: 'MaskedBankCard', masked: string }, billing: { __typename?: 'Billing', billed: Billed, costFen: number }, attempts: Array<{ __typename?: 'ProviderAttempt', provider: ProviderName, chosenBecause?: ChosenBecause | null, startedAt: string, latencyMs: number, providerCode?: string | null, providerReference?: string | null, error?: ProviderErrorCode | null, billed: Billed }> };

type BlacklistResult_CheckRefused_Fragment = { __typename: 'CheckRefused', rule: RefusalRule, message: string, messageZh: string, retryable: boolean, retryAt?: string | null };

type BlacklistResult_ProviderError_Fragment = { __typename: 'ProviderError', code: ProviderErrorCode, field?: Element | null, provider: ProviderName, providerCode: string, providerMessage?: string | null, providerReference?: string | null, sandbox: boolean, message: string, messageZh: string, retryable: boolean, retryAt?: string | null, billing: { __typename?: 'Billing', billed: Billed, costFen: number }, attempts: Array<{ __typename?: 'ProviderAttempt', provider: ProviderName, chosenBecause?: ChosenBecause | null, startedAt: string, latencyMs: number, providerCode?: string | null, providerReference?: string | null, error?: ProviderErrorCode | null, billed: Billed }> };

export type BlacklistResultFragment =
  | BlacklistResult_BlacklistReport_Fragment
  | BlacklistResult_CheckRefused_Fragment
  | BlacklistResult_ProviderError_Fragment
;

type FailureFields_CheckRefused_Fragment = { __typename?: 'CheckRefused', rule: RefusalRule, message: string, messageZh: string, retryable: boolean, retryAt?: string | null };

type FailureFields_ProviderError_Fragment = { __typename?: 'ProviderError', code: ProviderErrorCode, field?: Element | null, provider: ProviderName, providerCode: string, providerMessage?: string | null, providerReference?: string | null, sandbox: boolean, message: string, messageZh: string, retryable: boolean, retryAt?: string | null, billing: { __typename?: 'Billing', billed: Billed, costFen: number }, attempts: Array<{ __typename?: 'ProviderAttempt', provider: ProviderName, chosenBecause?: ChosenBecause | null, startedAt: string, latencyMs: number, providerCode?: string | null, providerReference?: string | null, error?: ProviderErrorCode | null, billed: Billed }> };

export type FailureFieldsFragment =
  | FailureFields_CheckRefused_Fragment
  | FailureFields_ProviderError_Fragment
;

export type CheckBankCardQueryVariables = Exact<{
  input: BankCardCheckInput;
}>;


export type CheckBankCardQuery = { __typename?: 'Query', bankCardCheck:
    | { __typename: 'BankCardCheck', id: string, outcome: CheckOutcome, reason?: CheckReason | null, elements: number, provider: ProviderName, providerReference?: string | null, providerCode: string, providerMessage?: string | null, checkedAt: string, reused: boolean, sandbox: boolean, bankCard: { __typename?: 'MaskedBankCard', masked: string, bin: string, last4: string, luhnValid: boolean }, billing: { __typename?: 'Billing', billed: Billed, costFen: number }, attempts: Array<{ __typename?: 'ProviderAttempt', provider: ProviderName, chosenBecause?: ChosenBecause | null, startedAt: string, latencyMs: number, providerCode?: string | null, providerReference?: string | null, error?: ProviderErrorCode | null, billed: Billed }> }
    | { __typename: 'CheckRefused', rule: RefusalRule, message: string, messageZh: string, retryable: boolean, retryAt?: string | null }
    | { __typename: 'ProviderError', code: ProviderErrorCode, field?: Element | null, provider: ProviderName, providerCode: string, providerMessage?: string | null, providerReference?: string | null, sandbox: boolean, message: string, messageZh: string, retryable: boolean, retryAt?: string | null, billing: { __typename?: 'Billing', billed: Billed, costFen: number }, attempts: Array<{ __typename?: 'ProviderAttempt', provider: ProviderName, chosenBecause?: ChosenBecause | null, startedAt: string, latencyMs: number, providerCode?: string | null, providerReference?: string | null, error?: ProviderErrorCode | null, billed: Billed }> }
   };

export type ReportBlacklistQueryVariables = Exact<{
  input: BlacklistReportInput;
}>;


export type ReportBlacklistQuery = { __typename?: 'Query', blacklistReport:
    | { __typename: 'BlacklistReport', id: string, listed: boolean, complete: boolean, hits: Array<BlacklistCategory>, onlineBlack: boolean, offlineBlack: boolean, badCardHolder: boolean, fraudTrans: boolean, otherBlack: boolean, caseRelated: boolean, provider: ProviderName, providerReference?: string | null, providerCode: string, checkedAt: string, reused: boolean, sandbox: boolean, bankCard: { __typename?: 'MaskedBankCard', masked: string }, billing: { __typename?: 'Billing', billed: Billed, costFen: number }, attempts: Array<{ __typename?: 'ProviderAttempt', provider: ProviderName, chosenBecause?: ChosenBecause | null, startedAt: string, latencyMs: number, providerCode?: string | null, providerReference?: string | null, error?: ProviderErrorCode | null, billed: Billed }> }
    | { __typename: 'CheckRefused', rule: RefusalRule, message: string, messageZh: string, retryable: boolean, retryAt?: string | null }
    | { __typename: 'ProviderError', code: ProviderErrorCode, field?: Element | null, provider: ProviderName, providerCode: string, providerMessage?: string | null, providerReference?: string | null, sandbox: boolean, message: string, messageZh: string, retryable: boolean, retryAt?: string | null, billing: { __typename?: 'Billing', billed: Billed, costFen: number }, attempts: Array<{ __typename?: 'ProviderAttempt', provider: ProviderName, chosenBecause?: ChosenBecause | null, startedAt: string, latencyMs: number, providerCode?: string | null, providerReference?: string | null, error?: ProviderErrorCode | null, billed: Billed }> }
   };

export type AssessRiskQueryVariables = Exact<{
  input: RiskProfileInput;
}>;


export type AssessRiskQuery = { __typename?: 'Query', riskProfile: { __typename?: 'RiskProfile', id: string, level: RiskLevel, recommendation: Recommendation, complete: boolean, policyVersion: string, evaluatedAt: string, signals: Array<{ __typename?: 'RiskSignal', code: string, level: RiskLevel, explanation: string, explanationZh: string }>, check:
      | { __typename: 'BankCardCheck', id: string, outcome: CheckOutcome, reason?: CheckReason | null, elements: number, provider: ProviderName, providerReference?: string | null, providerCode: string, providerMessage?: string | null, checkedAt: string, reused: boolean, sandbox: boolean, bankCard: { __typename?: 'MaskedBankCard', masked: string, bin: string, last4: string, luhnValid: boolean }, billing: { __typename?: 'Billing', billed: Billed, costFen: number }, attempts: Array<{ __typename?: 'ProviderAttempt', provider: ProviderName, chosenBecause?: ChosenBecause | null, startedAt: string, latencyMs: number, providerCode?: string | null, providerReference?: string | null, error?: ProviderErrorCode | null, billed: Billed }> }
      | { __typename: 'CheckRefused', rule: RefusalRule, message: string, messageZh: string, retryable: boolean, retryAt?: string | null }
      | { __typename: 'ProviderError', code: ProviderErrorCode, field?: Element | null, provider: ProviderName, providerCode: string, providerMessage?: string | null, providerReference?: string | null, sandbox: boolean, message: string, messageZh: string, retryable: boolean, retryAt?: string | null, billing: { __typename?: 'Billing', billed: Billed, costFen: number }, attempts: Array<{ __typename?: 'ProviderAttempt', provider: ProviderName, chosenBecause?: ChosenBecause | null, startedAt: string, latencyMs: number, providerCode?: string | null, providerReference?: string | null, error?: ProviderErrorCode | null, billed: Billed }> }
    , blacklist:
      | { __typename: 'BlacklistReport', id: string, listed: boolean, complete: boolean, hits: Array<BlacklistCategory>, onlineBlack: boolean, offlineBlack: boolean, badCardHolder: boolean, fraudTrans: boolean, otherBlack: boolean, caseRelated: boolean, provider: ProviderName, providerReference?: string | null, providerCode: string, checkedAt: string, reused: boolean, sandbox: boolean, bankCard: { __typename?: 'MaskedBankCard', masked: string }, billing: { __typename?: 'Billing', billed: Billed, costFen: number }, attempts: Array<{ __typename?: 'ProviderAttempt', provider: ProviderName, chosenBecause?: ChosenBecause | null, startedAt: string, latencyMs: number, providerCode?: string | null, providerReference?: string | null, error?: ProviderErrorCode | null, billed: Billed }> }
      | { __typename: 'CheckRefused', rule: RefusalRule, message: string, messageZh: string, retryable: boolean, retryAt?: string | null }
      | { __typename: 'ProviderError', code: ProviderErrorCode, field?: Element | null, provider: ProviderName, providerCode: string, providerMessage?: string | null, providerReference?: string | null, sandbox: boolean, message: string, messageZh: string, retryable: boolean, retryAt?: string | null, billing: { __typename?: 'Billing', billed: Billed, costFen: number }, attempts: Array<{ __typename?: 'ProviderAttempt', provider: ProviderName, chosenBecause?: ChosenBecause | null, startedAt: string, latencyMs: number, providerCode?: string | null, providerReference?: string | null, error?: ProviderErrorCode | null, billed: Billed }> }
     } };

export type ListProvidersQueryVariables = Exact<{ [key: string]: never; }>;


export type ListProvidersQuery = { __typename?: 'Query', providers: Array<{ __typename?: 'ProviderInfo', name: ProviderName, sandbox: boolean, products: Array<{ __typename?: 'ProviderProduct', product: Product, priceFen: number, breaker: BreakerState, ratePerSecond?: number | null, queued: number, elements: Array<number>, idTypes: Array<IdType>, scenes: Array<BusinessScene> }> }> };

export type ListProviderCodesQueryVariables = Exact<{
  provider?: InputMaybe<ProviderName>;
}>;


export type ListProviderCodesQuery = { __typename?: 'Query', providerCodes: Array<{ __typename?: 'ProviderCode', provider: ProviderName, product: Product, code: string, text: string, outcome?: CheckOutcome | null, reason?: CheckReason | null, error?: ProviderErrorCode | null, field?: Element | null, routing: RoutingClass, billed: Billed }> };

export const AttemptFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AttemptFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ProviderAttempt"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"chosenBecause"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"latencyMs"}},{"kind":"Field","name":{"kind":"Name","value":"providerCode"}},{"kind":"Field","name":{"kind":"Name","value":"providerReference"}},{"kind":"Field","name":{"kind":"Name","value":"error"}},{"kind":"Field","name":{"kind":"Name","value":"billed"}}]}}]} as unknown as DocumentNode<AttemptFieldsFragment, unknown>;
export const RecordFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RecordFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CheckRecord"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"position"}},{"kind":"Field","name":{"kind":"Name","value":"hash"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"product"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"client"}},{"kind":"Field","name":{"kind":"Name","value":"clientReference"}},{"kind":"Field","name":{"kind":"Name","value":"policyVersion"}},{"kind":"Field","name":{"kind":"Name","value":"elements"}},{"kind":"Field","name":{"kind":"Name","value":"bankCard"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"masked"}},{"kind":"Field","name":{"kind":"Name","value":"bin"}},{"kind":"Field","name":{"kind":"Name","value":"last4"}}]}},{"kind":"Field","name":{"kind":"Name","value":"fingerprint"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"hits"}},{"kind":"Field","name":{"kind":"Name","value":"complete"}},{"kind":"Field","name":{"kind":"Name","value":"error"}},{"kind":"Field","name":{"kind":"Name","value":"refusal"}},{"kind":"Field","name":{"kind":"Name","value":"retryAt"}},{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"answeredAt"}},{"kind":"Field","name":{"kind":"Name","value":"providerCode"}},{"kind":"Field","name":{"kind":"Name","value":"providerMessage"}},{"kind":"Field","name":{"kind":"Name","value":"providerReference"}},{"kind":"Field","name":{"kind":"Name","value":"billing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"billed"}},{"kind":"Field","name":{"kind":"Name","value":"costFen"}}]}},{"kind":"Field","name":{"kind":"Name","value":"savedFen"}},{"kind":"Field","name":{"kind":"Name","value":"attempts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AttemptFields"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AttemptFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ProviderAttempt"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"chosenBecause"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"latencyMs"}},{"kind":"Field","name":{"kind":"Name","value":"providerCode"}},{"kind":"Field","name":{"kind":"Name","value":"providerReference"}},{"kind":"Field","name":{"kind":"Name","value":"error"}},{"kind":"Field","name":{"kind":"Name","value":"billed"}}]}}]} as unknown as DocumentNode<RecordFieldsFragment, unknown>;
export const FailureFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FailureFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Failure"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"messageZh"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}},{"kind":"Field","name":{"kind":"Name","value":"retryAt"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ProviderError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"providerCode"}},{"kind":"Field","name":{"kind":"Name","value":"providerMessage"}},{"kind":"Field","name":{"kind":"Name","value":"providerReference"}},{"kind":"Field","name":{"kind":"Name","value":"billing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"billed"}},{"kind":"Field","name":{"kind":"Name","value":"costFen"}}]}},{"kind":"Field","name":{"kind":"Name","value":"attempts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AttemptFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sandbox"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CheckRefused"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AttemptFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ProviderAttempt"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"chosenBecause"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"latencyMs"}},{"kind":"Field","name":{"kind":"Name","value":"providerCode"}},{"kind":"Field","name":{"kind":"Name","value":"providerReference"}},{"kind":"Field","name":{"kind":"Name","value":"error"}},{"kind":"Field","name":{"kind":"Name","value":"billed"}}]}}]} as unknown as DocumentNode<FailureFieldsFragment, unknown>;
export const CheckResultFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CheckResult"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BankCardCheckResult"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BankCardCheck"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"elements"}},{"kind":"Field","name":{"kind":"Name","value":"bankCard"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"masked"}},{"kind":"Field","name":{"kind":"Name","value":"bin"}},{"kind":"Field","name":{"kind":"Name","value":"last4"}},{"kind":"Field","name":{"kind":"Name","value":"luhnValid"}}]}},{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"providerReference"}},{"kind":"Field","name":{"kind":"Name","value":"providerCode"}},{"kind":"Field","name":{"kind":"Name","value":"providerMessage"}},{"kind":"Field","name":{"kind":"Name","value":"checkedAt"}},{"kind":"Field","name":{"kind":"Name","value":"reused"}},{"kind":"Field","name":{"kind":"Name","value":"billing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"billed"}},{"kind":"Field","name":{"kind":"Name","value":"costFen"}}]}},{"kind":"Field","name":{"kind":"Name","value":"attempts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AttemptFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sandbox"}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"FailureFields"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AttemptFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ProviderAttempt"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"chosenBecause"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"latencyMs"}},{"kind":"Field","name":{"kind":"Name","value":"providerCode"}},{"kind":"Field","name":{"kind":"Name","value":"providerReference"}},{"kind":"Field","name":{"kind":"Name","value":"error"}},{"kind":"Field","name":{"kind":"Name","value":"billed"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FailureFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Failure"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"messageZh"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}},{"kind":"Field","name":{"kind":"Name","value":"retryAt"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ProviderError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"providerCode"}},{"kind":"Field","name":{"kind":"Name","value":"providerMessage"}},{"kind":"Field","name":{"kind":"Name","value":"providerReference"}},{"kind":"Field","name":{"kind":"Name","value":"billing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"billed"}},{"kind":"Field","name":{"kind":"Name","value":"costFen"}}]}},{"kind":"Field","name":{"kind":"Name","value":"attempts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AttemptFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sandbox"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CheckRefused"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}}]}}]}}]} as unknown as DocumentNode<CheckResultFragment, unknown>;
export const BlacklistResultFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BlacklistResult"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BlacklistReportResult"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BlacklistReport"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"listed"}},{"kind":"Field","name":{"kind":"Name","value":"complete"}},{"kind":"Field","name":{"kind":"Name","value":"hits"}},{"kind":"Field","name":{"kind":"Name","value":"onlineBlack"}},{"kind":"Field","name":{"kind":"Name","value":"offlineBlack"}},{"kind":"Field","name":{"kind":"Name","value":"badCardHolder"}},{"kind":"Field","name":{"kind":"Name","value":"fraudTrans"}},{"kind":"Field","name":{"kind":"Name","value":"otherBlack"}},{"kind":"Field","name":{"kind":"Name","value":"caseRelated"}},{"kind":"Field","name":{"kind":"Name","value":"bankCard"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"masked"}}]}},{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"providerReference"}},{"kind":"Field","name":{"kind":"Name","value":"providerCode"}},{"kind":"Field","name":{"kind":"Name","value":"checkedAt"}},{"kind":"Field","name":{"kind":"Name","value":"reused"}},{"kind":"Field","name":{"kind":"Name","value":"billing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"billed"}},{"kind":"Field","name":{"kind":"Name","value":"costFen"}}]}},{"kind":"Field","name":{"kind":"Name","value":"attempts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AttemptFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sandbox"}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"FailureFields"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AttemptFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ProviderAttempt"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"chosenBecause"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"latencyMs"}},{"kind":"Field","name":{"kind":"Name","value":"providerCode"}},{"kind":"Field","name":{"kind":"Name","value":"providerReference"}},{"kind":"Field","name":{"kind":"Name","value":"error"}},{"kind":"Field","name":{"kind":"Name","value":"billed"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FailureFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Failure"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"messageZh"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}},{"kind":"Field","name":{"kind":"Name","value":"retryAt"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ProviderError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"providerCode"}},{"kind":"Field","name":{"kind":"Name","value":"providerMessage"}},{"kind":"Field","name":{"kind":"Name","value":"providerReference"}},{"kind":"Field","name":{"kind":"Name","value":"billing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"billed"}},{"kind":"Field","name":{"kind":"Name","value":"costFen"}}]}},{"kind":"Field","name":{"kind":"Name","value":"attempts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AttemptFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sandbox"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CheckRefused"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}}]}}]}}]} as unknown as DocumentNode<BlacklistResultFragment, unknown>;
export const ListChecksDocument = {"__meta__":{"hash":"3095665a63e55ee2f92e71d31d1a063400f6fa2c11130d0f890e7bbc0491119a"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ListChecks"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"CheckRecordFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"checks"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RecordFields"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AttemptFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ProviderAttempt"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"chosenBecause"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"latencyMs"}},{"kind":"Field","name":{"kind":"Name","value":"providerCode"}},{"kind":"Field","name":{"kind":"Name","value":"providerReference"}},{"kind":"Field","name":{"kind":"Name","value":"error"}},{"kind":"Field","name":{"kind":"Name","value":"billed"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RecordFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CheckRecord"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"position"}},{"kind":"Field","name":{"kind":"Name","value":"hash"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"product"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"client"}},{"kind":"Field","name":{"kind":"Name","value":"clientReference"}},{"kind":"Field","name":{"kind":"Name","value":"policyVersion"}},{"kind":"Field","name":{"kind":"Name","value":"elements"}},{"kind":"Field","name":{"kind":"Name","value":"bankCard"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"masked"}},{"kind":"Field","name":{"kind":"Name","value":"bin"}},{"kind":"Field","name":{"kind":"Name","value":"last4"}}]}},{"kind":"Field","name":{"kind":"Name","value":"fingerprint"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"hits"}},{"kind":"Field","name":{"kind":"Name","value":"complete"}},{"kind":"Field","name":{"kind":"Name","value":"error"}},{"kind":"Field","name":{"kind":"Name","value":"refusal"}},{"kind":"Field","name":{"kind":"Name","value":"retryAt"}},{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"answeredAt"}},{"kind":"Field","name":{"kind":"Name","value":"providerCode"}},{"kind":"Field","name":{"kind":"Name","value":"providerMessage"}},{"kind":"Field","name":{"kind":"Name","value":"providerReference"}},{"kind":"Field","name":{"kind":"Name","value":"billing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"billed"}},{"kind":"Field","name":{"kind":"Name","value":"costFen"}}]}},{"kind":"Field","name":{"kind":"Name","value":"savedFen"}},{"kind":"Field","name":{"kind":"Name","value":"attempts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AttemptFields"}}]}}]}}]} as unknown as DocumentNode<ListChecksQuery, ListChecksQueryVariables>;
export const FindCheckDocument = {"__meta__":{"hash":"0ecf43d8cda7ca68cb4d682d07e3dacf67f20b4b343b17b117142eb6ab776a20"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"FindCheck"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"check"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RecordFields"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AttemptFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ProviderAttempt"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"chosenBecause"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"latencyMs"}},{"kind":"Field","name":{"kind":"Name","value":"providerCode"}},{"kind":"Field","name":{"kind":"Name","value":"providerReference"}},{"kind":"Field","name":{"kind":"Name","value":"error"}},{"kind":"Field","name":{"kind":"Name","value":"billed"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RecordFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CheckRecord"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"position"}},{"kind":"Field","name":{"kind":"Name","value":"hash"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"product"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"client"}},{"kind":"Field","name":{"kind":"Name","value":"clientReference"}},{"kind":"Field","name":{"kind":"Name","value":"policyVersion"}},{"kind":"Field","name":{"kind":"Name","value":"elements"}},{"kind":"Field","name":{"kind":"Name","value":"bankCard"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"masked"}},{"kind":"Field","name":{"kind":"Name","value":"bin"}},{"kind":"Field","name":{"kind":"Name","value":"last4"}}]}},{"kind":"Field","name":{"kind":"Name","value":"fingerprint"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"hits"}},{"kind":"Field","name":{"kind":"Name","value":"complete"}},{"kind":"Field","name":{"kind":"Name","value":"error"}},{"kind":"Field","name":{"kind":"Name","value":"refusal"}},{"kind":"Field","name":{"kind":"Name","value":"retryAt"}},{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"answeredAt"}},{"kind":"Field","name":{"kind":"Name","value":"providerCode"}},{"kind":"Field","name":{"kind":"Name","value":"providerMessage"}},{"kind":"Field","name":{"kind":"Name","value":"providerReference"}},{"kind":"Field","name":{"kind":"Name","value":"billing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"billed"}},{"kind":"Field","name":{"kind":"Name","value":"costFen"}}]}},{"kind":"Field","name":{"kind":"Name","value":"savedFen"}},{"kind":"Field","name":{"kind":"Name","value":"attempts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AttemptFields"}}]}}]}}]} as unknown as DocumentNode<FindCheckQuery, FindCheckQueryVariables>;
export const SumSpendDocument = {"__meta__":{"hash":"b767ee3271b56a7a0c89b697949102ccc868d394abbfde282b6418bf076007c3"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SumSpend"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ChinaDay"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"to"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ChinaDay"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"spend"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"day"}},{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"product"}},{"kind":"Field","name":{"kind":"Name","value":"calls"}},{"kind":"Field","name":{"kind":"Name","value":"billedYes"}},{"kind":"Field","name":{"kind":"Name","value":"billedNo"}},{"kind":"Field","name":{"kind":"Name","value":"billedUnknown"}},{"kind":"Field","name":{"kind":"Name","value":"costFen"}},{"kind":"Field","name":{"kind":"Name","value":"reused"}},{"kind":"Field","name":{"kind":"Name","value":"savedFen"}}]}}]}}]} as unknown as DocumentNode<SumSpendQuery, SumSpendQueryVariables>;
export const CheckBankCardDocument = {"__meta__":{"hash":"97d88e21c5203f122b4dee30e127d0595974d2f68fbf835531a6f18374d7441e"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CheckBankCard"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"BankCardCheckInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"bankCardCheck"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CheckResult"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AttemptFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ProviderAttempt"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"chosenBecause"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"latencyMs"}},{"kind":"Field","name":{"kind":"Name","value":"providerCode"}},{"kind":"Field","name":{"kind":"Name","value":"providerReference"}},{"kind":"Field","name":{"kind":"Name","value":"error"}},{"kind":"Field","name":{"kind":"Name","value":"billed"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FailureFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Failure"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"messageZh"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}},{"kind":"Field","name":{"kind":"Name","value":"retryAt"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ProviderError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"providerCode"}},{"kind":"Field","name":{"kind":"Name","value":"providerMessage"}},{"kind":"Field","name":{"kind":"Name","value":"providerReference"}},{"kind":"Field","name":{"kind":"Name","value":"billing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"billed"}},{"kind":"Field","name":{"kind":"Name","value":"costFen"}}]}},{"kind":"Field","name":{"kind":"Name","value":"attempts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AttemptFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sandbox"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CheckRefused"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CheckResult"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BankCardCheckResult"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BankCardCheck"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"elements"}},{"kind":"Field","name":{"kind":"Name","value":"bankCard"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"masked"}},{"kind":"Field","name":{"kind":"Name","value":"bin"}},{"kind":"Field","name":{"kind":"Name","value":"last4"}},{"kind":"Field","name":{"kind":"Name","value":"luhnValid"}}]}},{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"providerReference"}},{"kind":"Field","name":{"kind":"Name","value":"providerCode"}},{"kind":"Field","name":{"kind":"Name","value":"providerMessage"}},{"kind":"Field","name":{"kind":"Name","value":"checkedAt"}},{"kind":"Field","name":{"kind":"Name","value":"reused"}},{"kind":"Field","name":{"kind":"Name","value":"billing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"billed"}},{"kind":"Field","name":{"kind":"Name","value":"costFen"}}]}},{"kind":"Field","name":{"kind":"Name","value":"attempts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AttemptFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sandbox"}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"FailureFields"}}]}}]} as unknown as DocumentNode<CheckBankCardQuery, CheckBankCardQueryVariables>;
export const ReportBlacklistDocument = {"__meta__":{"hash":"b236dbbe27dcd189826438e8569b1571e319cf78e506e17890d1aad9a2779b61"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ReportBlacklist"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"BlacklistReportInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"blacklistReport"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"BlacklistResult"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AttemptFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ProviderAttempt"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"chosenBecause"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"latencyMs"}},{"kind":"Field","name":{"kind":"Name","value":"providerCode"}},{"kind":"Field","name":{"kind":"Name","value":"providerReference"}},{"kind":"Field","name":{"kind":"Name","value":"error"}},{"kind":"Field","name":{"kind":"Name","value":"billed"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FailureFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Failure"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"messageZh"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}},{"kind":"Field","name":{"kind":"Name","value":"retryAt"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ProviderError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"providerCode"}},{"kind":"Field","name":{"kind":"Name","value":"providerMessage"}},{"kind":"Field","name":{"kind":"Name","value":"providerReference"}},{"kind":"Field","name":{"kind":"Name","value":"billing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"billed"}},{"kind":"Field","name":{"kind":"Name","value":"costFen"}}]}},{"kind":"Field","name":{"kind":"Name","value":"attempts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AttemptFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sandbox"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CheckRefused"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BlacklistResult"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BlacklistReportResult"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BlacklistReport"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"listed"}},{"kind":"Field","name":{"kind":"Name","value":"complete"}},{"kind":"Field","name":{"kind":"Name","value":"hits"}},{"kind":"Field","name":{"kind":"Name","value":"onlineBlack"}},{"kind":"Field","name":{"kind":"Name","value":"offlineBlack"}},{"kind":"Field","name":{"kind":"Name","value":"badCardHolder"}},{"kind":"Field","name":{"kind":"Name","value":"fraudTrans"}},{"kind":"Field","name":{"kind":"Name","value":"otherBlack"}},{"kind":"Field","name":{"kind":"Name","value":"caseRelated"}},{"kind":"Field","name":{"kind":"Name","value":"bankCard"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"masked"}}]}},{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"providerReference"}},{"kind":"Field","name":{"kind":"Name","value":"providerCode"}},{"kind":"Field","name":{"kind":"Name","value":"checkedAt"}},{"kind":"Field","name":{"kind":"Name","value":"reused"}},{"kind":"Field","name":{"kind":"Name","value":"billing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"billed"}},{"kind":"Field","name":{"kind":"Name","value":"costFen"}}]}},{"kind":"Field","name":{"kind":"Name","value":"attempts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AttemptFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sandbox"}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"FailureFields"}}]}}]} as unknown as DocumentNode<ReportBlacklistQuery, ReportBlacklistQueryVariables>;
export const AssessRiskDocument = {"__meta__":{"hash":"c4ede917108b5a79b6ebd004e1acec1144876da54cc73a0805647539d659a760"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AssessRisk"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RiskProfileInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"riskProfile"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"level"}},{"kind":"Field","name":{"kind":"Name","value":"recommendation"}},{"kind":"Field","name":{"kind":"Name","value":"complete"}},{"kind":"Field","name":{"kind":"Name","value":"signals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"level"}},{"kind":"Field","name":{"kind":"Name","value":"explanation"}},{"kind":"Field","name":{"kind":"Name","value":"explanationZh"}}]}},{"kind":"Field","name":{"kind":"Name","value":"check"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CheckResult"}}]}},{"kind":"Field","name":{"kind":"Name","value":"blacklist"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"BlacklistResult"}}]}},{"kind":"Field","name":{"kind":"Name","value":"policyVersion"}},{"kind":"Field","name":{"kind":"Name","value":"evaluatedAt"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AttemptFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ProviderAttempt"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"chosenBecause"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"latencyMs"}},{"kind":"Field","name":{"kind":"Name","value":"providerCode"}},{"kind":"Field","name":{"kind":"Name","value":"providerReference"}},{"kind":"Field","name":{"kind":"Name","value":"error"}},{"kind":"Field","name":{"kind":"Name","value":"billed"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FailureFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Failure"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"messageZh"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}},{"kind":"Field","name":{"kind":"Name","value":"retryAt"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ProviderError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"providerCode"}},{"kind":"Field","name":{"kind":"Name","value":"providerMessage"}},{"kind":"Field","name":{"kind":"Name","value":"providerReference"}},{"kind":"Field","name":{"kind":"Name","value":"billing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"billed"}},{"kind":"Field","name":{"kind":"Name","value":"costFen"}}]}},{"kind":"Field","name":{"kind":"Name","value":"attempts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AttemptFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sandbox"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CheckRefused"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CheckResult"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BankCardCheckResult"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BankCardCheck"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"elements"}},{"kind":"Field","name":{"kind":"Name","value":"bankCard"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"masked"}},{"kind":"Field","name":{"kind":"Name","value":"bin"}},{"kind":"Field","name":{"kind":"Name","value":"last4"}},{"kind":"Field","name":{"kind":"Name","value":"luhnValid"}}]}},{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"providerReference"}},{"kind":"Field","name":{"kind":"Name","value":"providerCode"}},{"kind":"Field","name":{"kind":"Name","value":"providerMessage"}},{"kind":"Field","name":{"kind":"Name","value":"checkedAt"}},{"kind":"Field","name":{"kind":"Name","value":"reused"}},{"kind":"Field","name":{"kind":"Name","value":"billing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"billed"}},{"kind":"Field","name":{"kind":"Name","value":"costFen"}}]}},{"kind":"Field","name":{"kind":"Name","value":"attempts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AttemptFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sandbox"}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"FailureFields"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BlacklistResult"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BlacklistReportResult"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BlacklistReport"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"listed"}},{"kind":"Field","name":{"kind":"Name","value":"complete"}},{"kind":"Field","name":{"kind":"Name","value":"hits"}},{"kind":"Field","name":{"kind":"Name","value":"onlineBlack"}},{"kind":"Field","name":{"kind":"Name","value":"offlineBlack"}},{"kind":"Field","name":{"kind":"Name","value":"badCardHolder"}},{"kind":"Field","name":{"kind":"Name","value":"fraudTrans"}},{"kind":"Field","name":{"kind":"Name","value":"otherBlack"}},{"kind":"Field","name":{"kind":"Name","value":"caseRelated"}},{"kind":"Field","name":{"kind":"Name","value":"bankCard"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"masked"}}]}},{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"providerReference"}},{"kind":"Field","name":{"kind":"Name","value":"providerCode"}},{"kind":"Field","name":{"kind":"Name","value":"checkedAt"}},{"kind":"Field","name":{"kind":"Name","value":"reused"}},{"kind":"Field","name":{"kind":"Name","value":"billing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"billed"}},{"kind":"Field","name":{"kind":"Name","value":"costFen"}}]}},{"kind":"Field","name":{"kind":"Name","value":"attempts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AttemptFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sandbox"}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"FailureFields"}}]}}]} as unknown as DocumentNode<AssessRiskQuery, AssessRiskQueryVariables>;
export const ListProvidersDocument = {"__meta__":{"hash":"0a3e07250c3465704452b9c0bf6ff30fcdb49064b9d8739ec1232bec299904a1"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ListProviders"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"providers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"sandbox"}},{"kind":"Field","name":{"kind":"Name","value":"products"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"product"}},{"kind":"Field","name":{"kind":"Name","value":"priceFen"}},{"kind":"Field","name":{"kind":"Name","value":"breaker"}},{"kind":"Field","name":{"kind":"Name","value":"ratePerSecond"}},{"kind":"Field","name":{"kind":"Name","value":"queued"}},{"kind":"Field","name":{"kind":"Name","value":"elements"}},{"kind":"Field","name":{"kind":"Name","value":"idTypes"}},{"kind":"Field","name":{"kind":"Name","value":"scenes"}}]}}]}}]}}]} as unknown as DocumentNode<ListProvidersQuery, ListProvidersQueryVariables>;
export const ListProviderCodesDocument = {"__meta__":{"hash":"f1f44dcb2830272a81ab69d6fc177af1011f703381796e59afcf4acebdef7d18"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ListProviderCodes"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"provider"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ProviderName"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"providerCodes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"provider"},"value":{"kind":"Variable","name":{"kind":"Name","value":"provider"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"product"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"error"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"routing"}},{"kind":"Field","name":{"kind":"Name","value":"billed"}}]}}]}}]} as unknown as DocumentNode<ListProviderCodesQuery, ListProviderCodesQueryVariables>;