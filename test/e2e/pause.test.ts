import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { providerModules } from '../../src/providers';
import { startSandbox, type Sandbox } from '../../src/sandbox/server';
import { CheckBankCardDocument, ListProvidersDocument } from '../generated/graphql';
import { elementsOf } from '../support/cardholders';
import { inventPerson } from '../support/invented-people';
import { startServer, type ServerProcess } from '../support/server-process';

const ANSWER_AFTER_MS = 300;
const TIMEOUT_MS = 1_000;
const PAUSE_MS = 2_500;

const people = Array.from({ length: 60 }, (_, i) => ({
  ...inventPerson(i),
  delayMs: ANSWER_AFTER_MS,
}));

describe('a server whose process stands still for longer than a provider may take', () => {
  let folder: string;
  let sandbox: Sandbox;
  let server: ServerProcess;
  let arrived = 0;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kayan-'));
    sandbox = await startSandbox({
      sides: providerModules.map((module) => module.createSandboxSide),
      cardholders: people,
      onRequest: () => arrived++,
    });
    server = await startServer(sandbox.origin, {
      DATABASE_URL: `sqlite:${join(folder, 'kayan.db')}`,
      PROVIDER_TIMEOUT_MS: String(TIMEOUT_MS),
      REQUEST_DEADLINE_MS: '20000',
    });
  });
  afterAll(async () => {
    await server.kill('SIGTERM');
    await sandbox.close();
    await rm(folder, { recursive: true });
  });

  it('reads the answers that came in the meantime, and blames nobody', async () => {
    const asked = people.map((person) =>
      server.ask(CheckBankCardDocument, { input: elementsOf(person) }),
    );
    while (arrived < people.length) await sleep(5);
    process.kill(server.pid, 'SIGSTOP');
    await sleep(PAUSE_MS);
    process.kill(server.pid, 'SIGCONT');

    const answers = await Promise.all(asked);

    for (const { bankCardCheck } of answers) {
      expect(bankCardCheck).toMatchObject({ outcome: 'MATCH', attempts: [{ error: null }] });
    }
    const { providers } = await server.ask(ListProvidersDocument, {});
    const breakers = providers.flatMap(({ products }) => products.map(({ breaker }) => breaker));
    expect(new Set(breakers)).toEqual(new Set(['CLOSED']));
  });
});
