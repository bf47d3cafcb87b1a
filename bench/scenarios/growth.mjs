import { join } from 'node:path';
import { folder, startKayan } from '../contenders.mjs';
import { ratio, summarise, takeTurns, warmUp } from '../measure.mjs';
import { TREND } from '../settings.mjs';

const CLIENTS = [1, 4, 16, 64, 256];
const PAID_FIELDS = [1, 2, 3, 4, 5];

/** How the cost of a request changes with the number of clients, and with the number of profiles in one operation. */
export async function measureGrowth({ upstream, load }) {
  const results = {};
  for (const store of ['none', 'sqlite']) {
    const url = store === 'none' ? 'none' : `sqlite:${join(folder, 'growth.db')}`;
    const server = await startKayan(upstream, { DATABASE_URL: url });
    await warmUp(load, server);
    results[store] = {
      clients: await trend(load, CLIENTS, (clients) => ({ server, clients })),
      paidFields: await trend(load, PAID_FIELDS, (fields) => ({
        server,
        ask: { fields, expect: `"p${fields}":{"level":"LOW"` },
      })),
    };
    await server.stop();
  }
  return results;
}

async function trend(load, sizes, modeOf) {
  const modes = sizes.map((size) => ({ name: size, ...modeOf(size) }));
  const windows = await takeTurns(load, modes, TREND);
  return sizes.map((size) => ({
    size,
    ...summarise(windows[size]),
    cpuToSmallest: ratio(windows[size], windows[sizes[0]]),
  }));
}
