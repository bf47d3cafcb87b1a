import { CANARY, NEEDLES } from '../support/canary';
import { elementsOf } from '../support/cardholders';
import { startRecordingProxy, type RecordingProxy } from '../support/recording-proxy';
import { startApp, type RunningApp } from '../support/running-app';
import { STORES, type StoreKind, type TestStore } from '../support/stores';

const postgres = STORES.find(({ name }) => name === 'postgres');

const cursor = (text: string) => Buffer.from(text).toString('base64url');

/** Numbers of the canary in the spellings in which people write them. */
const SPELLINGS = [
  CANARY.bankCard,
  CANARY.idNumber,
  CANARY.mobile,
  `order-${CANARY.mobile}`,
  `U${CANARY.bankCard}`,
  CANARY.mobile.replace(/^(...)(....)/, '$1-$2-'),
  CANARY.bankCard.replace(/(....)/g, '$1-'),
  CANARY.idNumber.replace(/^(.{6})(.{8})/, '$1.$2.'),
  `86${CANARY.mobile}`,
];

/** Where a caller can say something that the ledger is asked about. */
const PLACES: readonly (readonly [
  place: string,
  query: string,
  variablesOf: (text: string) => object,
])[] = [
  [
    'after',
    'query ($text: String) { checks(after: $text) { nodes { id } } }',
    (text) => ({ text }),
  ],
  [
    'after',
    'query ($text: String) { checks(after: $text) { nodes { id } } }',
    (text) => ({ text: cursor(`1764067151123 ${text.replace(/\D/g, '').slice(0, 15)}`) }),
  ],
  [
    'after',
    'query ($text: String) { checks(after: $text) { nodes { id } } }',
    (text) => ({ text: cursor(`${text.replace(/\D/g, '').slice(0, 15)} 1`) }),
  ],
  [
    'filter.client',
    'query ($filter: CheckRecordFilter) { checks(filter: $filter) { nodes { id } } }',
    (client) => ({ filter: { client } }),
  ],
  [
    'filter.clientReference',
    'query ($filter: CheckRecordFilter) { checks(filter: $filter) { nodes { id } } }',
    (clientReference) => ({ filter: { clientReference } }),
  ],
  [
    'client',
    'query ($client: String) { spend(from: "2026-01-01", to: "2026-01-02", client: $client) { calls } }',
    (client) => ({ client }),
  ],
  [
    'input.clientReference',
    'query ($input: BlacklistReportInput!) { blacklistReport(input: $input) { __typename } }',
    (clientReference) => ({ input: { bankCard: elementsOf(1).bankCard, clientReference } }),
  ],
];

function testStatements(kind: StoreKind) {
  describe('what is said to PostgreSQL', () => {
    let store: TestStore;
    let proxy: RecordingProxy;
    let app: RunningApp;

    beforeAll(async () => {
      store = await kind.open();
      proxy = await startRecordingProxy(store.url);
      app = await startApp({ DATABASE_URL: proxy.url });
    });
    afterAll(async () => {
      await app.close();
      await proxy.close();
      await store.drop();
    });

    const hits = () => {
      const said = proxy.recorded();
      return [...NEEDLES, ...SPELLINGS].filter((needle) => said.includes(needle));
    };

    describe.each(PLACES)('has nothing of what is put at %s', (place, query, variablesOf) => {
      it.each(SPELLINGS)('%s', async (text) => {
        const { errors } = await app.post({ query, variables: variablesOf(text) });
        expect(errors?.[0]?.extensions).toMatchObject({
          code: 'BAD_USER_INPUT',
          invalid: [{ field: place }],
        });
        expect(JSON.stringify(errors)).not.toContain(text);
        expect(hits()).toEqual([]);
        expect(app.upstream).toEqual([]);
      });
    });

    it.each([...SPELLINGS, `62284812-3456-7895-4320-${CANARY.mobile}0`])(
      'has nothing of an id that no record can have: %s',
      async (id) => {
        const query = 'query ($id: ID!) { check(id: $id) { id } }';
        const { data, errors } = await app.post({ query, variables: { id } });
        expect([data, errors]).toEqual([{ check: null }, undefined]);
        expect(hits()).toEqual([]);
      },
    );

    it('has nothing of an id that is a number in the operation itself', async () => {
      const { data } = await app.post({ query: `{ check(id: ${CANARY.mobile}) { id } }` });
      expect(data).toEqual({ check: null });
      expect(hits()).toEqual([]);
    });

    it('has fingerprints of what is checked and looked for', async () => {
      const { name, idNumber, bankCard, mobile } = CANARY;
      const query =
        'query ($input: RiskProfileInput!, $filter: CheckRecordFilter) { riskProfile(input: $input) { level } checks(filter: $filter) { nodes { id } } }';
      const input = { name, idNumber, bankCard, mobile, clientReference: 'order-7' };
      const reply = await app.post({
        query,
        variables: { input, filter: { bankCard, clientReference: 'order-8' } },
      });
      expect(reply.errors).toBeUndefined();
      expect(hits()).toEqual([]);
      for (const seen of ['order-7', 'order-8']) expect(proxy.recorded().includes(seen)).toBe(true);
    });
  });
}

if (postgres === undefined) {
  describe('what is said to PostgreSQL', () => {
    it('is not tested, since TEST_DATABASE_URL names no PostgreSQL server', () => {
      expect(process.env['TEST_DATABASE_URL'] ?? '').toBe('');
    });
  });
} else {
  testStatements(postgres);
}
