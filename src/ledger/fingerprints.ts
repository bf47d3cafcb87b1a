import { createHash, createHmac } from 'node:crypto';
import type { Enquiry } from '../domain/ledger';

/** What the ledger knows people and cards by. Of each value: the print under the current key, then under the previous one. */
export interface Prints {
  /** Names the current key. */
  readonly keyId: string;
  readonly card: readonly string[];
  readonly idNumber: readonly string[];
  /** The product and all elements: two enquiries with the same one are the same question. */
  readonly subject: readonly string[];
}

/**
 * Keyed fingerprints (HMAC-SHA-256). A plain hash would not do: cards and ID numbers are few enough to try them all.
 * While keys rotate, what was written under the previous key is still found; what is written is under the
 * current one.
 */
export class Fingerprints {
  readonly #keys: readonly string[];
  readonly #keyId: string;

  constructor(current: string, previous?: string) {
    this.#keys = previous === undefined ? [current] : [current, previous];
    this.#keyId = createHash('sha256').update(`key id\n${current}`).digest('hex').slice(0, 8);
  }

  of({ product, subject }: Pick<Enquiry, 'product' | 'subject'>): Prints {
    const { name = '', idType = '', idNumber = '', bankCard, mobile = '' } = subject;
    return {
      keyId: this.#keyId,
      card: this.ofCard(bankCard),
      idNumber: idNumber === '' ? [] : this.#print(['id number', idType, idNumber]),
      subject: this.#print([product, name, idType, idNumber, bankCard, mobile]),
    };
  }

  /** The prints of a card alone, under every key that is read. */
  ofCard(bankCard: string): readonly string[] {
    return this.#print(['card', bankCard]);
  }

  /** No element holds a line break, so different lists never make the same text. */
  #print(parts: readonly string[]): readonly string[] {
    const text = parts.join('\n');
    return this.#keys.map((key) => createHmac('sha256', key).update(text).digest('base64url'));
  }
}
