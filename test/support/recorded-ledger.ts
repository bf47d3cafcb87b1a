import { randomUUID } from 'node:crypto';
import type { CheckVerdict } from '../../src/domain/bank-card-check';
import { DEFAULT_BUDGET } from '../../src/domain/attempt-budget';
import { NO_QUOTA } from '../../src/domain/client';
import type { Billed } from '../../src/domain/billing';
import type { Enquiry, FlightResult, GivenAnswer, Verdict } from '../../src/domain/ledger';
import type { Answer, ProviderName } from '../../src/domain/provider';
import { DEFAULT_LIFETIMES } from '../../src/domain/reuse';
import { openLedger, openStore, type DurableLedger } from '../../src/ledger';
import type { Store } from '../../src/ledger/tables';
import type { StoreKind } from './stores';

export const PERSON = {
  name: '龘靐齉',
  idNumber: '110105190809091238',
  mobile: '19912345678',
  idType: 'RESIDENT_ID',
} as const;

/** A card of nobody, another for each number from 0 to 99. */
export const cardOf = (number: number) => `62284812345678${String(10 + number)}`;

export interface Asked {
  /** The number of the card; the same one twice is the same question. */
  readonly card?: number;
  readonly provider?: ProviderName;
  readonly product?: Enquiry['product'];
  readonly verdict?: CheckVerdict;
  readonly billed?: Billed;
  readonly priceFen?: number;
  readonly clientReference?: string;
  readonly policyVersion?: string;
}

/** A ledger over a store of a test's own, written to through its own port at times that the test sets. */
export interface RecordedLedger {
  readonly url: string;
  readonly ledger: DurableLedger;
  /** A second way into the store, past the ledger. */
  readonly store: Store;
  /** What the clock shows, in milliseconds since 1970. */
  setTime(time: string): void;
  /** Asks and lets the provider answer; tells the id of the record. */
  ask(asked?: Asked): Promise<string>;
  /** Asks, and leaves without an end, as a server that dies does. */
  abandon(asked?: Asked): Promise<void>;
  /** Asks, and lets the attempt end before it was sent. */
  giveUp(asked?: Asked): Promise<string>;
  drop(): Promise<void>;
}

export async function recordedLedger(kind: StoreKind): Promise<RecordedLedger> {
  let now = Date.parse('2026-03-01T12:00:00+08:00');
  const clock = { now: () => now, elapsed: () => performance.now() };
  const { url, drop } = await kind.open();
  const ledger = await openLedger({
    url,
    fingerprintKey: 'a key of a test',
    previousFingerprintKey: undefined,
    budget: { ...DEFAULT_BUDGET, idNumberCallsPerDay: 100_000 },
    lifetimes: DEFAULT_LIFETIMES,
    providerTimeoutMs: 1000,
    clock,
  });
  const store = openStore(url);

  async function open(asked: Asked, provider: ProviderName) {
    const enquiry = enquiryOf(asked);
    const opening = await ledger.open(enquiry, {
      provider,
      priceFen: asked.priceFen ?? 50,
      reference: null,
    });
    return { id: enquiry.id, opening };
  }

  async function end(asked: Asked, answer: Answer<Verdict>) {
    const provider = asked.provider ?? 'JUHE';
    const { id, opening } = await open(asked, provider);
    if (opening.kind !== 'OPENED') return id;
    const { flight } = opening;
    const given: GivenAnswer = { answer, provider, answeredAt: new Date(now) };
    flight.settle(flight.firstAttempt, answer, 12);
    await flight.close(resultOf(given, asked));
    return id;
  }

  return {
    url,
    ledger,
    store,
    setTime(time) {
      now = Date.parse(time);
    },
    ask: (asked = {}) => end(asked, answerOf(asked)),
    giveUp: (asked = {}) => end(asked, UNSENT),
    async abandon(asked = {}) {
      await open(asked, asked.provider ?? 'JUHE');
    },
    async drop() {
      await store.close();
      await ledger.close();
      await drop();
    },
  };
}

function enquiryOf({ card = 0, product, clientReference, policyVersion }: Asked): Enquiry {
  const bankCard = cardOf(card);
  return {
    id: randomUUID(),
    product: product ?? 'BANK_CARD_CHECK',
    subject: product === 'BLACKLIST_REPORT' ? { bankCard } : { ...PERSON, bankCard },
    provider: undefined,
    maxAgeSeconds: undefined,
    clientReference,
    policyVersion,
    client: { id: 'shop', quota: NO_QUOTA },
    deadlineAt: performance.now() + 5000,
  };
}

function answerOf({ product, verdict, billed = 'YES' }: Asked): Answer<Verdict> {
  const flags = {
    onlineBlack: false,
    offlineBlack: false,
    badCardHolder: false,
    fraudTrans: true,
    otherBlack: false,
    caseRelated: false,
    complete: true,
  };
  return {
    class: 'ANSWERED',
    verdict: product === 'BLACKLIST_REPORT' ? flags : (verdict ?? { outcome: 'MATCH' }),
    providerCode: '0/1',
    providerMessage: null,
    providerReference: 'JH1',
    billed,
  };
}

const UNSENT: Answer<Verdict> = {
  class: 'NOT_SENT',
  error: 'UNREACHABLE',
  field: null,
  retryAt: null,
  providerCode: 'ECONNREFUSED',
  providerMessage: null,
  providerReference: null,
  billed: 'NO',
};

function resultOf(given: GivenAnswer, { priceFen = 50 }: Asked): FlightResult {
  const { answer, provider, answeredAt } = given;
  const { billed } = answer;
  return {
    given,
    attempts: [
      {
        provider,
        chosenBecause: 'FIRST_IN_ORDER',
        startedAt: answeredAt,
        latencyMs: 12,
        providerCode: answer.providerCode,
        providerReference: answer.providerReference,
        error: answer.class === 'ANSWERED' ? null : answer.error,
        billed,
      },
    ],
    bills: [{ billed, costFen: billed === 'NO' ? 0 : priceFen }],
  };
}
