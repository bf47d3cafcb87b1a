import { createApp } from './app';
import { loadConfig } from './config';
import { firstQuery } from './commands/first-query';
import { loadEnvFile } from './commands/load-env-file';
import { printedOut } from './server/log-output';
import { toSafeError } from './server/safe-error';

/** The exit code of a server that could not write down what was paid for. */
const LOST_ANSWERS = 4;

async function main(): Promise<number> {
  loadEnvFile();
  const loaded = loadConfig(process.env);
  if (!loaded.ok) {
    console.error('Kayan cannot start. Problems of the configuration:');
    for (const { name, rule } of loaded.problems) console.error(`  ${name} ${rule}`);
    return 1;
  }
  const { config } = loaded;
  for (const warning of config.warnings) console.error(`Warning: ${warning}.`);

  const app = await createApp(config);
  const url = await app.listen();
  console.log(`Kayan is listening at ${url} (${config.mode} mode)`);
  if (config.explorable)
    console.log(`To explore it in a browser: ${new URL('/explorer', url).href}`);
  if (config.mode === 'sandbox') {
    console.log('The ledger fingerprints the invented people under a fixed, public key.');
    console.log(`A page to try it on: ${new URL('/demo', url).href}`);
    const query = firstQuery(url, config.clients.authMode === 'none');
    console.log(`\nA first query, to be pasted into another terminal:\n\n${query}\n`);
  }
  await terminationSignal();
  await app.drain();
  const { answers, attempts } = await app.close();
  await printedOut();
  return answers.length + attempts.length === 0 ? 0 : LOST_ANSWERS;
}

/**
 * Resolves when the process is to end: asked to, from a keyboard, or because its terminal was closed. The listeners stay,
 * so that a second signal does not cut off what the first one lets finish.
 */
function terminationSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGQUIT', 'SIGHUP'] as const) {
      process.on(signal, () => {
        resolve();
      });
    }
  });
}

/** Node itself would print the error's message, and libraries quote in it what they choke on. */
process.on('uncaughtException', (error) => {
  console.error(`Kayan crashed: ${JSON.stringify(toSafeError(error))}`);
  process.exit(1);
});

main().then(
  (exitCode) => process.exit(exitCode),
  (error: unknown) => {
    console.error(`Kayan stopped: ${(error as Error).message}`);
    process.exit(1);
  },
);
