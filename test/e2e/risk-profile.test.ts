import type { Cardholder } from '../../src/sandbox/cardholders';
import { AssessRiskDocument } from '../generated/graphql';
import { elementsOf } from '../support/cardholders';
import { startApp, UNREMEMBERING, type RunningApp } from '../support/running-app';

const SLOW: Cardholder = {
  name: '慢一',
  idNumber: '110101190001010014',
  bankCard: '6217920000000009999',
  mobile: '13800138099',
  delayMs: 300,
};

describe('riskProfile', () => {
  let app: RunningApp;

  beforeAll(async () => {
    app = await startApp(UNREMEMBERING, { cardholders: [SLOW] });
  });
  afterAll(() => app.close());

  const assess = async (input: ReturnType<typeof elementsOf>) =>
    (await app.ask(AssessRiskDocument, { input })).riskProfile;

  it.each([
    [1, 'LOW', 'APPROVE'],
    [3, 'MEDIUM', 'REVIEW'],
    [5, 'MEDIUM', 'REVIEW'],
    [8, 'HIGH', 'REJECT'],
    [9, 'HIGH', 'REJECT'],
    [10, 'HIGH', 'REVIEW'],
    [11, 'HIGH', 'REVIEW'],
    [12, 'UNDETERMINED', 'REVIEW'],
    [13, 'UNDETERMINED', 'REVIEW'],
  ])('gives cardholder %i %s/%s', async (number, level, recommendation) => {
    expect(await assess(elementsOf(number))).toMatchObject({ level, recommendation });
  });

  it('rejects a wrong name', async () => {
    const profile = await assess({ ...elementsOf(2), name: '王五' });
    expect(profile).toMatchObject({
      level: 'HIGH',
      recommendation: 'REJECT',
      complete: true,
      signals: [{ code: 'CHECK_MISMATCH' }],
      check: { outcome: 'MISMATCH', reason: 'ELEMENTS_MISMATCH', providerCode: '0/2' },
    });
  });

  it('tells who answered, what it cost and what was tried, and shows no whole card number', async () => {
    const profile = await assess(elementsOf(1));
    const attempts = [
      { provider: 'JUHE', latencyMs: expect.any(Number) as number, error: null, billed: 'YES' },
    ];
    expect(profile.check).toMatchObject({
      __typename: 'BankCardCheck',
      outcome: 'MATCH',
      elements: 3,
      bankCard: { masked: '621792******5914', bin: '621792', last4: '5914', luhnValid: true },
      provider: 'JUHE',
      providerCode: '0/1',
      reused: false,
      billing: { billed: 'YES', costFen: 30 },
      attempts,
      sandbox: true,
    });
    expect(profile.blacklist).toMatchObject({
      __typename: 'BlacklistReport',
      listed: false,
      hits: [],
      billing: { billed: 'YES', costFen: 50 },
      attempts,
    });
  });

  it('asks for both halves at the same time', async () => {
    const { name, idNumber, bankCard } = SLOW;
    await assess({ name, idNumber, bankCard });
    const start = performance.now();
    const profile = await assess({ name, idNumber, bankCard });
    const elapsedMs = performance.now() - start;

    if (profile.check.__typename !== 'BankCardCheck') throw new Error(profile.check.__typename);
    const slowerLegMs = Math.max(
      ...profile.check.attempts.map(({ latencyMs }) => latencyMs),
      ...(profile.blacklist.__typename === 'BlacklistReport'
        ? profile.blacklist.attempts.map(({ latencyMs }) => latencyMs)
        : []),
    );
    expect(slowerLegMs).toBeGreaterThanOrEqual(300);
    expect(elapsedMs).toBeLessThan(1.25 * slowerLegMs);
  });

  it('asks upstream once for a subject that an operation names twice', async () => {
    const before = app.upstream.length;
    const reply = await app.post({
      query: `query ($input: BankCardCheckInput!, $risk: RiskProfileInput!) {
        a: bankCardCheck(input: $input) { ... on BankCardCheck { id } }
        b: bankCardCheck(input: $input) { ... on BankCardCheck { id } }
        c: riskProfile(input: $risk) { check { ... on BankCardCheck { id } } }
      }`,
      variables: {
        input: elementsOf(1),
        risk: { ...elementsOf(1), bankCard: '6217 9201 8175 5914' },
      },
    });
    const paths = app.upstream.slice(before).map(({ path }) => path);
    expect(paths.sort()).toEqual(['/bankcardblack/query', '/verifybankcard3/query']);
    const { a, b, c } = reply.data as {
      a: { id: string };
      b: { id: string };
      c: { check: { id: string } };
    };
    expect(new Set([a.id, b.id, c.check.id]).size).toBe(1);
  });
});

describe('riskProfile when a provider never answers', () => {
  it('is UNDETERMINED within the deadline', async () => {
    const app = await startApp({ PROVIDER_TIMEOUT_MS: '5000', REQUEST_DEADLINE_MS: '700' });
    try {
      const start = performance.now();
      const { riskProfile } = await app.ask(AssessRiskDocument, { input: elementsOf(14) });
      expect(performance.now() - start).toBeLessThan(1_400);
      expect(riskProfile).toMatchObject({
        level: 'UNDETERMINED',
        recommendation: 'REVIEW',
        complete: false,
        blacklist: { __typename: 'ProviderError', code: 'NO_ANSWER', providerCode: 'TIMEOUT' },
      });
    } finally {
      await app.close();
    }
  });
});
