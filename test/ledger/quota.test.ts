import type { DailyQuota } from '../../src/domain/client';
import { chinaDay, nextChinaMidnight } from '../../src/domain/china-time';
import type { DurableLedger } from '../../src/ledger';
import { STORES, type TestStore } from '../support/stores';
import {
  CANCELLED,
  DEPARTURE,
  enquiry,
  flightOf,
  fly,
  land,
  MATCH,
  open,
  openTestLedger,
  resultOf,
  TestClock,
  UPSTREAM_FAILURE,
} from './contract-setup';

const DAY_MS = 86_400_000;

describe.each(STORES)('the quota of a client, on $name', (kind) => {
  let place: TestStore;
  let clock: TestClock;
  /** Two servers that share a store. */
  let one: DurableLedger;
  let other: DurableLedger;

  beforeEach(async () => {
    clock = new TestClock();
    place = await kind.open();
    one = await openTestLedger(place.url, { clock });
    other = await openTestLedger(place.url, { clock });
  });
  afterEach(async () => {
    await one.close();
    await other.close();
    await place.drop();
  });

  const askedBy = (card: number, quota: Partial<DailyQuota>, id = 'shop') =>
    enquiry(card, { client: { id, quota: { calls: null, spendFen: null, ...quota } } });
  const usage = (id = 'shop') => one.audit.usage(id, chinaDay(clock.now()));

  it('of calls holds across servers, until midnight in China', async () => {
    const quota = { calls: 3 };
    await fly(one, askedBy(1, quota), MATCH);
    await fly(other, askedBy(2, quota), MATCH);
    await fly(one, askedBy(3, quota), MATCH);
    for (const ledger of [one, other]) {
      expect(await open(ledger, askedBy(4, quota))).toEqual({
        kind: 'REFUSED',
        refusal: { rule: 'CLIENT_DAILY_CALLS', retryAt: nextChinaMidnight(clock.now()) },
      });
    }
    clock.aheadMs = DAY_MS;
    await fly(one, askedBy(4, quota), MATCH);
    expect(await usage()).toEqual({ calls: 1, spendFen: 30 });
  });

  it('holds for enquiries that arrive at the same time', async () => {
    const openings = await Promise.all(
      Array.from({ length: 40 }, (_, i) => open(i % 2 ? one : other, askedBy(i, { calls: 7 }))),
    );
    expect(openings.filter(({ kind: what }) => what === 'OPENED')).toHaveLength(7);
    expect(await usage()).toEqual({ calls: 7, spendFen: 210 });
  });

  it('of fen makes no call that would go beyond it', async () => {
    const quota = { spendFen: 89 };
    await fly(one, askedBy(1, quota), MATCH);
    await fly(one, askedBy(2, quota), MATCH);
    const opening = await open(one, askedBy(3, quota));
    expect(opening).toMatchObject({ refusal: { rule: 'CLIENT_DAILY_SPEND' } });
    expect(await usage()).toEqual({ calls: 2, spendFen: 60 });
  });

  it('is each client’s own, and does not bind who is not told apart', async () => {
    await fly(one, askedBy(1, { calls: 1 }), MATCH);
    expect(await open(one, askedBy(2, { calls: 1 }))).toMatchObject({ kind: 'REFUSED' });
    await fly(one, askedBy(2, { calls: 1 }, 'bank'), MATCH);
    await fly(one, enquiry(3), MATCH);
    expect(await usage('bank')).toEqual({ calls: 1, spendFen: 30 });
  });

  it('counts a call in full while its end is not known, also after its server died', async () => {
    await open(one, askedBy(1, { calls: 1 }));
    await one.close();
    one = await openTestLedger(place.url, { clock });
    expect(await open(one, askedBy(2, { calls: 1 }))).toMatchObject({ kind: 'REFUSED' });
    expect(await usage()).toEqual({ calls: 1, spendFen: 30 });
  });

  it('gets back a call that was not sent', async () => {
    const quota = { calls: 1, spendFen: 30 };
    await fly(one, askedBy(1, quota), CANCELLED);
    expect(await usage()).toEqual({ calls: 0, spendFen: 0 });
    const flight = flightOf(await open(one, askedBy(2, quota)));
    await flight.close(resultOf(CANCELLED));
    expect(await usage()).toEqual({ calls: 0, spendFen: 0 });
    await fly(one, askedBy(3, quota), MATCH);
  });

  it('gets back a price that was not billed, and not one that may have been', async () => {
    await fly(one, askedBy(1, {}), { ...UPSTREAM_FAILURE, billed: 'NO' });
    expect(await usage()).toEqual({ calls: 1, spendFen: 0 });
    await fly(one, askedBy(2, {}), { ...UPSTREAM_FAILURE, billed: 'UNKNOWN' });
    expect(await usage()).toEqual({ calls: 2, spendFen: 30 });
  });

  it('gives back on the day of the call, when it ends after midnight', async () => {
    const flight = flightOf(await open(one, askedBy(1, {})));
    clock.aheadMs = DAY_MS;
    await land(flight, CANCELLED);
    expect(await usage()).toEqual({ calls: 0, spendFen: 0 });
    expect(await one.audit.usage('shop', chinaDay(clock.now() - DAY_MS))).toEqual({
      calls: 0,
      spendFen: 0,
    });
  });

  it('binds a failover too', async () => {
    const flight = flightOf(await open(one, askedBy(1, { calls: 1 })));
    flight.settle(flight.firstAttempt, UPSTREAM_FAILURE, 1);
    expect(await flight.begin(DEPARTURE)).toMatchObject({ rule: 'CLIENT_DAILY_CALLS' });
    await flight.close(resultOf(UPSTREAM_FAILURE));
  });

  it('is not used up by an answer that is given again', async () => {
    const quota = { calls: 1 };
    await fly(one, askedBy(1, quota), MATCH);
    expect(await open(one, askedBy(1, quota))).toMatchObject({ kind: 'REUSED' });
    expect(await usage()).toEqual({ calls: 1, spendFen: 30 });
  });

  it('is what the client’s spend adds up to', async () => {
    await fly(one, askedBy(1, {}), MATCH);
    await fly(one, askedBy(2, {}, 'bank'), MATCH);
    await open(one, askedBy(2, {}, 'bank'));
    const today = chinaDay(clock.now());
    const [ofBank] = await one.audit.spend(today, today, 'bank');
    expect(ofBank).toMatchObject({ calls: 1, reused: 1 });
    const [ofAll] = await one.audit.spend(today, today);
    expect(ofAll).toMatchObject({ calls: 2, reused: 1 });
  });
});
