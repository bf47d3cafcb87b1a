import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Cardholder } from '../../src/sandbox/cardholders';
import type { FailoverPolicy, ProviderName } from '../generated/graphql';
import { CheckBankCardDocument, ListProvidersDocument } from '../generated/graphql';
import { PROVIDER_NAMES } from '../../src/domain/provider';
import { elementsOf } from '../support/cardholders';
import { inventPerson } from '../support/invented-people';
import { startApp, UNREMEMBERING, type RunningApp } from '../support/running-app';

describe('failover', () => {
  let app: RunningApp;

  beforeAll(async () => {
    app = await startApp({ ...UNREMEMBERING, PROVIDER_TIMEOUT_MS: '1000' });
  });
  afterAll(() => app.close());
  beforeEach(() => app.ask(CheckBankCardDocument, { input: elementsOf(1) }));

  const check = async (
    number: number,
    failover: FailoverPolicy = 'SAFE',
    more: { provider?: ProviderName; mobile?: string } = {},
  ) => {
    const input = { ...elementsOf(number), failover, ...more };
    const { bankCardCheck } = await app.ask(CheckBankCardDocument, { input });
    if (bankCardCheck.__typename === 'CheckRefused') throw new Error(bankCardCheck.rule);
    return {
      ...bankCardCheck,
      asked: bankCardCheck.attempts.map(({ provider, error }) => `${provider} ${error ?? 'OK'}`),
    };
  };

  it.each([
    [17, 'JUHE QUOTA_EXHAUSTED'],
    [18, 'JUHE CREDENTIALS_REJECTED'],
  ])(
    'of cardholder %i, whom Juhe turns away, matches at the next provider',
    async (number, first) => {
      expect(await check(number)).toMatchObject({
        outcome: 'MATCH',
        provider: 'TENCENT',
        asked: [first, 'TENCENT OK'],
        billing: { billed: 'YES', costFen: 40 },
      });
    },
  );

  it.each([
    [13, 'UPSTREAM_FAILURE', 'NO'],
    [14, 'NO_ANSWER', 'UNKNOWN'],
    [15, 'NO_ANSWER', 'UNKNOWN'],
    [16, 'UPSTREAM_FAILURE', 'UNKNOWN'],
  ])(
    'of cardholder %i under SAFE ends with the error of the one provider',
    async (number, code, billed) => {
      expect(await check(number)).toMatchObject({
        __typename: 'ProviderError',
        code,
        provider: 'JUHE',
        retryable: true,
        asked: [`JUHE ${code}`],
        billing: { billed },
      });
    },
  );

  it.each([
    [13, 'JUHE UPSTREAM_FAILURE', 40],
    [15, 'JUHE NO_ANSWER', 70],
    [16, 'JUHE UPSTREAM_FAILURE', 70],
  ])(
    'of cardholder %i under AVAILABLE matches at the next provider',
    async (number, first, costFen) => {
      expect(await check(number, 'AVAILABLE')).toMatchObject({
        outcome: 'MATCH',
        provider: 'TENCENT',
        asked: [first, 'TENCENT OK'],
        billing: { costFen },
      });
    },
  );

  it('under NONE never happens', async () => {
    expect(await check(17, 'NONE')).toMatchObject({
      code: 'QUOTA_EXHAUSTED',
      asked: ['JUHE QUOTA_EXHAUSTED'],
      billing: { billed: 'NO', costFen: 0 },
    });
  });

  it('never follows a lock, so that nobody extends it', async () => {
    const locked = await check(12, 'AVAILABLE');
    expect(locked).toMatchObject({ code: 'SUBJECT_LOCKED', asked: ['JUHE SUBJECT_LOCKED'] });
    const { retryAt } = locked as { retryAt?: string };
    expect(retryAt).toMatch(/T16:00:00\.000Z$/);
    expect(Date.parse(retryAt ?? '')).toBeGreaterThan(Date.now());
  });

  it.each([
    [1, 'MATCH'],
    [3, 'UNABLE_TO_VERIFY'],
  ])('never follows a verdict: cardholder %i', async (number, outcome) => {
    expect(await check(number, 'AVAILABLE')).toMatchObject({ outcome, asked: ['JUHE OK'] });
  });

  it('is not needed for four elements, which Tencent is the first to compare', async () => {
    expect(await check(1, 'SAFE', { mobile: '13800138000' })).toMatchObject({
      outcome: 'MATCH',
      elements: 4,
      asked: ['TENCENT OK'],
    });
    expect(await check(2, 'SAFE', { mobile: '13800138000' })).toMatchObject({
      outcome: 'MISMATCH',
    });
  });

  it.each(PROVIDER_NAMES)('stays with %s when it is pinned', async (provider) => {
    expect(await check(2, 'SAFE', { provider })).toMatchObject({
      outcome: 'MATCH',
      provider,
      asked: [`${provider} OK`],
    });
  });

  it('of four elements goes from Tencent to its successor, and ends where that tells of a lock', async () => {
    const fault = { BANK_CARD_CHECK: { kind: 'code', code: '6200' } } as const;
    const person = { ...inventPerson(1), faults: { TENCENT: fault } };
    const locked = {
      ...inventPerson(2),
      faults: {
        TENCENT: fault,
        TENCENT_FACEID: { BANK_CARD_CHECK: { kind: 'code', code: '4E/-19' } },
      },
    } as const;
    const other = await startApp({}, { cardholders: [person, locked] });
    try {
      const ask = async ({ name, idNumber, bankCard, mobile }: Cardholder) => {
        const input = { name, idNumber, bankCard, mobile };
        return (await other.ask(CheckBankCardDocument, { input })).bankCardCheck;
      };
      expect(await ask(person)).toMatchObject({
        outcome: 'MATCH',
        elements: 4,
        provider: 'TENCENT_FACEID',
        providerCode: '4E/0',
        attempts: [{ provider: 'TENCENT' }, { provider: 'TENCENT_FACEID' }],
        billing: { billed: 'YES', costFen: 45 },
      });
      expect(await ask(locked)).toMatchObject({ code: 'SUBJECT_LOCKED', providerCode: '4E/-19' });
      expect(await ask(locked)).toMatchObject({ rule: 'SUBJECT_LOCKED' });
    } finally {
      await other.close();
    }
  });

  it('finds nobody for what no provider can do, and asks nobody', async () => {
    const before = app.upstream.length;
    expect(await check(1, 'SAFE', { provider: 'SHUJUBAO', mobile: '13800138000' })).toMatchObject({
      code: 'UNSUPPORTED',
      provider: 'SHUJUBAO',
      asked: [],
      billing: { billed: 'NO', costFen: 0 },
    });
    expect(app.upstream).toHaveLength(before);
  });
});

