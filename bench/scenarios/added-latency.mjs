import { join } from 'node:path';
import { folder, startContender, startKayan } from '../contenders.mjs';
import { warmUp } from '../measure.mjs';
import { OPEN_LOOP_MS } from '../settings.mjs';
import { quantile } from '../statistics.mjs';

const UPSTREAM_MS = 100;
const PER_SECOND = 200;

/**
 * What a server adds to the slower of the two calls that it waits for. The stub tells how long it kept each call,
 * so that its own timer is nobody's latency; the way between the processes is in it, and the bare server shows how much that is.
 */
export async function measureAddedLatency({ stub, upstream, load }) {
  const sqlite = { DATABASE_URL: `sqlite:${join(folder, 'latency.db')}` };
  const servers = {
    'kayan, no ledger': () => startKayan(upstream),
    'kayan, SQLite': () => startKayan(upstream, sqlite),
    bare: () => startContender('bare', upstream),
  };
  const results = [];
  for (const [name, startServer] of Object.entries(servers)) {
    const server = await startServer();
    await warmUp(load, server);
    await load.ask({ release: server.url });
    await stub.ask({ delayMs: UPSTREAM_MS, timed: true });
    const answers = await load.ask({
      open: { url: server.url, perSecond: PER_SECOND, ms: OPEN_LOOP_MS },
    });
    const { slowerLegMs } = await stub.ask({ delayMs: 0, timed: false });
    const added = answers.map(({ card, ms }) => ms - slowerLegMs[card]);
    results.push({
      name,
      requests: added.length,
      p50Ms: quantile(added, 0.5),
      p99Ms: quantile(added, 0.99),
      maxMs: Math.max(...added),
    });
    await server.stop();
  }
  return results;
}
