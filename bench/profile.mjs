/**
 * Where the CPU of one server goes, by package and by function, under 64 clients and after warming up:
 *
 *   node bench/profile.mjs [contender] [DATABASE_URL]
 *
 * The profile is kept beside the other results, to be opened in the developer tools of a browser.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { startContender, startKayan } from './contenders.mjs';
import { start, stopAll } from './processes.mjs';

const CLIENTS = 64;
const WARM_UP_REQUESTS = 20_000;
const PROFILED_REQUESTS = 20_000;
const ROWS = 45;

const [name = 'kayan', databaseUrl] = process.argv.slice(2);

try {
  const stub = start('stub.mjs');
  const upstream = await stub.listening();
  const server =
    databaseUrl === undefined
      ? await startContender(name, upstream)
      : await startKayan(upstream, { DATABASE_URL: databaseUrl });
  const load = start('load/load.mjs');
  const run = (requests) =>
    load.ask({ closed: { url: server.url, clients: CLIENTS, requests, ms: 120_000 } });
  await run(WARM_UP_REQUESTS);
  await server.startProfile();
  const before = await server.usage();
  const { requests } = await run(PROFILED_REQUESTS);
  const after = await server.usage();
  const profile = await server.stopProfile();
  const file = new URL(`results/${name}.cpuprofile`, import.meta.url);
  await mkdir(new URL('.', file), { recursive: true });
  await writeFile(file, JSON.stringify(profile));
  console.log(`${name}: ${((after.cpuMs - before.cpuMs) / requests).toFixed(3)} ms CPU a request`);
  tell(profile, requests);
} finally {
  await stopAll();
}
process.exit();

function tell({ nodes, samples, timeDeltas }, requests) {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const idle = new Set(nodes.filter(isIdle).map(({ id }) => id));
  const packages = new Map();
  const functions = new Map();
  samples.forEach((id, i) => {
    if (idle.has(id)) return;
    const { callFrame } = byId.get(id);
    add(packages, packageOf(callFrame), timeDeltas[i]);
    add(
      functions,
      `${callFrame.functionName || '(anonymous)'}  ${placeOf(callFrame)}`,
      timeDeltas[i],
    );
  });
  print('by package', packages, requests);
  print('by function', functions, requests);
}

function isIdle({ callFrame }) {
  return ['(idle)', '(root)'].includes(callFrame.functionName);
}

function add(sums, key, value) {
  sums.set(key, (sums.get(key) ?? 0) + value);
}

function print(title, sums, requests) {
  console.log(`\n${title}, µs a request`);
  for (const [key, value] of [...sums].sort(([, a], [, b]) => b - a).slice(0, ROWS)) {
    console.log(`${(value / requests).toFixed(1).padStart(6)}  ${key}`);
  }
}

function packageOf({ url, functionName }) {
  if (url === '') return functionName.startsWith('(') ? functionName : 'V8 and C++';
  const [, inModules] = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url) ?? [];
  const [, ofOurs] = /\/dist\/([^/]+(?:\/[^/]+(?=\/))?)/.exec(url) ?? [];
  return inModules ?? (ofOurs && `src/${ofOurs}`) ?? (url.startsWith('node:') ? 'node' : 'bench');
}

function placeOf({ url, lineNumber }) {
  const short = url.replace(/.*node_modules\//, '').replace(/.*\/dist\//, 'dist/');
  return short === '' ? '' : `${short}:${lineNumber + 1}`;
}
