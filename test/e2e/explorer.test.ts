import { describeInChromium } from '../support/browser';
import { startApp, type RunningApp } from '../support/running-app';

describeInChromium('the offline explorer in Chromium', (openPage) => {
  let app: RunningApp;

  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());

  async function openExplorer() {
    const opened = await openPage({ viewport: { width: 1400, height: 900 } });
    await opened.page.goto(new URL('/explorer', app.url).href);
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

  it('sends the key that is set', async () => {
    const { page, wrongs } = await openExplorer();
    await page.getByText('Auth', { exact: true }).click();
    await page.getByText('No auth').click();
    await page.getByText('Bearer').click();
    await page.locator('#token').click();
    await page.keyboard.type('a-key');
    const sent = page.waitForRequest((request) => request.url() === app.url);
    await page.getByRole('button', { name: 'Send Request' }).click();
    expect((await sent).headers()['authorization']).toBe('Bearer a-key');
    expect(wrongs).toEqual([]);
  });

  it('keeps nothing of what is asked in the browser', async () => {
    const { page } = await openExplorer();
    await page.getByRole('button', { name: 'Send Request' }).click();
    await page.getByText('"LOW"').waitFor();
    expect(await page.evaluate(KEPT)).not.toMatch(/张三|bankCard|6217920181755914/);
  });
});

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