describe('a provider that is down', () => {
  let closedPort: number;

  beforeAll(async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    closedPort = (server.address() as AddressInfo).port;
    await close(server);
  });

  const live = (env: Record<string, string>) => ({
    KAYAN_MODE: 'live',
    FINGERPRINT_KEY: 'd1f3a09c57e4b2868c40e95b7f132ad6',
    JUHE_CARD_KEY: 'a-key-of-nobody',
    JUHE_CARD_URL: `http://127.0.0.1:${closedPort}`,
    ...env,
  });

  it('is tried once more, costs nothing, and is left alone once its breaker is open', async () => {
    const app = await startApp(live({}));
    try {
      for (const number of [1, 2, 3]) {
        const { bankCardCheck } = await app.ask(CheckBankCardDocument, {
          input: elementsOf(number),
        });
        expect(bankCardCheck).toMatchObject({
          code: 'UNREACHABLE',
          billing: { billed: 'NO', costFen: 0 },
        });
      }
      const { providers } = await app.ask(ListProvidersDocument, {});
      expect(providers).toMatchObject([{ name: 'JUHE', products: [{ breaker: 'OPEN' }] }]);
      const { bankCardCheck } = await app.ask(CheckBankCardDocument, { input: elementsOf(4) });
      expect(bankCardCheck).toMatchObject({
        code: 'UNREACHABLE',
        providerCode: 'BREAKER_OPEN',
        attempts: [{ providerCode: 'BREAKER_OPEN' }],
      });
    } finally {
      await app.close();
    }
  });

  it('leaves the lookup that it does not have credentials for UNSUPPORTED', async () => {
    const app = await startApp(live({}));
    try {
      const reply = await app.post({
        query:
          'query ($c: BankCardNumber!) { blacklistReport(input: { bankCard: $c }) { ... on ProviderError { code provider } } }',
        variables: { c: '6217920181755914' },
      });
      expect(reply.data).toEqual({ blacklistReport: { code: 'UNSUPPORTED', provider: 'JUHE' } });
    } finally {
      await app.close();
    }
  });
});

describe('a client that goes away', () => {
  it('does not stop what has been sent, and what it sent is still answered upstream', async () => {
    let arrived: () => void = () => undefined;
    const arrival = new Promise<void>((resolve) => (arrived = resolve));
    let closedEarly = false;
    const upstream = createServer((request, response) => {
      arrived();
      request.socket.once('close', () => (closedEarly = !response.writableFinished));
      setTimeout(() => response.end('{"error_code":0,"result":{"res":1}}'), 300);
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => upstream.once('listening', resolve));
    const app = await startApp({
      KAYAN_MODE: 'live',
      FINGERPRINT_KEY: 'd1f3a09c57e4b2868c40e95b7f132ad6',
      JUHE_CARD_KEY: 'a-key-of-nobody',
      JUHE_CARD_URL: `http://127.0.0.1:${(upstream.address() as AddressInfo).port}`,
    });
    const controller = new AbortController();
    const gone = fetch(app.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query:
          'query ($input: BankCardCheckInput!) { bankCardCheck(input: $input) { __typename } }',
        variables: { input: elementsOf(1) },
      }),
      signal: controller.signal,
    }).catch((error: unknown) => (error as Error).name);
    await arrival;
    controller.abort();
    expect(await gone).toBe('AbortError');
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(closedEarly).toBe(false);
    await app.close();
    await close(upstream);
  });
});

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}
