import { setTimeout as sleep } from 'node:timers/promises';
import { elementsOf } from '../support/cardholders';
import { inventPerson } from '../support/invented-people';
import { startApp, type RunningApp } from '../support/running-app';

const QUERY = 'query ($input: RiskProfileInput!) { riskProfile(input: $input) { level } }';
const slowPeople = Array.from({ length: 3 }, (_, i) => ({ ...inventPerson(i), delayMs: 500 }));

const post = (app: RunningApp, person = inventPerson(9)) =>
  fetch(app.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: QUERY, variables: { input: elementsOf(person) } }),
  });

async function expectShed(response: Response) {
  expect(response.status).toBe(503);
  expect(response.headers.get('retry-after')).toBe('1');
  expect(await response.json()).toMatchObject({
    errors: [{ extensions: { code: 'OVERLOADED' } }],
  });
}

async function expectHealthy(app: RunningApp) {
  expect((await fetch(new URL('/healthz', app.url))).status).toBe(200);
  expect((await fetch(new URL('/readyz', app.url))).status).toBe(200);
}

describe('an overloaded server', () => {
  let app: RunningApp;

  afterEach(() => app.close());

  it('turns away what is more than it may have in flight, and takes the next when one has ended', async () => {
    app = await startApp({ MAX_REQUESTS_IN_FLIGHT: '2' }, { cardholders: slowPeople });
    const [first, second, third] = slowPeople;
    const taken = [post(app, first), post(app, second)];
    while (app.upstream.length < 4) await sleep(5);
    await expectShed(await post(app, third));
    await expectHealthy(app);
    expect((await Promise.all(taken)).map(({ status }) => status)).toEqual([200, 200]);
    expect(app.upstream).toHaveLength(4);
    expect((await post(app, third)).status).toBe(200);
  });

  it('turns away what arrived at the same time as too many others', async () => {
    app = await startApp({ MAX_REQUESTS_IN_FLIGHT: '2' }, { cardholders: slowPeople });
    const replies = await Promise.all(Array.from({ length: 20 }, () => post(app, slowPeople[0])));
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(2);
    expect(replies.filter(({ status }) => status === 503)).toHaveLength(18);
  });

  it('turns away while its event loop lags, and recovers', async () => {
    app = await startApp({ MAX_EVENT_LOOP_DELAY_MS: '100' });
    const blocking = setInterval(() => {
      const end = performance.now() + 300;
      while (performance.now() < end);
    }, 1);
    let reply = await post(app);
    while (reply.status === 200) reply = await post(app);
    clearInterval(blocking);
    await expectShed(reply);
    while (reply.status !== 200) {
      await sleep(50);
      reply = await post(app);
    }
  });

  it('turns away while the process has too much memory', async () => {
    app = await startApp({ MAX_RSS_MB: '1' });
    await sleep(1_100);
    await expectShed(await post(app));
    await expectHealthy(app);
    expect(app.upstream).toEqual([]);
  });
});
