import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { start } from './processes.mjs';

/** A folder of this run's own, without a `.env` file, where the servers run and SQLite keeps its files. */
export const folder = mkdtempSync(join(tmpdir(), 'kayan-bench-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

const KAYAN = '../dist/main.js';

/** What is measured side by side. All run with `NODE_ENV=production`. */
export const CONTENDERS = {
  kayan: 'Kayan',
  bare: 'node:http + undici, no GraphQL',
  'mercurius-jit': 'Mercurius 16 + JIT',
  mercurius: 'Mercurius 16',
  yoga: 'GraphQL Yoga 5',
  apollo: 'Apollo Server 5, standalone',
};

/** Starts Kayan as `npm start` does, in sandbox mode, where the sandbox is the stub and a ledger may be left out. */
export function startKayan(upstream, env = {}) {
  const environment = {
    KAYAN_MODE: 'sandbox',
    SANDBOX_URL: upstream,
    DATABASE_URL: 'none',
    PORT: '0',
    // No peer writes a line for each request.
    LOG_LEVEL: 'error',
    // Five profiles for each of 64 clients are more than the default lets through.
    PROVIDER_CONCURRENCY: '1024',
    // Whoever is turned away early costs little: on a slow machine that would be measured.
    MAX_EVENT_LOOP_DELAY_MS: '60000',
    ...env,
  };
  return startServer(KAYAN, [], environment, ['--enable-source-maps', '--max-semi-space-size=64']);
}

/** Starts one of {@link CONTENDERS}. */
export function startContender(name, upstream) {
  if (name === 'kayan') return startKayan(upstream);
  const [file, ...args] = name.split('-');
  return startServer(`servers/${file}.mjs`, args, { UPSTREAM: upstream });
}

async function startServer(file, args, env, flags) {
  const program = start(file, { args, env, flags, imports: ['servers/usage.mjs'], cwd: folder });
  const url = await program.listening();
  return {
    url,
    usage: () => program.ask(),
    startProfile: () => program.ask({ profile: 'start' }),
    stopProfile: () => program.ask({ profile: 'stop' }),
    stop: () => program.stop(),
  };
}
