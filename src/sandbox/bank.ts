import type { BlacklistCategory } from '../domain/blacklist-report';
import { chinaDay } from '../domain/china-time';
import type { Product, ProviderName } from '../domain/provider';
import type { Cardholder, CardState, Fault } from './cardholders';

const FAILED_CHECKS_TO_LOCK = 3;

/** The elements of a check as a provider passes them on to the bank. */
export interface Elements {
  readonly name: string;
  readonly idNumber: string;
  readonly bankCard: string;
  readonly mobile?: string;
}

/** What the bank says of elements: how it sees the card where they fit, else why not. */
export type BankView = CardState | 'MISMATCH' | 'NO_RECORD';

/** The issuing bank behind every provider of the sandbox. It compares, and it counts. */
export class Bank {
  readonly #cards: ReadonlyMap<string, Cardholder>;
  /** By card: how many checks failed in a row on which day. */
  readonly #failedChecks = new Map<string, { readonly day: string; readonly count: number }>();
  readonly #lockedOn = new Map<string, string>();
  readonly #now: () => number;

  constructor(cardholders: readonly Cardholder[], now: () => number) {
    this.#cards = new Map(cardholders.map((cardholder) => [cardholder.bankCard, cardholder]));
    this.#now = now;
  }

  /** Three failed checks of one card in a row lock it until 00:00 Asia/Shanghai, when the count begins anew too. */
  verify(elements: Elements): BankView {
    const cardholder = this.#cards.get(elements.bankCard);
    if (cardholder === undefined) return 'NO_RECORD';
    const today = chinaDay(this.#now());
    if (this.#lockedOn.get(elements.bankCard) === today) return 'LOCKED';
    if (fits(cardholder, elements)) {
      this.#failedChecks.delete(elements.bankCard);
      return cardholder.state ?? 'NORMAL';
    }
    const before = this.#failedChecks.get(elements.bankCard);
    const count = (before?.day === today ? before.count : 0) + 1;
    this.#failedChecks.set(elements.bankCard, { day: today, count });
    if (count >= FAILED_CHECKS_TO_LOCK) {
      this.#lockedOn.set(elements.bankCard, today);
      this.#failedChecks.delete(elements.bankCard);
    }
    return 'MISMATCH';
  }

  /** The cardholder of whom that is true, for a vendor that is sent digests instead of elements. */
  find(isIt: (cardholder: Cardholder) => boolean): Cardholder | undefined {
    return [...this.#cards.values()].find(isIt);
  }

  blacklistsOf(bankCard: string): readonly BlacklistCategory[] {
    return this.#cards.get(bankCard)?.blacklists ?? [];
  }

  faultOf(bankCard: string, provider: ProviderName, product: Product): Fault | undefined {
    return this.#cards.get(bankCard)?.faults?.[provider]?.[product];
  }

  delayMsOf(bankCard: string): number {
    return this.#cards.get(bankCard)?.delayMs ?? 0;
  }
}

function fits(cardholder: Cardholder, elements: Elements): boolean {
  return (
    cardholder.name === elements.name &&
    cardholder.idNumber === elements.idNumber &&
    (elements.mobile === undefined || cardholder.mobile === elements.mobile)
  );
}
