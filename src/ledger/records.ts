import { createHash } from 'node:crypto';
import { chinaDay } from '../domain/china-time';
import { blacklistHits } from '../domain/blacklist-report';
import { sumBilling } from '../domain/billing';
import type { Refusal } from '../domain/check-refused';
import type { RecordKind } from '../domain/check-record';
import type { FlightResult, GivenAnswer } from '../domain/ledger';
import type { OpenOperation } from './operations';
import type { RecordsTable } from './tables';

/** A record before it has its place in the chain. */
export type UnchainedRecord = Omit<RecordsTable, 'seq' | 'prev_hash' | 'hash'>;

/** The chain before its first record. */
export const CHAIN_START = '0'.repeat(64);

/** What ties a record to the one before it. */
export function chainHash(prevHash: string, body: string): string {
  return createHash('sha256').update(`${prevHash}\n${body}`).digest('hex');
}

export function recordOfFlight(opened: OpenOperation, result: FlightResult, at: number) {
  const { given, attempts, bills } = result;
  const kind = given.answer.class === 'ANSWERED' ? 'ANSWERED' : 'FAILED';
  return toRecord(opened, kind, at, 0, {
    ...givenFacts(given),
    ...sumBilling(bills),
    attempts,
  });
}

export function recordOfReuse(
  opened: OpenOperation,
  given: GivenAnswer,
  at: number,
  saved: number,
) {
  return toRecord(opened, 'REUSED', at, saved, {
    ...givenFacts(given),
    billed: 'NO',
    costFen: 0,
    attempts: [],
  });
}

export function recordOfRefusal(opened: OpenOperation, refusal: Refusal, at: number) {
  return toRecord(opened, 'REFUSED', at, 0, {
    ...refusal,
    billed: 'NO',
    costFen: 0,
    attempts: [],
  });
}

function givenFacts({ answer, provider, answeredAt }: GivenAnswer) {
  const { providerCode, providerMessage, providerReference } = answer;
  const facts = { provider, answeredAt, providerCode, providerMessage, providerReference };
  if (answer.class !== 'ANSWERED')
    return { ...facts, error: answer.error, retryAt: answer.retryAt };
  const { verdict } = answer;
  if ('outcome' in verdict) return { ...facts, ...verdict };
  return { ...facts, hits: blacklistHits(verdict), complete: verdict.complete };
}

function toRecord(
  { enquiry, prints }: OpenOperation,
  kind: RecordKind,
  at: number,
  savedFen: number,
  facts: Readonly<Record<string, unknown>>,
): UnchainedRecord {
  const { id, product, client, clientReference, policyVersion, subject } = enquiry;
  const [cardPrint = ''] = prints.card;
  const { outcome, error, rule, provider } = facts;
  return {
    id,
    at,
    china_day: chinaDay(at),
    product,
    kind,
    outcome: textOrNull(outcome ?? error ?? rule),
    provider: textOrNull(provider),
    client: client.id,
    client_reference: clientReference ?? null,
    card_print: cardPrint,
    saved_fen: savedFen,
    body: JSON.stringify({
      id,
      at: new Date(at),
      product,
      kind,
      client: client.id,
      clientReference: clientReference ?? null,
      policyVersion: policyVersion ?? null,
      elements: product === 'BANK_CARD_CHECK' ? (subject.mobile === undefined ? 3 : 4) : null,
      card: {
        bin: subject.bankCard.slice(0, 6),
        last4: subject.bankCard.slice(-4),
        length: subject.bankCard.length,
        print: cardPrint,
      },
      idNumberPrint: prints.idNumber[0] ?? null,
      subjectPrint: prints.subject[0] ?? null,
      keyId: prints.keyId,
      savedFen,
      ...facts,
    }),
  };
}

const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);
