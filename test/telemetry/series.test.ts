import { PROVIDER_NAMES } from '../../src/domain/provider';
import { PROVIDER_ERRORS } from '../../src/domain/provider-error';
import { JUHE_SANDBOX_KEYS } from '../../src/providers/juhe/sandbox-keys';
import type { Fault } from '../../src/sandbox/cardholders';
import { CheckBankCardDocument } from '../generated/graphql';
import { elementsOf } from '../support/cardholders';
import { inventPerson } from '../support/invented-people';
import { startApp, UNREMEMBERING, type RunningApp } from '../support/running-app';
import { labelsOf, metricOf, scrape, type Scrape } from '../support/scrape';
import { FINGERPRINT_KEY } from '../support/server-process';

const kayans = (found: Scrape) => [...found.keys()].filter((series) => series.startsWith('kayan_'));
const ofMetric = (found: Scrape, name: string) =>
  kayans(found).filter((series) => metricOf(series) === name);

describe('what a server counts, before anything has happened', () => {
  let app: RunningApp;
  let found: Scrape;

  beforeAll(async () => {
    app = await startApp();
    found = await scrape(app);
  });
  afterAll(() => app.close());

  it('is there at 0, so that the first event is seen as one', () => {
    // A rate is configured, and no event.
    const counted = kayans(found).filter((series) => metricOf(series) !== 'kayan_rate_per_second');
    expect(counted.filter((series) => found.get(series) !== 0)).toEqual([]);
    const metrics = new Set(counted.map(metricOf));
    expect([...metrics].sort()).toEqual([
      'kayan_answers_reused_total',
      'kayan_attempt_codes_total',
      'kayan_attempt_cost_fen_total',
      'kayan_attempt_seconds',
      'kayan_attempts_total',
      'kayan_breaker_state',
      'kayan_calls_queued',
      'kayan_client_cost_fen_total',
      'kayan_client_enquiries_total',
      'kayan_graphql_errors_total',
      'kayan_http_request_seconds',
      'kayan_ledger_failures_total',
      'kayan_ledger_seconds',
      'kayan_ledger_unwritten',
      'kayan_operation_seconds',
      'kayan_refusals_total',
      'kayan_requests_in_flight',
      'kayan_requests_turned_away_total',
      'kayan_unready',
    ]);
  });

  it('has every error of every product that can be asked for', () => {
    const ports = new Set<string>();
    const errors = new Set<string>();
    for (const series of ofMetric(found, 'kayan_attempts_total')) {
      const { provider = '', product = '', error = '' } = labelsOf(series);
      ports.add(`${provider} ${product}`);
      errors.add(error);
    }
    const configured = ofMetric(found, 'kayan_breaker_state').map((series) => {
      const { provider = '', product = '' } = labelsOf(series);
      return `${provider} ${product}`;
    });
    expect([...ports].sort()).toEqual(configured.sort());
    expect(configured.length).toBeGreaterThan(PROVIDER_NAMES.length);
    expect([...errors].sort()).toEqual(['none', ...Object.keys(PROVIDER_ERRORS)].sort());
  });

  it('is not much', () => {
    expect(found.size).toBeLessThan(2_000);
  });

  it('names no provider and no product that is not configured', async () => {
    const live = await startApp({
      KAYAN_MODE: 'live',
      FINGERPRINT_KEY,
      JUHE_CARD_URL: 'http://127.0.0.1:1',
      JUHE_CARD_KEY: JUHE_SANDBOX_KEYS.card,
    });
    try {
      const series = kayans(await scrape(live));
      const named = new Set(series.map((one) => labelsOf(one)['provider']));
      expect(PROVIDER_NAMES.filter((name) => named.has(name))).toEqual(['JUHE']);
      const attempts = series.filter((one) => one.startsWith('kayan_attempt'));
      expect(attempts.filter((one) => one.includes('BLACKLIST_REPORT'))).toEqual([]);
    } finally {
      await live.close();
    }
  });
});

describe('what a server counts, whatever happens', () => {
  const raw = (status: number, body: string): Fault => ({ kind: 'raw', status, body });
  const FAULTS: readonly Fault[] = [
    raw(200, '{"error_code":987654}'),
    raw(200, '{"error_code":0}'),
    raw(200, 'no JSON'),
    raw(301, ''),
    raw(418, '{}'),
    raw(429, '{}'),
    raw(503, '{}'),
    { kind: 'silence' },
    { kind: 'reset' },
  ];
  const faulty = FAULTS.map((fault, i) => ({
    ...inventPerson(i),
    faults: { JUHE: { BANK_CARD_CHECK: fault, BLACKLIST_REPORT: fault } },
  }));
  const MISTAKES: readonly unknown[] = [
    { query: '{ nothing }' },
    { query: '{ x' },
    { query: 'query A { __typename } query B { __typename }' },
    { query: '{ __typename }', operationName: 'C' },
    { query: 'mutation { x }' },
    { query: 'subscription { x }' },
    { query: 'query ($i: BankCardCheckInput!) { bankCardCheck(input: $i) { __typename } }' },
    { query: `{ ${'__typename '.repeat(1001)} }` },
    { query: `{ ${Array.from({ length: 40 }, (_, i) => `a${i}: __typename`).join(' ')} }` },
    { extensions: { persistedQuery: { version: 1, sha256Hash: 'x' } } },
    { query: '{ __typename }', extensions: { persistedQuery: { version: 1, sha256Hash: 'x' } } },
    { documentId: 'sha256:x' },
    { query: 7 },
    {},
    [],
    'no JSON',
  ];
  let app: RunningApp;
  let before: Scrape;
  let after: Scrape;

  beforeAll(async () => {
    app = await startApp({ ...UNREMEMBERING, PROVIDER_TIMEOUT_MS: '200' }, { cardholders: faulty });
    before = await scrape(app);
    const people = [
      ...Array.from({ length: 18 }, (_, i) => elementsOf(i + 1)),
      ...faulty.map(elementsOf),
    ];
    const RISK = 'query ($input: RiskProfileInput!) { riskProfile(input: $input) { level } }';
    for (const provider of PROVIDER_NAMES) {
      for (const input of people) {
        await app.ask(CheckBankCardDocument, { input: { ...input, provider } });
        await app.post({ query: RISK, variables: { input } });
      }
    }
    for (const mistake of MISTAKES) await app.post(mistake);
    for (const path of [
      '/nowhere',
      '/%zz',
      '/healthz',
      '/explorer',
      '/demo',
      '/demo/x',
      '/graphql',
    ]) {
      await (await fetch(new URL(path, app.url))).text();
    }
    after = await scrape(app);
  }, 60_000);
  afterAll(() => app.close());

  it('has no series that was not there at the start', () => {
    expect(kayans(after).filter((series) => !before.has(series))).toEqual([]);
    const errors = new Set(
      ofMetric(after, 'kayan_attempts_total').flatMap((series) =>
        (after.get(series) ?? 0) > 0 ? [labelsOf(series)['error']] : [],
      ),
    );
    expect(errors.size).toBeGreaterThan(8);
  });

  it("has no bug where there was none but a caller's mistake", () => {
    const bugs = ['INTERNAL_SERVER_ERROR', 'other'];
    for (const code of bugs) {
      expect(after.get(`kayan_graphql_errors_total{code="${code}"}`)).toBe(0);
    }
  });
});
