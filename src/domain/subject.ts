/** Kinds of identity document, as Juhe's edition v2 knows them. */
export const ID_TYPES = [
  'RESIDENT_ID',
  'PASSPORT',
  'HK_MACAU_PERMIT',
  'TAIWAN_COMPATRIOT_PERMIT',
  'HOME_RETURN_PERMIT',
  'TAIWAN_RESIDENT_PERMIT',
] as const;
export type IdType = (typeof ID_TYPES)[number];

/** What the checking business does, as Juhe's edition v2 asks for. */
export const BUSINESS_SCENES = [
  'DIRECT_BANKING',
  'CONSUMER_FINANCE',
  'CLASS_II_III_ACCOUNT',
  'CREDIT_REPORTING',
  'INSURANCE',
  'FUND',
  'SECURITIES',
  'LEASING',
  'CUSTOMS_DECLARATION',
  'OTHER',
] as const;
export type BusinessScene = (typeof BUSINESS_SCENES)[number];

/**
 * The person and card of a check, each element in its normal form. It is the only carrier of personal
 * data in the program: it goes to a provider's wire format and nowhere else.
 */
export interface Subject {
  readonly name: string;
  readonly idNumber: string;
  readonly bankCard: string;
  /** Given, the check compares four elements instead of three. */
  readonly mobile?: string;
  readonly idType: IdType;
}
