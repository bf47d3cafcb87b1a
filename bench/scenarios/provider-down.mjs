import { setTimeout as sleep } from 'node:timers/promises';
import { startKayan } from '../contenders.mjs';
import { warmUp } from '../measure.mjs';
import { CLIENTS, TREND } from '../settings.mjs';

const TIMEOUT_MS = 1_000;
const PHASE_MS = TREND.ms * 3;
/** Half open after 10 s, and then one call has to succeed. */
const PATIENCE_MS = 15_000;

/** Another provider may be asked for the check; nobody else has the blacklist. */
const ASK = { input: { failover: 'AVAILABLE' }, expect: '"level":' };

/** Juhe stops to answer at all: what callers see before, until the breakers open, and after that; and when it is asked again. */
export async function takeProviderDown({ stub, upstream, load }) {
  const server = await startKayan(upstream, { PROVIDER_TIMEOUT_MS: String(TIMEOUT_MS) });
  const run = (ms) => load.ask({ closed: { url: server.url, clients: CLIENTS, ms, ask: ASK } });
  await warmUp(load, server, ASK);
  const before = await run(PHASE_MS);

  await stub.ask({ juheIsDown: true });
  const downAt = performance.now();
  const until = run(TIMEOUT_MS + TREND.ms);
  await breakersAre(server.url, 'OPEN');
  const openedAfterMs = performance.now() - downAt;
  const opening = await until;
  const open = await run(PHASE_MS);

  await stub.ask({ juheIsDown: false });
  const upAt = performance.now();
  let closed = false;
  const closing = breakersAre(server.url, 'CLOSED').then((inTime) => {
    closed = true;
    return inTime ? performance.now() - upAt : null;
  });
  // A breaker tries again only when somebody asks.
  while (!closed) await run(TREND.ms / 4);
  const closedAfterMs = await closing;
  const after = await run(PHASE_MS);
  await server.stop();
  return { timeoutMs: TIMEOUT_MS, openedAfterMs, closedAfterMs, before, opening, open, after };
}

/** Waits until both products of Juhe are in a state; false where that takes too long. */
async function breakersAre(url, state) {
  const giveUpAt = performance.now() + PATIENCE_MS;
  while (performance.now() < giveUpAt) {
    const breakers = await breakersOf(url);
    if (breakers.every((breaker) => breaker === state)) return true;
    await sleep(20);
  }
  return false;
}

async function breakersOf(url) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ providers { name products { breaker } } }' }),
  });
  const { data } = await response.json();
  const juhe = data.providers.find(({ name }) => name === 'JUHE');
  return juhe.products.map(({ breaker }) => breaker);
}
