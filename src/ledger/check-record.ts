import type { ProviderAttempt } from '../domain/attempt';
import { maskedNumber } from '../domain/bank-card';
import type { CheckOutcome, CheckReason } from '../domain/bank-card-check';
import type { Billed } from '../domain/billing';
import type { BlacklistCategory } from '../domain/blacklist-report';
import type { CheckRecord, RecordKind } from '../domain/check-record';
import type { RefusalRule } from '../domain/check-refused';
import type { Product, ProviderName } from '../domain/provider';
import type { ChosenBecause } from '../domain/provider-choice';
import type { ProviderErrorCode } from '../domain/provider-error';
import type { RecordsTable } from './tables';

/** The body of a record as `records.ts` writes it. What a kind of record does not have is absent. */
interface RecordBody {
  readonly id: string;
  readonly at: string;
  readonly product: Product;
  readonly kind: RecordKind;
  readonly client: string | null;
  readonly clientReference: string | null;
  readonly policyVersion: string | null;
  readonly elements: 3 | 4 | null;
  readonly card: {
    readonly bin: string;
    readonly last4: string;
    readonly length: number;
    readonly print: string;
  };
  readonly savedFen: number;
  readonly billed: Billed;
  readonly costFen: number;
  readonly attempts: readonly (Omit<
    ProviderAttempt,
    'startedAt' | 'chosenBecause' | 'providerReference'
  > & {
    readonly startedAt: string;
    // Absent in older records.
    readonly chosenBecause?: ChosenBecause | null;
    readonly providerReference?: string | null;
  })[];
  readonly outcome?: CheckOutcome;
  readonly reason?: CheckReason;
  readonly hits?: readonly BlacklistCategory[];
  readonly complete?: boolean;
  readonly error?: ProviderErrorCode;
  readonly rule?: RefusalRule;
  readonly retryAt?: string | null;
  readonly provider?: ProviderName;
  readonly answeredAt?: string;
  readonly providerCode?: string;
  readonly providerMessage?: string | null;
  readonly providerReference?: string | null;
}

/** A record as it was kept; dates come back as dates. */
export function toCheckRecord({
  seq,
  hash,
  body: json,
}: Pick<RecordsTable, 'seq' | 'hash' | 'body'>): CheckRecord {
  const body = JSON.parse(json) as RecordBody;
  const { card } = body;
  return {
    id: body.id,
    position: seq,
    hash,
    at: new Date(body.at),
    product: body.product,
    kind: body.kind,
    client: body.client,
    clientReference: body.clientReference,
    policyVersion: body.policyVersion,
    elements: body.elements,
    bankCard: {
      masked: maskedNumber(card.bin, card.last4, card.length),
      bin: card.bin,
      last4: card.last4,
    },
    fingerprint: card.print,
    outcome: body.outcome ?? null,
    reason: body.reason ?? null,
    hits: body.hits ?? null,
    // Older records have none that was not.
    complete: body.hits ? (body.complete ?? true) : null,
    error: body.error ?? null,
    refusal: body.rule ?? null,
    retryAt: dateOrNull(body.retryAt),
    provider: body.provider ?? null,
    answeredAt: dateOrNull(body.answeredAt),
    providerCode: body.providerCode ?? null,
    providerMessage: body.providerMessage ?? null,
    providerReference: body.providerReference ?? null,
    billing: { billed: body.billed, costFen: body.costFen },
    savedFen: body.savedFen,
    attempts: body.attempts.map((attempt) => ({
      ...attempt,
      chosenBecause: attempt.chosenBecause ?? null,
      providerReference: attempt.providerReference ?? null,
      startedAt: new Date(attempt.startedAt),
    })),
  };
}

const dateOrNull = (text: string | null | undefined): Date | null =>
  text == null ? null : new Date(text);
