import { resolve } from 'node:path';
import { sql } from 'kysely';
import { openStore } from '../../src/ledger';
import type { AppOverrides } from '../../src/app';
import type { LedgerDb } from '../../src/ledger/tables';
import type { Cardholder, Fault } from '../../src/sandbox/cardholders';
import { cardholder, elementsOf } from '../support/cardholders';
import { inventPerson } from '../support/invented-people';
import { describeWithPromtool, promtoolOver } from '../support/promtool';
import { startApp, type RunningApp } from '../support/running-app';
import { scrape, type Scrape } from '../support/scrape';

const QUERY = 'query ($input: BankCardCheckInput!) { bankCardCheck(input: $input) { __typename } }';
const unwell = (number: number, fault: Fault): Cardholder => ({
  ...inventPerson(number),
  faults: { JUHE: { BANK_CARD_CHECK: fault } },
});
const unknown = unwell(1, { kind: 'raw', status: 200, body: '{"error_code":987654}' });
const silent = [2, 3, 4, 5, 6].map((number) => unwell(number, { kind: 'reset' }));

const ask = (app: RunningApp, person: Cardholder) =>
  app.post({ query: QUERY, variables: { input: { ...elementsOf(person), provider: 'JUHE' } } });

async function breakStore(app: RunningApp, statement: (db: LedgerDb) => Promise<unknown>) {
  const store = openStore(app.databaseUrl);
  await statement(store.db);
  await store.close();
}

interface Event {
  readonly alert: string;
  readonly happens: (app: RunningApp) => Promise<unknown>;
  readonly overrides?: AppOverrides;
}

const EVENTS: readonly Event[] = [
  { alert: 'KayanCredentialsOrQuota', happens: (app) => ask(app, cardholder(18)) },
  { alert: 'KayanUnknownCodes', happens: (app) => ask(app, unknown) },
  {
    alert: 'KayanBugs',
    happens: (app) => ask(app, cardholder(1)),
    overrides: {
      newId: () => {
        throw new Error('a bug');
      },
    },
  },
  {
    alert: 'KayanStoreFails',
    async happens(app) {
      await breakStore(app, (db) => sql`alter table attempts rename to hidden`.execute(db));
      await ask(app, cardholder(1));
    },
  },
  {
    alert: 'KayanUnready',
    happens: (app) =>
      breakStore(app, (db) => sql`alter table attempts rename to hidden`.execute(db)),
  },
  {
    alert: 'KayanUnwritten',
    async happens(app) {
      await breakStore(app, (db) =>
        sql`create trigger refuse before insert on records begin select raise(abort, 'no'); end`.execute(
          db,
        ),
      );
      await ask(app, cardholder(1));
    },
  },
  {
    alert: 'KayanBreakerOpen',
    happens: (app) => Promise.all(silent.map((person) => ask(app, person))),
  },
];

/** What alerts are pending or firing 3 min after a server that was as at first for 5 min has become as it is now. */
function alertsAfter(before: Scrape, after: Scrape, alert: string) {
  const series = [...after.keys()].filter((name) => name.startsWith('kayan_'));
  return promtoolOver(['test', 'rules'], {
    rule_files: [resolve('ops/alerts.yml')],
    evaluation_interval: '15s',
    tests: [
      {
        interval: '15s',
        input_series: series.map((name) => ({
          series: name,
          values: `${before.get(name) ?? '_'}x20 ${after.get(name) ?? 0}x20`,
        })),
        alert_rule_test: [],
        promql_expr_test: [
          { expr: `count(ALERTS{alertstate="firing"})`, eval_time: '5m', exp_samples: [] },
          {
            expr: `count(ALERTS{alertstate="firing",alertname="${alert}"})`,
            eval_time: '8m',
            exp_samples: [{ labels: '{}', value: 1 }],
          },
        ],
      },
    ],
  });
}

describeWithPromtool('the first event of a server', () => {
  it.each(EVENTS)(
    'fires $alert, which was silent before',
    async ({ alert, happens, overrides }) => {
      const app = await startApp(
        { REQUEST_DEADLINE_MS: '1000', SHUTDOWN_GRACE_MS: '500' },
        { cardholders: [unknown, ...silent], ...overrides },
      );
      try {
        const before = await scrape(app);
        await happens(app);
        // A look at the store is remembered for a second.
        await new Promise((done) => setTimeout(done, 1_100));
        expect(alertsAfter(before, await scrape(app), alert)).toMatchObject({ ok: true });
      } finally {
        await app.close();
      }
    },
  );
});
