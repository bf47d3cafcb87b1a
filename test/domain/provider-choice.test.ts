import type { CheckVerdict } from '../../src/domain/bank-card-check';
import type { Clock } from '../../src/domain/clock';
import type { Answer, CardCheckPort, ProviderName } from '../../src/domain/provider';
import {
  CheapestFirst,
  configuredOrder,
  type ProviderChoice,
} from '../../src/domain/provider-choice';
import { Verification } from '../../src/domain/verification';
import { ANYBODY } from '../../src/domain/client';
import { noLedger } from '../../src/ledger/no-ledger';
import { inventPerson } from '../support/invented-people';

const facts = { providerCode: '?', providerMessage: null, providerReference: null } as const;
const answered = (verdict: CheckVerdict, billed: 'YES' | 'NO'): Answer<CheckVerdict> => ({
  class: 'ANSWERED',
  verdict,
  billed,
  ...facts,
});
const MATCH = answered({ outcome: 'MATCH' }, 'YES');
const noRecord = (billed: 'YES' | 'NO') =>
  answered({ outcome: 'UNABLE_TO_VERIFY', reason: 'NO_RECORD' }, billed);
const DOWN: Answer<CheckVerdict> = {
  class: 'REFUSED',
  error: 'UNDER_MAINTENANCE',
  field: null,
  retryAt: null,
  billed: 'NO',
  ...facts,
};

/** A vendor at a time between 0 and 1 of the whole run: how it answers, by chance. */
interface Vendor {
  readonly name: ProviderName;
  readonly priceFen: number;
  /** Of its answers, how many turn a question away. */
  readonly downShare: (time: number) => number;
  /** Whether it bills that it found no record. */
  readonly billsNoRecord: (time: number) => boolean;
}

const VENDORS: readonly Vendor[] = [
  { name: 'JUHE', priceFen: 40, downShare: () => 0.01, billsNoRecord: (time) => time > 0.5 },
  {
    name: 'TENCENT',
    priceFen: 28,
    // It is away for a fifth of the time.
    downShare: (time) => (time > 0.4 && time < 0.6 ? 0.95 : 0.02),
    billsNoRecord: () => true,
  },
  { name: 'SHUJUBAO', priceFen: 31, downShare: (time) => 0.3 * time, billsNoRecord: () => false },
];

const QUESTIONS = 20_000;
/** Of all people, whom no vendor has a record of. */
const UNKNOWN_PEOPLE = 0.1;

/** Asks about 20,000 people, and tells what it cost. */
async function run(choose: (clock: Clock) => ProviderChoice) {
  let question = 0;
  const clock: Clock = { now: () => 0, elapsed: () => question * 100 };
  const random = chance(7);
  let asked = 0;
  let twice = 0;
  let billedFen = 0;
  let conclusive = 0;
  let lastAsked = new Set<string>();
  const portOf = ({ name, priceFen, downShare, billsNoRecord }: Vendor): CardCheckPort => ({
    priceFen,
    abilities: { elements: [3, 4], idTypes: ['RESIDENT_ID'], scenes: [] },
    ask() {
      asked++;
      if (lastAsked.has(name)) twice++;
      lastAsked.add(name);
      const time = question / QUESTIONS;
      if (random() < downShare(time)) return Promise.resolve(DOWN);
      // The same people, whoever is asked.
      const isUnknown = (question * 7919) % 1_000 < UNKNOWN_PEOPLE * 1_000;
      const answer = isUnknown ? noRecord(billsNoRecord(time) ? 'YES' : 'NO') : MATCH;
      if (answer.billed === 'YES') billedFen += priceFen;
      return Promise.resolve(answer);
    },
  });
  const verification = new Verification({
    providers: VENDORS.map((vendor) => ({
      name: vendor.name,
      cardCheck: portOf(vendor),
      close: () => Promise.resolve(),
    })),
    defaultProvider: 'JUHE',
    providerTimeoutMs: 5_000,
    sandbox: true,
    ledger: noLedger,
    clock,
    newId: () => 'an id',
    choice: choose(clock),
    onUnknownCode: () => undefined,
  });
  const signal = new AbortController().signal;
  const subject = { ...inventPerson(1), idType: 'RESIDENT_ID' } as const;
  const reasons = new Map<unknown, number>();
  for (; question < QUESTIONS; question++) {
    lastAsked = new Set();
    const scope = { client: ANYBODY, deadlineAt: Infinity, signal };
    const result = await verification.checkBankCard({ subject }, { failover: 'SAFE' }, scope);
    if (result.kind === 'BankCardCheck' && result.outcome === 'MATCH') conclusive++;
    const why = result.kind === 'CheckRefused' ? null : result.attempts[0]?.chosenBecause;
    reasons.set(why, (reasons.get(why) ?? 0) + 1);
  }
  return { asked, twice, billedFen, conclusiveShare: conclusive / QUESTIONS, reasons };
}

