/**
 * What overload does: finds what one server carries, with a ledger on SQLite, then offers ten times as much, whatever becomes of it.
 *
 *   npm run build && node bench/overload.mjs
 *
 * `SECONDS=30` and `TIMES=10` can be changed. Server, stub and clients are processes of their own, on loopback.
 */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'undici';
import { folder, startKayan } from './contenders.mjs';
import { DOCUMENT } from './document.mjs';
import { person } from './people.mjs';
import { start, stopAll } from './processes.mjs';
import { quantile } from './statistics.mjs';

const SECONDS = Number(process.env.SECONDS ?? 30);
const TIMES = Number(process.env.TIMES ?? 10);
const CLIENTS = 64;
const CALIBRATION_MS = 5_000;
const COOL_DOWN_MS = 10_000;
const DEADLINE_MS = 8_000;
/** More than the server takes at once, so that it has to turn away. What would wait for a connection is not offered, and told. */
const CONNECTIONS = 2_048;

let nextNumber = 1_000;

const stub = start('stub.mjs');
try {
  const server = await startKayan(await stub.listening(), {
    DATABASE_URL: `sqlite:${join(folder, 'overload.db')}`,
    REQUEST_DEADLINE_MS: String(DEADLINE_MS),
    // The production default, which the other measurements leave out.
    MAX_EVENT_LOOP_DELAY_MS: '',
  });
  const pool = new Pool(new URL(server.url).origin, { connections: CONNECTIONS });

  await calibrate(pool);
  const capacity = await calibrate(pool);
  // Callers and proxies keep their connections. Node accepts one new connection in each turn of its loop, so that opening
  // thousands while it is busy would measure that and nothing else.
  await Promise.all(Array.from({ length: CONNECTIONS }, () => ask(pool)));
  const before = await rssMb(server);
  const memory = watchMemory(server);
  const { offered, skipped, outcomes } = await offer(pool, capacity * TIMES);
  const peak = await memory.end();
  await sleep(COOL_DOWN_MS);
  const after = await rssMb(server);
  const { status } = await ask(pool);
  await pool.destroy();
  report({ capacity, offered, skipped, outcomes, before, peak, after, status });
} finally {
  await stopAll();
}

/** Answers a second with as many clients as it takes. */
async function calibrate(pool) {
  const startedAt = performance.now();
  let answered = 0;
  const client = async () => {
    while (performance.now() - startedAt < CALIBRATION_MS) {
      const { status } = await ask(pool);
      if (status === 200) answered++;
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  return (answered / (performance.now() - startedAt)) * 1_000;
}

async function offer(pool, perSecond) {
  const outcomes = [];
  const underWay = new Set();
  let offered = 0;
  let skipped = 0;
  const startedAt = performance.now();
  while (performance.now() - startedAt < SECONDS * 1_000) {
    const due = ((performance.now() - startedAt) / 1_000) * perSecond;
    for (; offered + skipped < due;) {
      if (underWay.size >= CONNECTIONS) {
        skipped++;
        continue;
      }
      offered++;
      const asked = ask(pool).then((outcome) => {
        outcomes.push(outcome);
        underWay.delete(asked);
      });
      underWay.add(asked);
    }
    await sleep(5);
  }
  await Promise.all(underWay);
  return { offered, skipped, outcomes };
}

async function ask(pool) {
  const body = JSON.stringify({ query: DOCUMENT, variables: { input: person(nextNumber++) } });
  const headers = { 'content-type': 'application/json' };
  const startedAt = performance.now();
  try {
    const reply = await pool.request({ path: '/graphql', method: 'POST', headers, body });
    const text = await reply.body.text();
    const isAnswered = reply.statusCode === 200 && text.includes('"level":"LOW"');
    const status = reply.statusCode === 200 && !isAnswered ? 'incomplete' : reply.statusCode;
    return { status, ms: performance.now() - startedAt };
  } catch (error) {
    return { status: error.code ?? 'error', ms: performance.now() - startedAt };
  }
}

function watchMemory(server) {
  let peak = 0;
  let isOver = false;
  const watching = (async () => {
    while (!isOver) {
      peak = Math.max(peak, await rssMb(server));
      await sleep(250);
    }
  })();
  return {
    async end() {
      isOver = true;
      await watching;
      return peak;
    },
  };
}

/** Rejects where the server has crashed. */
async function rssMb(server) {
  const { rssBytes } = await server.usage();
  return rssBytes / 1024 / 1024;
}

function report({ capacity, offered, skipped, outcomes, before, peak, after, status }) {
  const byStatus = groupByStatus(outcomes);
  console.log(`carries ${capacity.toFixed(0)} requests/s with ${CLIENTS} clients`);
  console.log(
    `offered ${(offered / SECONDS).toFixed(0)} requests/s for ${SECONDS} s` +
      (skipped > 0 ? `; ${skipped} more could not be offered` : ''),
  );
  for (const [kind, group] of [...byStatus].sort((a, b) => b[1].length - a[1].length)) {
    const times = group.map(({ ms }) => ms);
    const [p50, p99] = [0.5, 0.99].map((share) => quantile(times, share).toFixed(0));
    console.log(`${kind}: ${group.length}, p50 ${p50} ms, p99 ${p99} ms`);
  }
  const accepted = quantile(
    (byStatus.get(200) ?? []).map(({ ms }) => ms),
    0.99,
  );
  console.log(`p99 of accepted below ${DEADLINE_MS} ms: ${accepted < DEADLINE_MS ? 'yes' : 'no'}`);
  console.log(
    `memory ${before.toFixed(0)} MB before, ${peak.toFixed(0)} MB at most, ${after.toFixed(0)} MB ${COOL_DOWN_MS / 1_000} s afterwards`,
  );
  console.log(`no crash; the next request afterwards: ${status}`);
}

function groupByStatus(outcomes) {
  const groups = new Map();
  for (const outcome of outcomes) {
    if (!groups.has(outcome.status)) groups.set(outcome.status, []);
    groups.get(outcome.status).push(outcome);
  }
  return groups;
}
