import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CheckBankCardDocument } from '../generated/graphql';
import { startApp, type RunningApp } from '../support/running-app';

const MATCHING = { name: '张三', idNumber: '32132419860817421X', bankCard: '6217920181755914' };
/** Juhe resets the connection for this one, and never names a code. */
const RESET = { name: '朱十', idNumber: '110101190108171619', bankCard: '6217920000000001173' };

const read = async (app: RunningApp, path = '/metrics') => {
  const response = await fetch(new URL(path, app.url));
  return { status: response.status, text: await response.text() };
};

describe('the metrics of a server', () => {
  let app: RunningApp;
  let text: string;

  beforeAll(async () => {
    app = await startApp({ BUDGET_CARD_CALLS_PER_DAY: '1', PROVIDER_ORDER: 'JUHE' });
    const check = (input: object) => app.ask(CheckBankCardDocument, { input: input as never });
    await check(MATCHING);
    await check(MATCHING);
    await check({ ...MATCHING, maxAgeSeconds: 0 });
    await check(RESET);
    await app.post({ query: 'query Mine { a: __typename providers { name } }' });
    await app.post({ query: '{ nothing }' });
    await fetch(new URL('/nowhere', app.url));
    text = (await read(app)).text;
  });
  afterAll(() => app.close());

  it.each([
    'kayan_http_request_seconds_count{route="/graphql",status="2xx"} 5',
    'kayan_http_request_seconds_count{route="/graphql",status="4xx"} 1',
    'kayan_http_request_seconds_count{route="none",status="4xx"} 1',
    'kayan_operation_seconds_count{field="bankCardCheck"} 4',
    'kayan_operation_seconds_count{field="several"} 1',
    'kayan_graphql_errors_total{code="GRAPHQL_VALIDATION_FAILED"} 1',
    'kayan_attempts_total{provider="JUHE",product="BANK_CARD_CHECK",error="none",billed="YES"} 1',
    'kayan_attempts_total{provider="JUHE",product="BANK_CARD_CHECK",error="NO_ANSWER",billed="UNKNOWN"} 1',
    'kayan_attempt_codes_total{provider="JUHE",product="BANK_CARD_CHECK",code="0/1"} 1',
    'kayan_attempt_codes_total{provider="JUHE",product="BANK_CARD_CHECK",code="ECONNRESET"} 1',
    'kayan_attempt_seconds_count{provider="JUHE",product="BANK_CARD_CHECK"} 2',
    'kayan_answers_reused_total{product="BANK_CARD_CHECK"} 1',
    'kayan_refusals_total{rule="CARD_DAILY_CALLS"} 1',
    'kayan_breaker_state{provider="JUHE",product="BANK_CARD_CHECK"} 0',
    'kayan_ledger_seconds_count{step="open"} 3',
    'kayan_ledger_seconds_count{step="close"} 2',
    'kayan_requests_in_flight 0',
    'kayan_ledger_unwritten 0',
    'kayan_unready{hindrance="store"} 0',
    'kayan_client_enquiries_total{client="ANYBODY",result="MATCH"} 1',
    'kayan_client_enquiries_total{client="ANYBODY",result="REUSED"} 1',
    'kayan_client_enquiries_total{client="ANYBODY",result="REFUSED"} 1',
    'kayan_client_enquiries_total{client="ANYBODY",result="FAILED"} 1',
  ])('have %s', (line) => {
    expect(text.split('\n')).toContain(line);
  });

  it('have no value that a caller chose', () => {
    expect(text).not.toContain('Mine');
    expect(text).not.toContain('nowhere');
  });

  it('are those of one server alone, and of the process', async () => {
    const other = await startApp();
    try {
      const { text: others } = await read(other);
      expect(/^kayan_attempts_total.* [^0]$/m.exec(others)).toBeNull();
      expect(others).toContain('nodejs_eventloop_lag_seconds ');
    } finally {
      await other.close();
    }
  });

  it('count store failures and what is turned away', async () => {
    const full = await startApp({ MAX_RSS_MB: '1' });
    try {
      let reply = await full.post({ query: '{ __typename }' });
      while (reply.status === 200) reply = await full.post({ query: '{ __typename }' });
      expect((await read(full)).text).toContain('kayan_requests_turned_away_total{reason="RSS"} 1');
    } finally {
      await full.close();
    }
  });

  it('have a port of their own where one is named', async () => {
    const free = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => free.once('listening', resolve));
    const { port } = free.address() as AddressInfo;
    await new Promise((resolve) => free.close(resolve));
    const apart = await startApp({
      HOST: '0.0.0.0',
      AUTH_MODE: 'api-key',
      METRICS_PORT: String(port),
    });
    try {
      expect((await read(apart)).status).toBe(404);
      const alone = await read(apart, `http://127.0.0.1:${port}/metrics`);
      expect(alone.text).toContain('kayan_requests_in_flight 0');
      await expect(read(apart, `http://127.0.0.2:${port}/metrics`)).rejects.toThrow();
      for (const [path, status] of [
        ['6217927777777777', 404],
        ['%ff6217927777777777', 400],
      ] as const) {
        const elsewhere = await read(apart, `http://127.0.0.1:${port}/${path}`);
        expect(elsewhere).toMatchObject({ status, text: '' });
      }
    } finally {
      await apart.close();
    }
  });
});
