import type { AnsweredAboutCard } from './asked';
import type { CheckRefused } from './check-refused';
import type { ProviderError } from './provider-error';

/** The lists of Juhe's blacklist, each with the name of its flag. */
export const BLACKLIST_FLAGS = {
  ONLINE_BLACK: 'onlineBlack',
  OFFLINE_BLACK: 'offlineBlack',
  BAD_CARD_HOLDER: 'badCardHolder',
  FRAUD_TRANS: 'fraudTrans',
  OTHER_BLACK: 'otherBlack',
  CASE_RELATED: 'caseRelated',
} as const;
export type BlacklistCategory = keyof typeof BLACKLIST_FLAGS;
export type BlacklistFlags = Readonly<Record<(typeof BLACKLIST_FLAGS)[BlacklistCategory], boolean>>;

/** What a provider found. */
export interface BlacklistFindings extends BlacklistFlags {
  /** Whether every flag could be read; one that could not is false. An answer without hits is complete. */
  readonly complete: boolean;
}
export const BLACKLIST_CATEGORIES = Object.keys(BLACKLIST_FLAGS) as readonly BlacklistCategory[];

/** The categories whose flag is set, in the order of the schema. */
export function blacklistHits(flags: BlacklistFlags): readonly BlacklistCategory[] {
  return BLACKLIST_CATEGORIES.filter((category) => flags[BLACKLIST_FLAGS[category]]);
}

/** A provider's answer to which blacklists hold the card. */
export interface BlacklistReport extends BlacklistFindings, AnsweredAboutCard {
  readonly kind: 'BlacklistReport';
  readonly listed: boolean;
  readonly hits: readonly BlacklistCategory[];
}

export type BlacklistReportResult = BlacklistReport | ProviderError | CheckRefused;
