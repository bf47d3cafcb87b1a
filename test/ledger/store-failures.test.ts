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
} from './contract-setup';

describe.each(STORES)('a store that fails, on $name', (kind) => {
  let place: TestStore;
  let ledger: DurableLedger;
  /** Somebody who breaks and mends the store from outside. */
  let operator: Store;

  beforeEach(async () => {
    place = await kind.open();
    ledger = await openTestLedger(place.url);
    operator = openStore(place.url);
  });
  afterEach(async () => {
    await ledger.close();
    await operator.close();
    await place.drop();
  });

  const breakIt = () => sql`alter table attempts rename to hidden`.execute(operator.db);
  const mendIt = () => sql`alter table hidden rename to attempts`.execute(operator.db);

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

  it('does not keep a server from ending', async () => {
    const flight = flightOf(await open(ledger, enquiry(1)));
    await breakIt();
    const landed = expect(land(flight, MATCH)).rejects.toThrow(LedgerUnavailable);
    await sleep(20);
    await ledger.close();
    await landed;
    await mendIt();
    ledger = await openTestLedger(place.url);
    const rows = await ledger.store.db.selectFrom('attempts').selectAll().execute();
    expect(rows).toMatchObject([{ settled_at: null, billed: 'UNKNOWN' }]);
  });

  if (kind.name === 'postgres') {
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
