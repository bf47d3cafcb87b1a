import { join } from 'node:path';
import { CONTENDERS, folder, startContender, startKayan } from '../contenders.mjs';
import { DOCUMENT } from '../document.mjs';
import { person } from '../people.mjs';
import { STARTS } from '../settings.mjs';
import { median } from '../statistics.mjs';

/** From the start of a process to its first answer, and what it holds in memory then. Kayan has a new SQLite ledger, as by default. */
export async function measureStartUp({ upstream }) {
  const starts = Object.fromEntries(Object.keys(CONTENDERS).map((name) => [name, []]));
  for (let round = 0; round < STARTS; round++) {
    for (const name of Object.keys(CONTENDERS)) {
      const url = `sqlite:${join(folder, `start-${round}.db`)}`;
      const startedAt = performance.now();
      const server =
        name === 'kayan'
          ? await startKayan(upstream, { DATABASE_URL: url })
          : await startContender(name, upstream);
      await askOnce(server.url, person(round));
      const readyMs = performance.now() - startedAt;
      starts[name].push({ readyMs, rssBytes: (await server.usage()).rssBytes });
      await server.stop();
    }
  }
  return Object.entries(starts).map(([name, measured]) => ({
    name,
    readyMs: median(measured.map(({ readyMs }) => readyMs)),
    slowestMs: Math.max(...measured.map(({ readyMs }) => readyMs)),
    rssBytes: median(measured.map(({ rssBytes }) => rssBytes)),
  }));
}

async function askOnce(url, input) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: DOCUMENT, variables: { input } }),
  });
  const text = await response.text();
  if (!text.includes('"level":"LOW"')) throw new Error(`the first answer is wrong: ${text}`);
}
