/**
 * Runs every scenario, prints the tables, and writes them with a chart into `bench/results` and the README:
 *
 *   BENCH_DATABASE_URL=postgres://user@host/database npm run bench [scenario …]
 *
 * The URL names a server on which a database of the bench's own may be made and dropped; without it PostgreSQL is left out. With scenarios
 * named, only these run and nothing is written.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { createDatabase } from './database.mjs';
import { start, stopAll } from './processes.mjs';
import { drawChart } from './report/chart.mjs';
import { updateReadme } from './report/readme.mjs';
import { tablesOf } from './report/tables.mjs';
import { printTables } from './report/terminal.mjs';
import { measureAddedLatency } from './scenarios/added-latency.mjs';
import { compareLedgerSizes } from './scenarios/ledger-size.mjs';
import { compareLedgers } from './scenarios/ledger.mjs';
import { measureGrowth } from './scenarios/growth.mjs';
import { comparePeers } from './scenarios/peers.mjs';
import { takeProviderDown } from './scenarios/provider-down.mjs';
import { measureStartUp } from './scenarios/start-up.mjs';
import { isQuick } from './settings.mjs';

const SCENARIOS = {
  startUps: measureStartUp,
  peers: comparePeers,
  ledgers: compareLedgers,
  addedLatency: measureAddedLatency,
  providerDown: takeProviderDown,
  growth: measureGrowth,
  ledgerSizes: compareLedgerSizes,
};

const asked = process.argv.slice(2);
const names = asked.length === 0 ? Object.keys(SCENARIOS) : asked;
const unknown = names.filter((name) => !(name in SCENARIOS));
if (unknown.length > 0) throw new Error(`there are ${Object.keys(SCENARIOS)}, and no ${unknown}`);

let database;
try {
  database = await createDatabase(process.env.BENCH_DATABASE_URL);
  const results = await runScenarios({ postgresUrl: database?.url });
  const tables = tablesOf(results);
  printTables(tables);
  if (asked.length === 0 && !isQuick) await write(results, tables);
  if (Object.keys(results.peers?.wrong ?? {}).length > 0) process.exitCode = 1;
} finally {
  await stopAll();
  await database?.drop();
}
// The pipes to the servers would keep it open.
process.exit();

async function runScenarios(options) {
  const stub = start('stub.mjs');
  const upstream = await stub.listening();
  const load = start('load/load.mjs');
  const results = {};
  for (const name of names) {
    const startedAt = performance.now();
    results[name] = await SCENARIOS[name]({ stub, upstream, load, ...options });
    console.error(`${name}: ${((performance.now() - startedAt) / 1000).toFixed(0)} s`);
  }
  return results;
}

async function write(results, tables) {
  const about = { date: new Date().toISOString().slice(0, 10), machine: machineClass() };
  const folder = new URL('results/', import.meta.url);
  await mkdir(folder, { recursive: true });
  const json = JSON.stringify({ ...about, ...results }, null, 2);
  await writeFile(new URL('latest.json', folder), `${json}\n`);
  await writeFile(new URL('cpu-per-request.svg', folder), drawChart(results.peers));
  await updateReadme(tables, about);
}

/** The class of machine, and nothing that tells which one it was. */
function machineClass() {
  const [{ model }] = cpus();
  return `${cpus().length} cores of ${model.replace(/\s+/g, ' ').trim()}, Node ${process.version}`;
}
