import { Rate } from '../../src/http/rate';

/** A vendor that takes so many calls in any second, or in each second of its clock. */
class Vendor {
  readonly #limit: number;
  readonly #window: 'sliding' | 'fixed';
  #taken: number[] = [];

  constructor(limit: number, window: 'sliding' | 'fixed') {
    this.#limit = limit;
    this.#window = window;
  }

  takes(atMs: number): boolean {
    const from = this.#window === 'sliding' ? atMs - 1_000 : Math.floor(atMs / 1_000) * 1_000 - 1;
    this.#taken = this.#taken.filter((at) => at > from);
    if (this.#taken.length >= this.#limit) return false;
    this.#taken.push(atMs);
    return true;
  }
}

interface Outcome {
  readonly sent: number;
  readonly throttled: number;
  /** Of these, after the first three seconds. */
  readonly throttledLater: number;
  readonly sentLater: number;
}

const LATENCY_MS = 40;

/** Servers that each have more to send than they may, for some seconds of a clock of the test's own. */
function simulate(rates: readonly Rate[], vendor: Vendor, seconds: number, jitterMs = 0): Outcome {
  let sent = 0;
  let throttled = 0;
  let throttledLater = 0;
  let sentLater = 0;
  const answers: { readonly at: number; readonly tell: (now: number) => void }[] = [];
  for (let now = 0; now < seconds * 1_000; now++) {
    while (answers[0] !== undefined && answers[0].at <= now) answers.shift()?.tell(now);
    for (const rate of rates) {
      while (rate.nextAt(now) <= now) {
        rate.take(now);
        sent++;
        if (now >= 3_000) sentLater++;
        const sentAt = now;
        if (vendor.takes(now + jitterOf(sent, jitterMs))) continue;
        throttled++;
        if (now >= 3_000) throttledLater++;
        answers.push({
          at: now + LATENCY_MS,
          tell: (at) => {
            rate.throttled(sentAt, at, undefined);
          },
        });
      }
    }
  }
  return { sent, throttled, throttledLater, sentLater };
}

/** The same in each run, between 0 and so many. */
const jitterOf = (n: number, jitterMs: number) => ((n * 7919) % 101) * (jitterMs / 100);

describe.each(['sliding', 'fixed'] as const)('a vendor that counts in a %s window', (window) => {
  it.each([5, 20, 50, 200])(
    'of %i a second is sent that many, and throttles nearly none',
    (limit) => {
      const { sent, throttled } = simulate([new Rate(limit)], new Vendor(limit, window), 15, 15);
      expect(throttled / sent).toBeLessThan(0.01);
      expect((sent - throttled) / (limit * 15)).toBeGreaterThan(0.95);
    },
  );

  it.each([2, 3])('is shared by %i servers that do not talk', (servers) => {
    const rates = Array.from({ length: servers }, () => new Rate(20));
    const outcome = simulate(rates, new Vendor(20, window), 60, 15);
    expect(outcome.throttledLater / outcome.sentLater).toBeLessThan(0.05);
    expect((outcome.sent - outcome.throttled) / (20 * 60)).toBeGreaterThan(0.8);
  });

  it('that takes less than is configured is found out', () => {
    const outcome = simulate([new Rate(50)], new Vendor(10, window), 30);
    expect(outcome.throttledLater / outcome.sentLater).toBeLessThan(0.05);
    expect((outcome.sent - outcome.throttled) / 300).toBeGreaterThan(0.8);
  });
});

describe('a rate', () => {
  it('rises slowly after it was lowered, and never beyond what is configured', () => {
    const rate = new Rate(20);
    for (let i = 0; i < 20; i++) rate.take(i * 50);
    rate.throttled(950, 1_000, undefined);
    const lowered = rate.perSecond(1_000);
    expect(lowered).toBeLessThan(19);
    expect(rate.perSecond(2_000)).toBeGreaterThan(lowered);
    expect(rate.perSecond(2_000)).toBeLessThan(lowered + 0.5);
    expect(rate.perSecond(60_000)).toBe(20);
  });

  it('is lowered once for all calls that were under way then', () => {
    const rate = new Rate(20);
    for (let i = 0; i < 20; i++) rate.take(i);
    rate.throttled(10, 100, undefined);
    const lowered = rate.perSecond(100);
    for (let i = 0; i < 10; i++) rate.throttled(10 + i, 101, undefined);
    expect(rate.perSecond(101)).toBeCloseTo(lowered, 2);
  });

  it('never falls to nothing', () => {
    const rate = new Rate(20);
    for (let now = 0; now < 60_000; now += 500) {
      rate.take(now);
      rate.throttled(now, now, undefined);
    }
    expect(rate.perSecond(60_000)).toBeGreaterThanOrEqual(1);
  });

  it('pauses for as long as the vendor wants to be left alone, and at most a minute', () => {
    const rate = new Rate(20);
    rate.take(0);
    rate.throttled(0, 10, 5_000);
    expect(rate.nextAt(20)).toBe(5_010);
    rate.throttled(6_000, 6_000, 3_600_000);
    expect(rate.nextAt(6_001)).toBe(66_000);
  });

  it('of less than one a second is kept', () => {
    const rate = new Rate(1);
    rate.take(0);
    expect(rate.nextAt(1)).toBeGreaterThan(1_000);
  });
});
