import { setTimeout as sleep } from 'node:timers/promises';
import { CheckBankCardDocument, ListProvidersDocument } from '../generated/graphql';
import { closingAfterEach } from '../http/closing';
import { elementsOf } from '../support/cardholders';
import { inventPerson } from '../support/invented-people';
import { startLimitedVendor } from '../support/limited-vendor';
import { startApp } from '../support/running-app';

const closing = closingAfterEach();

async function start(perSecond: number, env: Record<string, string> = {}) {
  const vendor = closing(await startLimitedVendor(perSecond));
  const app = closing(
    await startApp({
      KAYAN_MODE: 'live',
      FINGERPRINT_KEY: 'a4f09c1e7b3d58260e9f1c7ab2d46835',
      LOG_LEVEL: 'error',
      TENCENT_SECRET_ID: 'an-invented-secret-id',
      TENCENT_SECRET_KEY: 'an-invented-secret-key',
      TENCENT_URL: `${vendor.origin}/v2/index.php`,
      TENCENT_PRICE_FEN: '40',
      TENCENT_RATE_PER_SECOND: String(perSecond),
      ...env,
    }),
  );
  let person = 0;
  const check = async (more: { mobile?: string } = {}) => {
    const input = { ...elementsOf(inventPerson(person++)), ...more };
    return (await app.ask(CheckBankCardDocument, { input })).bankCardCheck;
  };
  return { vendor, app, check };
}

/** Asks so many times a second, and resolves with all answers. */
async function offer<Answer>(perSecond: number, seconds: number, ask: () => Promise<Answer>) {
  const asked: Promise<Answer>[] = [];
  const start = performance.now();
  for (let i = 0; i < perSecond * seconds; i++) {
    await sleep(Math.max(0, start + (i * 1_000) / perSecond - performance.now()));
    asked.push(ask());
  }
  return Promise.all(asked);
}

describe('a provider that is asked no more often than it takes', () => {
  it('throttles nearly nothing under five times the load, and the rest is told', async () => {
    const { vendor, app, check } = await start(20);

    const answers = await offer(100, 4, () => check());

    // How exactly, `bench/rates.mjs` measures; here the machine may be busy.
    const { taken, throttled } = vendor.counts();
    expect(throttled / (taken + throttled)).toBeLessThan(0.1);
    expect(taken).toBeGreaterThan(40);
    const refused = answers.filter((answer) => answer.__typename === 'ProviderError');
    expect(refused.length).toBeGreaterThan(100);
    for (const answer of refused) {
      expect(answer).toMatchObject({
        code: 'RATE_LIMITED',
        retryable: true,
        billing: { costFen: 0 },
      });
    }
    const { providers } = await app.ask(ListProvidersDocument, {});
    expect(providers).toMatchObject([{ products: [{ breaker: 'CLOSED', queued: 0 }] }]);
  });

  it('is not asked for what cannot be sent in time, and neither card nor client is charged', async () => {
    const { vendor, app, check } = await start(1, { REQUEST_DEADLINE_MS: '1000' });
    await check();
    const answers = [];
    // As often as would use the card's budget of a day up.
    const input = { ...elementsOf(inventPerson(99)), maxAgeSeconds: 0 };
    for (let i = 0; i < 8; i++) {
      answers.push((await app.ask(CheckBankCardDocument, { input })).bankCardCheck);
    }

    expect(vendor.counts().taken).toBeLessThan(3);
    expect(answers.filter((answer) => answer.__typename === 'CheckRefused')).toEqual([]);
    expect(answers[0]).toMatchObject({
      code: 'RATE_LIMITED',
      providerCode: 'OUR_RATE',
      retryAt: expect.any(String) as string,
      billing: { billed: 'NO', costFen: 0 },
      attempts: [{ billed: 'NO', error: 'RATE_LIMITED' }],
    });
  });

  it('counts three and four elements apart, where its vendor does', async () => {
    const { vendor, check } = await start(2, {
      TENCENT_RATE_PER_SECOND: '1',
      REQUEST_DEADLINE_MS: '1800',
    });
    const of = (mobile?: string) => check(mobile === undefined ? {} : { mobile });
    const outcomes = await Promise.all([of(), of('13800138000')]);
    expect(outcomes.map(({ __typename }) => __typename)).toEqual([
      'BankCardCheck',
      'BankCardCheck',
    ]);
    expect(vendor.counts().taken).toBe(2);
  });

  it('lowers its rate when it is throttled all the same, and no breaker opens', async () => {
    const { vendor, app, check } = await start(5, { TENCENT_RATE_PER_SECOND: '40' });

    await offer(40, 3, () => check());
    vendor.reset();
    const { providers } = await app.ask(ListProvidersDocument, {});
    const products = providers[0]?.products ?? [];
    expect(products).toMatchObject([{ breaker: 'CLOSED' }]);
    expect(products[0]?.ratePerSecond).toBeLessThan(20);
    await offer(40, 3, () => check());

    const { taken, throttled } = vendor.counts();
    expect(taken).toBeGreaterThan(throttled);
  });

  it('fails over under SAFE if the next one is free', async () => {
    const free = closing(await startLimitedVendor(1_000));
    const { check } = await start(1, {
      REQUEST_DEADLINE_MS: '900',
      SHUJUBAO_APP_CODE: 'an-invented-app-code',
      SHUJUBAO_URL: free.origin,
    });
    await check();
    const answer = await check();
    expect(answer).toMatchObject({
      attempts: [{ provider: 'TENCENT', error: 'RATE_LIMITED' }, { provider: 'SHUJUBAO' }],
    });
    expect(free.requests).toHaveLength(1);
  });
});
