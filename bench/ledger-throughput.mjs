/**
 * What the ledger costs: requests per second and CPU per request of one server, without a ledger and with each
 * store, under 64 concurrent clients who each ask about a person nobody has asked about before.
 *
 *   npm run build && node bench/ledger-throughput.mjs [postgres://user@host/database]
 *
 * Servers, sandbox and clients are processes of their own. Windows rotate, and medians are printed, so that
 * whatever else this machine does falls on all alike. The database named is filled and not emptied.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
const CLIENTS = 64;
const ROUNDS = Number(process.env.ROUNDS ?? 7);
const WINDOW_MS = Number(process.env.WINDOW_MS ?? 3_000);
const WARM_UP_MS = Number(process.env.WARM_UP_MS ?? 15_000);
const QUERY = `query ($input: RiskProfileInput!) { riskProfile(input: $input) { level
  check { ... on BankCardCheck { outcome } ... on ProviderError { code } ... on CheckRefused { rule } }
  blacklist { ... on BlacklistReport { listed } ... on ProviderError { code } ... on CheckRefused { rule } } } }`;

const roles = { sandbox: runSandbox, server: runServer };
await (roles[process.argv[2]] ?? runBench)();

async function runSandbox() {
  const { startSandbox } = require('../dist/sandbox/server.js');
  const { providerModules } = require('../dist/providers/index.js');
  const sides = providerModules.map((module) => module.createSandboxSide);
  process.send((await startSandbox({ sides })).origin);
}

async function runServer() {
  require('reflect-metadata');
  const { createApp } = require('../dist/app.js');
  const { loadConfig } = require('../dist/config.js');
  const { config, problems } = loadConfig(process.env);
  if (problems) throw new Error(JSON.stringify(problems));
  // Live mode refuses to run without a ledger; the comparison needs it.
  const databaseUrl = process.argv[3];
  const app = await createApp({ ...config, databaseUrl });
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send((user + system) / 1000);
  });
  process.send(await app.listen());
}

async function runBench() {
  const folder = await mkdtemp(join(tmpdir(), 'kayan-bench-'));
  const children = [];
  const start = async (args, env = {}) => {
    const child = fork(import.meta.filename, args, { env: { ...process.env, ...env } });
    children.push(child);
    child.once('exit', (code) => code && process.exit(code));
    const [message] = await once(child, 'message');
    return { child, address: message };
  };
  const sandbox = await start(['sandbox']);
  const urls = { none: 'none', sqlite: `sqlite:${join(folder, 'kayan.db')}` };
  if (process.argv[2]) urls.postgres = process.argv[2];
  const servers = [];
  for (const [name, url] of Object.entries(urls)) {
    const server = await start(['server', url], liveEnv(sandbox.address));
    servers.push({ name, windows: [], ...server });
  }
  try {
    // A process is at its pace only after some ten thousand requests.
    for (const server of servers) await measure(server, WARM_UP_MS);
    for (let round = 0; round < ROUNDS; round++) {
      for (let i = 0; i < servers.length; i++) {
        const server = servers[(i + round) % servers.length];
        server.windows.push(await measure(server));
      }
    }
    const [base] = servers.map(summary);
    for (const { name, perSecond, cpuMs } of servers.map(summary)) {
      const ratio = (perSecond / base.perSecond).toFixed(2);
      console.log(
        `${name.padEnd(9)} ${perSecond.toFixed(0).padStart(5)} requests/s (${ratio} x)  ` +
          `${cpuMs.toFixed(3)} ms CPU/request (${(cpuMs / base.cpuMs).toFixed(2)} x)`,
      );
    }
  } finally {
    for (const child of children) child.kill();
    await rm(folder, { recursive: true });
  }
}

async function measure({ child, address }, windowMs = WINDOW_MS) {
  const { Pool } = require('undici');
  const { origin, pathname } = new URL(address);
  const pool = new Pool(origin, { connections: CLIENTS });
  const cpuBefore = await cpuOf(child);
  const start = performance.now();
  let requests = 0;
  const client = async () => {
    while (performance.now() - start < windowMs) {
      const { body } = await pool.request({
        path: pathname,
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: QUERY, variables: { input: nextPerson() } }),
      });
      const text = await body.text();
      if (!text.includes('NO_RECORD') && !text.includes('UNABLE_TO_VERIFY')) throw new Error(text);
      requests++;
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  const seconds = (performance.now() - start) / 1000;
  const cpuMs = (await cpuOf(child)) - cpuBefore;
  await pool.close();
  return { perSecond: requests / seconds, cpuMs: cpuMs / requests };
}

async function cpuOf(child) {
  child.send('cpu');
  const [ms] = await once(child, 'message');
  return ms;
}

function summary({ name, windows }) {
  const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
  return {
    name,
    perSecond: median(windows.map(({ perSecond }) => perSecond)),
    cpuMs: median(windows.map(({ cpuMs }) => cpuMs)),
  };
}

function liveEnv(origin) {
  const { JUHE_SANDBOX_KEYS } = require('../dist/providers/juhe/sandbox-keys.js');
  return {
    PORT: '0',
    LOG_LEVEL: 'error',
    KAYAN_MODE: 'live',
    FINGERPRINT_KEY: '0123456789abcdef0123456789abcdef',
    JUHE_CARD_URL: origin,
    JUHE_CARD_KEY: JUHE_SANDBOX_KEYS.card,
    JUHE_BLACKLIST_URL: origin,
    JUHE_BLACKLIST_KEY: JUHE_SANDBOX_KEYS.blacklist,
  };
}

/** Invented people whose card and ID number nobody else has, in this run or in earlier ones. */
function nextPerson() {
  nextPerson.number = (nextPerson.number ?? Date.now() % 1e9) + 1;
  const { number } = nextPerson;
  const day = new Date(Date.UTC(1900, 0, 1 + (Math.floor(number / 999) % 40_000)));
  const birth = day.toISOString().slice(0, 10).replaceAll('-', '');
  const body = `110101${birth}${String((number % 999) + 1).padStart(3, '0')}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, i) => total + weight * Number(body[i]), 0);
  return {
    name: '赵一',
    idNumber: body + '10X98765432'.charAt(sum % 11),
    bankCard: `621799${String(number).padStart(13, '0')}`,
  };
}