/** Numbers between 0 and 1, the same in each run. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

describe('three vendors whose quality drifts', () => {
  it('cost a fifth less where the cheapest is asked first, and answer as many questions', async () => {
    const fixed = await run(() => configuredOrder);
    const cheapest = await run((clock) => new CheapestFirst(clock));

    expect(cheapest.billedFen / fixed.billedFen).toBeLessThan(0.8);
    expect(Math.abs(cheapest.conclusiveShare - fixed.conclusiveShare)).toBeLessThan(0.005);
    expect([fixed.twice, cheapest.twice]).toEqual([0, 0]);
    expect(fixed.reasons).toEqual(new Map([['FIRST_IN_ORDER', QUESTIONS]]));
    expect([...cheapest.reasons.keys()].sort()).toEqual(['CHEAPEST', 'UNKNOWN_QUALITY']);
  }, 60_000);
});

describe('the cheapest provider', () => {
  const candidate = (provider: ProviderName, priceFen: number) => ({
    provider,
    port: { priceFen, ask: () => Promise.resolve(MATCH) },
  });
  let elapsed = 0;
  const start = () => new CheapestFirst({ now: () => 0, elapsed: () => elapsed });
  const rank = (
    choice: ProviderChoice,
    ...prices: readonly (readonly [ProviderName, number])[]
  ) => {
    const candidates = prices.map(([name, priceFen]) => candidate(name, priceFen));
    const { candidates: ranked, because } = choice.rank('BANK_CARD_CHECK', candidates);
    return [because, ...ranked.map(({ provider }) => provider)];
  };
  const observe = (
    choice: ProviderChoice,
    provider: ProviderName,
    times: number,
    answer = MATCH,
  ) => {
    for (let i = 0; i < times; i++) choice.observe('BANK_CARD_CHECK', provider, answer);
  };

  it('is that of the lowest price as long as nothing is known', () => {
    expect(rank(start(), ['JUHE', 30], ['TENCENT', 20])).toEqual([
      'UNKNOWN_QUALITY',
      'TENCENT',
      'JUHE',
    ]);
  });

  it('is the first in order among equals', () => {
    expect(rank(start(), ['JUHE', 0], ['TENCENT', 0])[1]).toBe('JUHE');
  });

  it('is another one when half of its answers are billed and say nothing', () => {
    const choice = start();
    observe(choice, 'TENCENT', 50);
    observe(choice, 'TENCENT', 50, noRecord('YES'));
    expect(rank(choice, ['JUHE', 30], ['TENCENT', 20])[1]).toBe('JUHE');
  });

  it('stays if what says nothing costs nothing', () => {
    const choice = start();
    observe(choice, 'TENCENT', 50);
    observe(choice, 'TENCENT', 50, noRecord('NO'));
    expect(rank(choice, ['JUHE', 30], ['TENCENT', 20])).toEqual(['CHEAPEST', 'TENCENT', 'JUHE']);
  });

  it('is not judged by fewer observations than twenty', () => {
    const choice = start();
    observe(choice, 'TENCENT', 4, DOWN);
    expect(rank(choice, ['JUHE', 30], ['TENCENT', 20])[1]).toBe('TENCENT');
  });

  it('comes last while it brings nothing at all', () => {
    const choice = start();
    observe(choice, 'TENCENT', 30, DOWN);
    expect(rank(choice, ['TENCENT', 1], ['JUHE', 30])[1]).toBe('JUHE');
  });

  it.each([
    ['a quarter of an hour', () => (elapsed += 16 * 60_000)],
    [
      'a thousand questions',
      (choice: ProviderChoice) => {
        for (let i = 0; i < 1_001; i++) rank(choice, ['JUHE', 30]);
      },
    ],
  ])('is given another chance after %s', (_name, pass) => {
    const choice = start();
    observe(choice, 'TENCENT', 30, DOWN);
    pass(choice);
    expect(rank(choice, ['TENCENT', 1], ['JUHE', 30])).toEqual([
      'UNKNOWN_QUALITY',
      'TENCENT',
      'JUHE',
    ]);
  });

  it('is not judged by what our own rate held back, or by callers who left', () => {
    const choice = start();
    const held: Answer<CheckVerdict> = { ...DOWN, class: 'NOT_SENT', error: 'RATE_LIMITED' };
    const left: Answer<CheckVerdict> = {
      ...DOWN,
      class: 'NOT_SENT',
      error: 'UNREACHABLE',
      providerCode: 'CANCELLED',
    };
    observe(choice, 'TENCENT', 30, held);
    observe(choice, 'TENCENT', 30, left);
    expect(rank(choice, ['TENCENT', 1], ['JUHE', 30])[0]).toBe('UNKNOWN_QUALITY');
  });
});
