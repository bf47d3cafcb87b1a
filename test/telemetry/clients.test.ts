import { ClientRegistry } from '../../src/clients/client-registry';
import { ANYBODY } from '../../src/domain/client';
import { noLedger } from '../../src/ledger/no-ledger';
import { openStore } from '../../src/ledger';
import { countByClient } from '../../src/telemetry/client-counts';
import { Metrics } from '../../src/telemetry/metrics';
import { elementsOf } from '../support/cardholders';
import { startApp } from '../support/running-app';
import { DEPARTURE, enquiry } from '../ledger/contract-setup';

const CHECK = 'query ($input: BankCardCheckInput!) { bankCardCheck(input: $input) { __typename } }';

describe('what is counted by client', () => {
  it('stands under the name of each, with what it asked for and what that costs', async () => {
    const app = await startApp({ AUTH_MODE: 'api-key' });
    const store = openStore(app.databaseUrl);
    try {
      const registry = new ClientRegistry(store.db, Date.now);
      const headersOf = async (name: string) => {
        const quota = { calls: 1, spendFen: null };
        const key = await registry.make({ name, scopes: ['check', 'admin'], quota });
        return { 'x-api-key': key ?? '' };
      };
      const [shop, bank] = [await headersOf('shop'), await headersOf('bank')];
      for (const [headers, person] of [
        [shop, 1],
        [shop, 1],
        [shop, 2],
        [bank, 6],
      ] as const) {
        await app.post({ query: CHECK, variables: { input: elementsOf(person) } }, headers);
      }
      const response = await fetch(new URL('/metrics', app.url), { headers: shop });
      const counted = (await response.text()).match(/^kayan_client.* [^0]$/gm);
      expect(counted).toEqual([
        'kayan_client_enquiries_total{client="shop",result="MATCH"} 1',
        'kayan_client_enquiries_total{client="shop",result="REUSED"} 1',
        'kayan_client_enquiries_total{client="shop",result="REFUSED"} 1',
        'kayan_client_enquiries_total{client="bank",result="UNABLE_TO_VERIFY"} 1',
      ]);
    } finally {
      await store.close();
      await app.close();
    }
  });

  it('stands under a common name beyond two hundred, whoever asks', async () => {
    const metrics = new Metrics();
    const ledger = countByClient(noLedger, metrics, ['JUHE']);
    for (let i = 0; i < 1_000; i++) {
      const client = { ...ANYBODY, id: `jwt:${i}` };
      const opening = await ledger.open(enquiry(i, { client }), DEPARTURE);
      if (opening.kind !== 'OPENED') throw new Error(opening.kind);
      const answer = { class: 'ANSWERED', verdict: { outcome: 'MATCH' } };
      await opening.flight.close({
        given: { answer, provider: 'JUHE', answeredAt: new Date() } as never,
        attempts: [{ provider: 'JUHE' } as never],
        bills: [{ billed: 'YES', costFen: 30 }],
      });
    }
    const text = await metrics.text();
    const clients = new Set(text.match(/(?<=client=")[^"]*/g));
    expect(clients.size).toBe(202);
    expect(text).toContain('kayan_client_enquiries_total{client="jwt:199",result="MATCH"} 1');
    expect(text).toContain('kayan_client_enquiries_total{client="OTHER",result="MATCH"} 800');
    expect(text).toContain('kayan_client_cost_fen_total{client="OTHER",provider="JUHE"} 24000');
  });
});
