/**
 * What a vendor's limit does to servers that keep their rate: a vendor takes 20 calls in any second, and is offered more.
 *
 *   npm run build && node bench/rates.mjs
 *
 * `SECONDS=15` and `LIMIT=20` can be changed. Servers, stub and clients are processes of their own, on loopback; servers
 * share neither store nor memory.
 */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'undici';
import { folder, startKayan } from './contenders.mjs';
import { person } from './people.mjs';
import { start, stopAll } from './processes.mjs';

const SECONDS = Number(process.env.SECONDS ?? 15);
const LIMIT = Number(process.env.LIMIT ?? 20);
/** After this the servers are expected to have found their share, in milliseconds. */
const SETTLED_AFTER_MS = 3_000;

const QUERY = `query ($input: BankCardCheckInput!) {
  bankCardCheck(input: $input) { __typename ... on ProviderError { code providerCode billing { billed } } }
  providers { products { breaker ratePerSecond queued } }
}`;

let nextPerson = 1;
const rows = [];
const stub = start('limited-stub.mjs');
try {
  const origin = await stub.listening();
  await stub.ask({ perSecond: LIMIT });
  for (const offered of [LIMIT, LIMIT * 1.5, LIMIT * 2.5, LIMIT * 5, LIMIT * 10]) {
    rows.push(await measure(origin, 1, offered));
  }
  rows.push(await measure(origin, 2, LIMIT * 2.5));
  rows.push(await measure(origin, 2, LIMIT * 10));
} finally {
  await stopAll();
}
console.table(rows);

async function measure(origin, count, offered) {
  const servers = await Promise.all(
    Array.from({ length: count }, (_, i) =>
      startKayan(origin, {
        DATABASE_URL: `sqlite:${join(folder, `rates-${count}-${offered}-${i}.db`)}`,
        PROVIDER_ORDER: 'TENCENT',
        TENCENT_RATE_PER_SECOND: String(LIMIT),
      }),
    ),
  );
  const pools = servers.map(
    (server) => new Pool(new URL(server.url).origin, { connections: 1_024 }),
  );
  await Promise.all(pools.map(ask));
  // What warmed the servers up is out of the vendor's window.
  await sleep(1_500);
  await stub.ask();

  const startedAt = performance.now();
  const asked = [];
  for (let i = 0; i < offered * SECONDS; i++) {
    const wait = startedAt + (i * 1_000) / offered - performance.now();
    if (wait > 1) await sleep(wait);
    asked.push(ask(pools[i % count]));
  }
  const { taken, throttled, now } = await stub.ask();
  const stubStartedAt = now - (performance.now() - startedAt);
  const answers = await Promise.all(asked);
  const last = await Promise.all(pools.map(ask));
  await Promise.all(pools.map((pool) => pool.destroy()));
  await Promise.all(servers.map((server) => server.stop()));

  const later = (times) => times.filter((at) => at > stubStartedAt + SETTLED_AFTER_MS).length;
  const share = (part, whole) => `${((100 * part) / whole).toFixed(1)} %`;
  const limited = answers.filter(({ check }) => check.code === 'RATE_LIMITED');
  return {
    servers: count,
    'offered /s': offered,
    'answered, of the limit': share(taken.length, LIMIT * SECONDS),
    'throttled, of what was sent': share(throttled.length, taken.length + throttled.length),
    'after 3 s': share(later(throttled), later(taken) + later(throttled)),
    'told RATE_LIMITED': limited.length,
    'slowest answer, s': (Math.max(...answers.map(({ ms }) => ms)) / 1_000).toFixed(2),
    breakers: [...new Set(last.map(({ product }) => product.breaker))].join(),
    'rates at the end': last.map(({ product }) => product.ratePerSecond.toFixed(1)).join(' '),
  };
}

async function ask(pool) {
  const startedAt = performance.now();
  const { name, idNumber, bankCard } = person(nextPerson++);
  const { body } = await pool.request({
    method: 'POST',
    path: '/graphql',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      query: QUERY,
      variables: { input: { name, idNumber, bankCard } },
    }),
    headersTimeout: 30_000,
  });
  const { data } = await body.json();
  return {
    check: data.bankCardCheck,
    product: data.providers[0].products[0],
    ms: performance.now() - startedAt,
  };
}
