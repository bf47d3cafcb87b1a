import { Env } from '../env';
import { providerModules } from '../providers';
import { startSandbox } from '../sandbox/server';
import { loadEnvFile } from './load-env-file';

/** The sandbox on its own, so that a program in any language can be tested against it. */
async function main() {
  loadEnvFile();
  const env = new Env(process.env);
  const port = env.integer('SANDBOX_PORT', 4010, { min: 0, max: 65_535 });
  if (env.problems.length > 0) {
    for (const { name, rule } of env.problems) console.error(`${name} ${rule}`);
    process.exitCode = 1;
    return;
  }
  const sandbox = await startSandbox({
    sides: providerModules.map((module) => module.createSandboxSide),
    host: env.text('SANDBOX_HOST') ?? '127.0.0.1',
    port,
    onRequest: ({ at, method, path, card }) => {
      console.log(`${new Date(at).toISOString()} ${method} ${path} ${card ?? '-'}`);
    },
  });
  console.log(`The sandbox is listening at ${sandbox.origin}`);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void sandbox.close());
  }
}

void main();
