import type { CheckOutcome } from './bank-card-check';
import type { CheckRecord, RecordKind } from './check-record';
import type { ClientUsage } from './client-quota';
import type { Ledger } from './ledger';
import type { Product, ProviderName } from './provider';

/** Which records are looked for: those that fit every member that is given. */
export interface RecordFilter {
  readonly product?: Product;
  readonly kind?: RecordKind;
  readonly outcome?: CheckOutcome;
  readonly provider?: ProviderName;
  readonly client?: string;
  readonly clientReference?: string;
  /** A card number in its normal form; it is compared by its fingerprint. */
  readonly bankCard?: string;
  /** The earliest time, included. */
  readonly from?: Date;
  /** The end of the time, not included. */
  readonly to?: Date;
}

/** Where a page ends. */
export type PagePosition = Pick<CheckRecord, 'at' | 'position'>;

export interface PageRequest {
  /** How many records at most, 1 or more. */
  readonly first: number;
  /** The last record of the page before; undefined for the newest. */
  readonly after: PagePosition | undefined;
  readonly filter: RecordFilter;
}

/** Records from the newest to the oldest. */
export interface RecordPage {
  readonly records: readonly CheckRecord[];
  /** Whether older ones follow. */
  readonly hasMore: boolean;
}

/** What one product of one provider cost and saved in one day. */
export interface Spend {
  /** `YYYY-MM-DD` in Asia/Shanghai. */
  readonly day: string;
  readonly provider: ProviderName;
  readonly product: Product;
  /** Requests that were, or may have been, sent. */
  readonly calls: number;
  readonly billedYes: number;
  readonly billedNo: number;
  readonly billedUnknown: number;
  /** The price of those that were or may have been billed, in fen. */
  readonly costFen: number;
  /** Enquiries that were given an answer of this provider without asking it again. */
  readonly reused: number;
  /** What these would have cost, in fen. */
  readonly savedFen: number;
}

/** Reads what the ledger has recorded. Every method rejects with `LedgerUnavailable` where the store fails. */
export interface Audit {
  page(request: PageRequest): Promise<RecordPage>;
  byId(id: string): Promise<CheckRecord | undefined>;
  /** What a client has used of its quota on a China day, `YYYY-MM-DD`. */
  usage(client: string, day: string): Promise<ClientUsage>;
  /** By day, provider and product, in this order. Both days are China days, `YYYY-MM-DD`, and included. Of one client, or of all. */
  spend(fromDay: string, toDay: string, client?: string): Promise<readonly Spend[]>;
}

/** A ledger whose records can be read. */
export interface AuditedLedger extends Ledger {
  readonly audit: Audit;
}
