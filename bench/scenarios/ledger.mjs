import { join } from 'node:path';
import { folder, startKayan } from '../contenders.mjs';
import { checkAnswers } from '../correctness.mjs';
import { ratio, summarise, takeTurns, warmUp } from '../measure.mjs';

const KNOWN = { known: true };

/** Kayan without a ledger and with each store, and answers that are given again beside fresh ones. */
export async function compareLedgers({ stub, upstream, load, postgresUrl }) {
  const urls = {
    none: 'none',
    sqlite: `sqlite:${join(folder, 'compared.db')}`,
    ...(postgresUrl && { postgres: postgresUrl }),
  };
  const modes = [];
  for (const [store, url] of Object.entries(urls)) {
    const server = await startKayan(upstream, { DATABASE_URL: url });
    await checkAnswers(server.url, stub);
    await warmUp(load, server);
    modes.push({ name: store, store, server });
    if (store === 'none') continue;
    await warmUp(load, server, KNOWN);
    modes.push({ name: `${store}, reused`, store, server, ask: KNOWN });
  }
  const windows = await takeTurns(load, modes);
  for (const server of new Set(modes.map((mode) => mode.server))) await server.stop();
  return modes.map(({ name, store }) => ({
    name,
    ...summarise(windows[name]),
    cpuToNone: ratio(windows[name], windows.none),
    perSecondToNone: ratio(windows[name], windows.none, 'perSecond'),
    ...(name !== store && {
      cpuToFresh: ratio(windows[name], windows[store]),
      perSecondToFresh: ratio(windows[name], windows[store], 'perSecond'),
    }),
  }));
}
