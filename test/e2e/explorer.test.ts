import { ClientRegistry } from '../../src/clients/client-registry';
import { openStore } from '../../src/ledger';
import { describeInChromium } from '../support/browser';
import { startApp, type RunningApp } from '../support/running-app';

describeInChromium('the offline explorer in Chromium', (openPage) => {
  let app: RunningApp;

  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());

  async function openExplorer(url = app.url) {
    const opened = await openPage({ viewport: { width: 1400, height: 900 } });
    await opened.page.goto(new URL('/explorer', url).href);
    return opened;
  }

  it('asks for the risk profile of a person that is chosen, beyond nothing but loopback', async () => {
    const { page, wrongs } = await openExplorer();
    await page.getByText('1 张三', { exact: true }).click();
    await page.getByText('2 李四', { exact: true }).click();
    await page.getByRole('button', { name: 'Send Request' }).click();
    const result = page.locator('.query-result-container');
    await result.getByText('"LOW"').waitFor();
    await result.getByText('"APPROVE"').waitFor();
    await result.getByText('"621792*********1017"').waitFor();
    expect(wrongs).toEqual([]);
  });

  it('shows the documentation of the schema', async () => {
    const { page, wrongs } = await openExplorer();
    await page.getByText('Docs', { exact: true }).click();
    await page.getByText('Query', { exact: true }).last().click();
    await page.getByText('Checks the elements and looks up the blacklists').waitFor();
    expect(wrongs).toEqual([]);
  });

  it('asks with the API key that is set, and not before', async () => {
    const guarded = await startApp({ AUTH_MODE: 'api-key' });
    try {
      const key = await makeKey(guarded.databaseUrl);
      const { page, wrongs } = await openExplorer(guarded.url);
      await page.getByText('Auth', { exact: true }).click();
      await page.getByText('No auth').click();
      await page.getByText('Bearer').click();
      await page.locator('#token').click();
      await page.keyboard.insertText(key);
      // Altair takes it over a moment later, and shows nothing then.
      await page.waitForTimeout(2000);
      await page.getByRole('button', { name: 'Send Request' }).click();
      await page.getByText('"LOW"').waitFor();
      expect(wrongs).toEqual([]);
    } finally {
      await guarded.close();
    }
  });

  it('keeps nothing of what is asked in the browser', async () => {
    const { page } = await openExplorer();
    await page.getByRole('button', { name: 'Send Request' }).click();
    await page.getByText('"LOW"').waitFor();
    expect(await page.evaluate(KEPT)).not.toMatch(/张三|bankCard|6217920181755914/);
  });
});

async function makeKey(databaseUrl: string): Promise<string> {
  const store = openStore(databaseUrl);
  const quota = { calls: null, spendFen: null };
  const client = { name: 'shop', scopes: ['check', 'blacklist'], quota } as const;
  const key = await new ClientRegistry(store.db, Date.now).make(client);
  await store.close();
  return key ?? '';
}

/** All that the page's origin has stored, as text. */
const KEPT = `(async () => {
  const done = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const kept = [document.cookie, { ...localStorage }, { ...sessionStorage }];
  for (const { name } of await indexedDB.databases()) {
    const database = await done(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      kept.push(name, store, await done(database.transaction(store).objectStore(store).getAll()));
    }
  }
  return JSON.stringify(kept);
})()`;
