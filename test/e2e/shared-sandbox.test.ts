import { providerModules } from '../../src/providers';
import { startSandbox, type Sandbox, type SandboxLogEntry } from '../../src/sandbox/server';
import { CheckBankCardDocument } from '../generated/graphql';
import { elementsOf } from '../support/cardholders';
import { startApp, UNREMEMBERING, type RunningApp } from '../support/running-app';

describe('two servers that name one sandbox', () => {
  const upstream: SandboxLogEntry[] = [];
  let sandbox: Sandbox;
  let one: RunningApp;
  let other: RunningApp;

  beforeAll(async () => {
    sandbox = await startSandbox({
      sides: providerModules.map((module) => module.createSandboxSide),
      onRequest: (entry) => upstream.push(entry),
    });
    const shared = { ...UNREMEMBERING, SANDBOX_URL: sandbox.origin };
    one = await startApp({ ...shared, JUHE_ENCRYPTION: 'aes' });
    other = await startApp({ ...shared, JUHE_ENCRYPTION: 'rsa', JUHE_EDITION: 'v2' });
  });
  afterAll(async () => {
    await other.close();
    await sandbox.close();
  });

  async function check(app: RunningApp, number: number, name = elementsOf(number).name) {
    const input = { ...elementsOf(number), name };
    const { bankCardCheck: result } = await app.ask(CheckBankCardDocument, { input });
    expect('sandbox' in result && result.sandbox).toBe(true);
    if (result.__typename === 'BankCardCheck') return result.outcome;
    return result.__typename === 'ProviderError' ? result.code : result.rule;
  }

  it('ask it with its credentials, each over the endpoint that its environment chooses', async () => {
    expect(await check(one, 1)).toBe('MATCH');
    expect(await check(other, 1)).toBe('MATCH');
    expect(upstream.map(({ path }) => path)).toEqual([
      '/verifybankcard3/queryEncry',
      '/verifybankcard3/queryEncry_v2Info',
    ]);
    expect(one.upstream).toEqual([]);
  });

  it('see one bank: what failed through both locks the card for both', async () => {
    expect(await check(one, 2, '错一')).toBe('MISMATCH');
    expect(await check(other, 2, '错二')).toBe('MISMATCH');
    expect(await check(one, 2, '错三')).toBe('MISMATCH');
    expect(await check(one, 2)).toBe('SUBJECT_LOCKED');
    expect(await check(other, 2)).toBe('SUBJECT_LOCKED');
  });

  it('leave it running when they end', async () => {
    await one.close();
    expect(await check(other, 1)).toBe('MATCH');
  });
});
