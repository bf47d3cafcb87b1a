/**
 * The clients, a process of their own. Over IPC it takes one task at a time:
 *
 * - `{ closed: { url, clients, ms, requests, ask } }`: so many clients, each of which asks again as soon as it is answered,
 *   for that time, or until so many requests have been answered
 * - `{ open: { url, perSecond, ms, ask } }`: so many requests a second, whatever becomes of them
 * - `{ release: url }`: closes the connections that were kept
 *
 * `ask` says what is asked about and which text an answer has to hold: see {@link Requests}.
 */
import { createHistogram } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { answerWith } from '../processes.mjs';
import { Connections } from './connections.mjs';
import { Requests } from './requests.mjs';

const requests = new Requests();
const connections = new Map();

answerWith(({ closed, open, release }) => {
  if (closed) return runClosed(closed);
  if (open) return runOpen(open);
  return closeConnections(release);
});

async function runClosed({ url, clients, ms, requests: enough = Infinity, ask = {} }) {
  requests.prepare(ask);
  const asking = connectionsTo(url, clients);
  const latencies = createHistogram();
  const startedAt = performance.now();
  const endsAt = startedAt + ms;
  let sent = 0;
  await Promise.all(
    Array.from({ length: clients }, async () => {
      let sentAt = performance.now();
      while (sentAt < endsAt && sent < enough) {
        sent++;
        const { body, accepts } = requests.next(ask);
        accepts(await asking.post(body));
        const now = performance.now();
        latencies.record(toMicroseconds(now - sentAt));
        sentAt = now;
      }
    }),
  );
  const seconds = (performance.now() - startedAt) / 1000;
  return { requests: sent, perSecond: sent / seconds, ...percentiles(latencies) };
}

/** Tells the latency of each request too, with the card that it was about. */
async function runOpen({ url, perSecond, ms, ask = {} }) {
  requests.prepare(ask);
  const asking = connectionsTo(url, 1024);
  const startedAt = performance.now();
  const total = Math.round((ms / 1000) * perSecond);
  const answers = [];
  for (let sent = 0; sent < total;) {
    const due = Math.min(
      total,
      Math.floor(((performance.now() - startedAt) / 1000) * perSecond) + 1,
    );
    for (; sent < due; sent++) answers.push(timed());
    await sleep(1);
  }
  return Promise.all(answers);

  async function timed() {
    const { body, card, accepts } = requests.next(ask);
    const sentAt = performance.now();
    accepts(await asking.post(body));
    return { card, ms: performance.now() - sentAt };
  }
}

function connectionsTo(url, clients) {
  const key = `${clients} ${url}`;
  if (!connections.has(key)) connections.set(key, new Connections(url, clients));
  return connections.get(key);
}

async function closeConnections(url) {
  for (const [key, kept] of connections) {
    if (!key.endsWith(` ${url}`)) continue;
    connections.delete(key);
    await kept.close();
  }
}

function percentiles(latencies) {
  const at = (percentile) => latencies.percentile(percentile) / 1000;
  return { p50Ms: at(50), p99Ms: at(99), maxMs: latencies.max / 1000 };
}

const toMicroseconds = (ms) => Math.max(1, Math.round(ms * 1000));
