import type { ProviderAttempt } from './attempt';
import type { MaskedBankCard } from './bank-card';
import type { Billing } from './billing';
import type { ProviderName } from './provider';

/** What is told of everything that came of asking providers. */
export interface Asked {
  /** Who answered or failed; where nobody was asked, who would have been first. */
  readonly provider: ProviderName;
  readonly providerCode: string;
  readonly providerMessage: string | null;
  readonly providerReference: string | null;
  /** What all attempts cost together. */
  readonly billing: Billing;
  readonly attempts: readonly ProviderAttempt[];
  readonly sandbox: boolean;
}

/** What is told of every answer about a card. */
export interface AnsweredAboutCard extends Asked {
  readonly id: string;
  readonly bankCard: MaskedBankCard;
  readonly checkedAt: Date;
  /** Whether it is an earlier answer, given again without asking anybody. */
  readonly reused: boolean;
}
