import type { CheckVerdict } from './bank-card-check';
import type { BlacklistFindings } from './blacklist-report';
import type { Billed } from './billing';
import type { RoutingClass } from './code-table';
import type { Element } from './input-rules';
import type { ErrorCause, ProviderErrorCode } from './provider-error';
import type { BusinessScene, IdType, Subject } from './subject';

export const PROVIDER_NAMES = ['ALIYUN', 'JUHE', 'SHUJUBAO', 'TENCENT', 'TENCENT_FACEID'] as const;
export type ProviderName = (typeof PROVIDER_NAMES)[number];

/** What can be bought from a provider. */
export const PRODUCTS = ['BANK_CARD_CHECK', 'BLACKLIST_REPORT'] as const;
export type Product = (typeof PRODUCTS)[number];

/** What a bank card check asks of a provider. */
export interface CheckQuery {
  readonly subject: Subject;
  readonly scene?: BusinessScene;
}

/** What a blacklist lookup asks of a provider. */
export interface BlacklistQuery {
  readonly bankCard: string;
}

/** How one attempt is made. */
export interface AttemptOptions {
  /** How long the attempt may take altogether, in milliseconds. */
  readonly timeoutMs: number;
  /** How long is left for it with what it has to wait for, in milliseconds. */
  readonly timeLeftMs: number;
  /** Cancels an attempt that has not been sent yet; one that has been sent is awaited. */
  readonly signal: AbortSignal;
  /** Our own number of the call, of {@link ProductPort.newReference}; null where the provider takes none. */
  readonly reference: string | null;
}

interface AnswerFacts {
  /** The most precise raw code, or one of the transport's own (`TIMEOUT`, `HTTP_500`) where the provider gave none. */
  readonly providerCode: string;
  /** The provider's words, only where they are known from its documentation. */
  readonly providerMessage: string | null;
  /** What the provider can be asked about the call by: its own number, or else the one that was sent along. */
  readonly providerReference: string | null;
  readonly billed: Billed;
}

/** A provider's verdict. */
export interface Answered<Verdict> extends AnswerFacts {
  readonly class: 'ANSWERED';
  readonly verdict: Verdict;
}

/** No verdict, with what the router may do about it. */
export interface Unanswered extends AnswerFacts {
  readonly class: Exclude<RoutingClass, 'ANSWERED'>;
  readonly error: ProviderErrorCode;
  readonly cause?: ErrorCause;
  readonly field: Element | null;
  readonly retryAt: Date | null;
}

export type Answer<Verdict> = Answered<Verdict> | Unanswered;

/** What a check needs of a provider, so that one that cannot do it is never asked. */
export interface CheckAbilities {
  readonly elements: readonly (3 | 4)[];
  readonly idTypes: readonly IdType[];
  readonly scenes: readonly BusinessScene[];
}

/** Whether calls are let through: `OPEN` after failures in a row, `HALF_OPEN` while one call tries, or may try, again. */
export type BreakerState = 'CLOSED' | 'OPEN' | 'HALF_OPEN';

/** How often calls may be sent. */
export interface Pace {
  /** How many in a second now: the configured rate, or less after calls were throttled. */
  readonly ratePerSecond: number;
  /** How many wait for their turn. */
  readonly queued: number;
}

/** One product of one provider: asks once, over the wire, and never rejects. */
export interface ProductPort<Query, Verdict> {
  /** The price of a billed call in fen, from the configuration. */
  readonly priceFen: number;
  /** Absent where any number of calls may be sent. */
  readonly pace?: () => Pace;
  /** Absent where no circuit breaker guards the product. */
  readonly breaker?: () => BreakerState;
  /** Makes the number that a call is sent with, never the same twice. Absent where the provider takes none. */
  readonly newReference?: () => string;
  readonly ask: (query: Query, options: AttemptOptions) => Promise<Answer<Verdict>>;
}

export interface CardCheckPort extends ProductPort<CheckQuery, CheckVerdict> {
  readonly abilities: CheckAbilities;
}

export type BlacklistPort = ProductPort<BlacklistQuery, BlacklistFindings>;

/** A configured provider. A product that it lacks, or that no credentials were given for, is absent. */
export interface Provider {
  readonly name: ProviderName;
  readonly cardCheck?: CardCheckPort;
  readonly blacklist?: BlacklistPort;
  /** Closes its connections. Attempts in flight are awaited by whoever started them. */
  close(): Promise<void>;
}
