import { randomUUID } from 'node:crypto';
import { DEFAULT_BUDGET } from '../../src/domain/attempt-budget';
import { ANYBODY } from '../../src/domain/client';
import type { CheckVerdict } from '../../src/domain/bank-card-check';
import type { Enquiry, Flight, FlightResult, Ledger, Opening } from '../../src/domain/ledger';
import type { Answer } from '../../src/domain/provider';
import { DEFAULT_LIFETIMES } from '../../src/domain/reuse';
import { openLedger, type LedgerOptions } from '../../src/ledger';

export const KEY = 'a key of this test and of nobody else';

/** A clock that is moved by hand on top of the real one. */
export class TestClock {
  aheadMs = 0;
  readonly now = () => Date.now() + this.aheadMs;
  readonly elapsed = () => performance.now() + this.aheadMs;
}

export function openTestLedger(url: string, options: Partial<LedgerOptions> = {}) {
  return openLedger({
    url,
    fingerprintKey: KEY,
    previousFingerprintKey: undefined,
    budget: DEFAULT_BUDGET,
    lifetimes: DEFAULT_LIFETIMES,
    providerTimeoutMs: 500,
    clock: new TestClock(),
    ...options,
  });
}

/** A check of a card with a number of its own; of different names, different questions. */
export function enquiry(card: number, more: Partial<Enquiry> & { name?: string } = {}): Enquiry {
  const { name = '张三', ...rest } = more;
  return {
    id: randomUUID(),
    product: 'BANK_CARD_CHECK',
    subject: {
      name,
      idType: 'RESIDENT_ID',
      idNumber: `1101011900010${String(card).padStart(5, '0')}`,
      bankCard: `6217920000000${String(card).padStart(6, '0')}`,
    },
    provider: undefined,
    maxAgeSeconds: undefined,
    clientReference: undefined,
    policyVersion: undefined,
    client: ANYBODY,
    deadlineAt: performance.now() + 5_000,
    ...rest,
  };
}

export const DEPARTURE = { provider: 'JUHE', priceFen: 30, reference: null } as const;

const FACTS = {
  providerCode: '0/1',
  providerMessage: null,
  providerReference: 'JH1',
  billed: 'YES',
} as const;
export const MATCH: Answer<CheckVerdict> = {
  class: 'ANSWERED',
  verdict: { outcome: 'MATCH' },
  ...FACTS,
};
export const MISMATCH: Answer<CheckVerdict> = {
  class: 'ANSWERED',
  verdict: { outcome: 'MISMATCH', reason: 'ELEMENTS_MISMATCH' },
  ...FACTS,
};
export const UPSTREAM_FAILURE: Answer<CheckVerdict> = {
  class: 'AMBIGUOUS',
  error: 'UPSTREAM_FAILURE',
  field: null,
  retryAt: null,
  ...FACTS,
};
export const CANCELLED: Answer<CheckVerdict> = {
  ...UPSTREAM_FAILURE,
  class: 'NOT_SENT',
  error: 'UNREACHABLE',
  billed: 'NO',
};
export const lockedUntil = (retryAt: Date): Answer<CheckVerdict> => ({
  ...UPSTREAM_FAILURE,
  class: 'SUBJECT',
  error: 'SUBJECT_LOCKED',
  retryAt,
});

export const open = (ledger: Ledger, asked: Enquiry) => ledger.open(asked, DEPARTURE);

export function flightOf(opening: Opening): Flight {
  if (opening.kind !== 'OPENED') throw new Error(opening.kind);
  return opening.flight;
}

export function resultOf(answer: Answer<CheckVerdict>, answeredAt = new Date()): FlightResult {
  return { given: { answer, provider: 'JUHE', answeredAt }, attempts: [], bills: [] };
}

/** Ends a flight with what its first attempt brought. */
export async function land(flight: Flight, answer: Answer<CheckVerdict>, answeredAt?: Date) {
  flight.settle(flight.firstAttempt, answer, 1);
  await flight.close(resultOf(answer, answeredAt));
}

/** Opens a flight and ends it. */
export async function fly(ledger: Ledger, asked: Enquiry, answer: Answer<CheckVerdict>) {
  await land(flightOf(await open(ledger, asked)), answer);
}
