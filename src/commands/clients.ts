import { ClientRegistry, type RegisteredClient } from '../clients/client-registry';
import { loadConfig } from '../config';
import { openMigratedStore } from '../ledger';
import { parseClientsArguments, USAGE, type ClientsTask } from './clients-arguments';
import { loadEnvFile } from './load-env-file';

const OK = 0;
const FAILED = 1;
const WRONG_USAGE = 2;

/** Makes, lists, rotates and revokes the clients with API keys of the ledger that `DATABASE_URL` names. */
async function main(): Promise<number> {
  const task = parseClientsArguments(process.argv.slice(2));
  if (task === undefined) {
    console.error(USAGE);
    return WRONG_USAGE;
  }
  loadEnvFile();
  const loaded = loadConfig(process.env);
  if (!loaded.ok) {
    for (const { name, rule } of loaded.problems) console.error(`${name} ${rule}`);
    return FAILED;
  }
  const { databaseUrl, clients } = loaded.config;
  if (databaseUrl === 'none') {
    console.error('DATABASE_URL names no ledger');
    return FAILED;
  }
  if (clients.authMode === 'none' || clients.authMode === 'jwt') {
    console.error('Note: the server takes API keys only with AUTH_MODE=api-key or both.');
  }
  // A first client is made before the server has ever run.
  const store = await openMigratedStore(databaseUrl);
  try {
    return await run(task, new ClientRegistry(store.db, Date.now));
  } finally {
    await store.close();
  }
}

async function run(task: ClientsTask, registry: ClientRegistry): Promise<number> {
  switch (task.kind) {
    case 'make': {
      const { name } = task.client;
      return tellKey(await registry.make(task.client), `There is a client ${name} already.`);
    }
    case 'rotate': {
      const { name, keepOldMs } = task;
      return tellKey(await registry.rotate(name, keepOldMs), `There is no client ${name}.`);
    }
    case 'revoke':
      if (!(await registry.revoke(task.name))) return fail(`There is no client ${task.name}.`);
      console.error(`The keys of ${task.name} are not taken any more.`);
      return OK;
    case 'list':
      for (const client of await registry.list()) console.log(lineOf(client));
      return OK;
    default:
      return task satisfies never;
  }
}

/** The key alone goes to standard output, so that it can be piped to where secrets are kept. */
function tellKey(key: string | undefined, problem: string): number {
  if (key === undefined) return fail(problem);
  console.error('The API key, which is not shown again:');
  console.log(key);
  return OK;
}

function fail(problem: string): number {
  console.error(problem);
  return FAILED;
}

function lineOf({ name, scopes, quota, createdAt, revokedAt, keyIds }: RegisteredClient): string {
  return [
    name.padEnd(32),
    scopes.join(','),
    `calls/day ${quota.calls ?? 'any'}`,
    `fen/day ${quota.spendFen ?? 'any'}`,
    `made ${createdAt.toISOString().slice(0, 10)}`,
    revokedAt === null
      ? `keys ${keyIds.join(' ') || 'none'}`
      : `revoked ${revokedAt.toISOString().slice(0, 10)}`,
  ].join('  ');
}

main().then(
  (exitCode) => {
    process.exitCode = exitCode;
  },
  (error: unknown) => {
    console.error(`The clients could not be read or written: ${(error as Error).message}`);
    process.exitCode = FAILED;
  },
);
