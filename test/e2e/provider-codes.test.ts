import { PROVIDER_NAMES } from '../../src/domain/provider';
import { providerModules } from '../../src/providers';
import { ListProviderCodesDocument } from '../generated/graphql';
import { startApp, type RunningApp } from '../support/running-app';

const codesOf = (name: string) =>
  providerModules.find((module) => module.name === name)?.codes.map(({ code }) => code) ?? [];

describe('providerCodes', () => {
  let app: RunningApp;

  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());

  it('has the codes of every provider where none is named', async () => {
    const { providerCodes } = await app.ask(ListProviderCodesDocument, {});
    for (const name of PROVIDER_NAMES) {
      const told = providerCodes.filter(({ provider }) => provider === name);
      expect(told.map(({ code }) => code)).toEqual(codesOf(name));
    }
  });

  it.each(PROVIDER_NAMES)('has those of %s alone where it is named', async (provider) => {
    const { providerCodes } = await app.ask(ListProviderCodesDocument, { provider });
    expect(providerCodes.map(({ code }) => code)).toEqual(codesOf(provider));
  });
});
