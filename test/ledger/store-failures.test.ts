import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { LedgerUnavailable } from '../../src/domain/ledger';
import { openStore, type DurableLedger } from '../../src/ledger';
import type { Store } from '../../src/ledger/tables';
import { STORES, type TestStore } from '../support/stores';
import {
  DEPARTURE,
  enquiry,
  flightOf,
  land,
  MATCH,
  open,
  openTestLedger,
  resultOf,
  TestClock,
} from './contract-setup';
import { holdTable } from './hold-table';

describe.each(STORES)('a store that fails, on $name', (kind) => {
  let place: TestStore;
  let clock: TestClock;
  let ledger: DurableLedger;
  /** Somebody who breaks and mends the store from outside. */
  let operator: Store;

  beforeEach(async () => {
    place = await kind.open();
    clock = new TestClock();
    ledger = await openTestLedger(place.url, { clock });
    operator = openStore(place.url);
  });
  afterEach(async () => {
    await ledger.close();
    await operator.close();
    await place.drop();
  });

  const breakIt = () => sql`alter table attempts rename to hidden`.execute(operator.db);
  const mendIt = () => sql`alter table hidden rename to attempts`.execute(operator.db);

  /** What shows only once a row is really written. */
  async function refuseAttempts() {
    if (kind.name === 'sqlite') {
      await sql`create trigger refuse before insert on attempts
        begin select raise(abort, 'no'); end`.execute(operator.db);
      return;
    }
    await sql`create function refuse() returns trigger language plpgsql
      as 'begin raise exception ''no''; end'`.execute(operator.db);
    await sql`create trigger refuse before insert on attempts
      for each row execute function refuse()`.execute(operator.db);
  }
  const acceptAttempts = () =>
    (kind.name === 'sqlite'
      ? sql`drop trigger refuse`
      : sql`drop trigger refuse on attempts`
    ).execute(operator.db);

  it('lets nothing be sent, and works again by itself', async () => {
    await breakIt();
    await expect(open(ledger, enquiry(1))).rejects.toThrow(LedgerUnavailable);
    await mendIt();
    await land(flightOf(await open(ledger, enquiry(1))), MATCH);
    expect(await open(ledger, enquiry(1))).toMatchObject({ kind: 'REUSED' });
  });

  it('lets no further attempt be sent', async () => {
    const flight = flightOf(await open(ledger, enquiry(1)));
    await breakIt();
    await expect(flight.begin(DEPARTURE)).rejects.toThrow(LedgerUnavailable);
    await mendIt();
  });

  it('holds an answer back until it is durable', async () => {
    const flight = flightOf(await open(ledger, enquiry(1)));
    await breakIt();
    let isOut = false;
    const landed = land(flight, MATCH).then(() => (isOut = true));
    await sleep(700);
    expect(isOut).toBe(false);
    await mendIt();
    await landed;
    expect(await open(ledger, enquiry(1))).toMatchObject({ kind: 'REUSED' });
    const rows = await ledger.store.db.selectFrom('attempts').selectAll().execute();
    expect(rows).toMatchObject([{ routing: 'ANSWERED', billed: 'YES' }]);
  });

  it('lets go of a caller who has waited long enough, and writes the answer all the same', async () => {
    const asked = enquiry(1, { deadlineAt: performance.now() });
    const flight = flightOf(await open(ledger, asked));
    await breakIt();
    flight.settle(flight.firstAttempt, MATCH, 1);
    await expect(flight.close(resultOf(MATCH))).rejects.toThrow(LedgerUnavailable);
    await mendIt();
    await sleep(700);
    expect(await open(ledger, enquiry(1))).toMatchObject({ kind: 'REUSED' });
  });

  it('does not keep a server from ending, which tells what is lost', async () => {
    const asked = enquiry(1);
    const flight = flightOf(await open(ledger, asked));
    await breakIt();
    const landed = expect(land(flight, MATCH)).rejects.toThrow(LedgerUnavailable);
    await sleep(20);
    const lost = {
      record: asked.id,
      product: 'BANK_CARD_CHECK',
      provider: 'JUHE',
      reference: 'JH1',
    };
    expect(await ledger.close()).toEqual({
      answers: [lost],
      attempts: [{ ...lost, attempt: flight.firstAttempt, billed: 'YES' }],
    });
    await landed;
    await mendIt();
    ledger = await openTestLedger(place.url);
    const rows = await ledger.store.db.selectFrom('attempts').selectAll().execute();
    expect(rows).toMatchObject([{ settled_at: null, billed: 'UNKNOWN' }]);
  });

  it('is tried again by a server that ends for as long as it has patience', async () => {
    const flight = flightOf(await open(ledger, enquiry(1)));
    await breakIt();
    const landed = land(flight, MATCH);
    await sleep(20);
    const closed = ledger.close(5_000);
    await sleep(1_200);
    expect(ledger.unwritten).toBe(2);
    await mendIt();
    expect(await closed).toEqual({ answers: [], attempts: [] });
    await landed;
    ledger = await openTestLedger(place.url);
    expect(await open(ledger, enquiry(1))).toMatchObject({ kind: 'REUSED' });
  });

  it('does not pass a check for a while, though something else can be written', async () => {
    await ledger.check();
    await refuseAttempts();
    await ledger.check();
    await expect(open(ledger, enquiry(1))).rejects.toThrow(LedgerUnavailable);
    await expect(ledger.check()).rejects.toThrow(LedgerUnavailable);
    clock.aheadMs += 3_000;
    await ledger.check();
    await expect(open(ledger, enquiry(2))).rejects.toThrow(LedgerUnavailable);
    await acceptAttempts();
    await open(ledger, enquiry(3));
    await ledger.check();
  });

  if (kind.name === 'postgres') {
    it('and hangs keeps a server from ending no longer than it has patience, and one try more', async () => {
      const flight = flightOf(await open(ledger, enquiry(1)));
      const release = await holdTable(place.url, 'attempts');
      const landed = expect(land(flight, MATCH)).rejects.toThrow(LedgerUnavailable);
      await sleep(20);
      const start = performance.now();
      expect(await ledger.close(300)).toMatchObject({ answers: [{}], attempts: [{}] });
      expect(performance.now() - start).toBeLessThan(2_500);
      await landed;
      await release();
      ledger = await openTestLedger(place.url);
    });

    it('is forgiven lost connections', async () => {
      await land(flightOf(await open(ledger, enquiry(1))), MATCH);
      const lost = open(ledger, enquiry(2)).catch((error: unknown) => error);
      await sql`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`.execute(operator.db);
      await lost;
      await sleep(20);
      expect(await open(ledger, enquiry(1))).toMatchObject({ kind: 'REUSED' });
    });
  }
});
