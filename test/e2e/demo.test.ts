import axe, { type AxeResults } from 'axe-core';
import type { Locator, Page } from 'playwright-core';
import { ClientRegistry } from '../../src/clients/client-registry';
import { NO_QUOTA } from '../../src/domain/client';
import { openStore } from '../../src/ledger';
import { describeInChromium, type LoopbackPage } from '../support/browser';
import { elementsOf } from '../support/cardholders';
import { startApp, UNREMEMBERING, type RunningApp } from '../support/running-app';

type Elements = ReturnType<typeof elementsOf>;

describeInChromium('the demo page', (openPage) => {
  let app: RunningApp;
  let wrongs: LoopbackPage['wrongs'] = [];

  beforeAll(async () => {
    app = await startApp({
      ...UNREMEMBERING,
      BUDGET_CARD_FAILED_CHECKS: '2',
      PROVIDER_TIMEOUT_MS: '1000',
    });
  });
  afterAll(() => app.close());
  afterEach(() => {
    expect(wrongs).toEqual([]);
  });

  async function open({ locale = 'en-GB', width = 1280, at = app } = {}): Promise<Page> {
    const opened = await openPage({ locale, viewport: { width, height: 800 } });
    wrongs = opened.wrongs;
    await opened.page.goto(new URL('/demo', at.url).href);
    await opened.page.locator('.people').waitFor();
    return opened.page;
  }

  async function check(page: Page, { name, idNumber, bankCard }: Elements): Promise<Locator> {
    await page.getByLabel('Name', { exact: true }).fill(name);
    await page.getByLabel('ID number').fill(idNumber);
    await page.getByLabel('Card number').fill(bankCard);
    await page.getByRole('button', { name: 'Check' }).click();
    const result = page.getByRole('region', { name: 'Result' });
    await result.locator('h2[tabindex]').waitFor();
    return result;
  }

  /** The level of what is shown, by its words and by its looks. */
  const verdictOf = async (result: Locator) => {
    const verdict = result.locator('.verdict');
    const words = (await verdict.innerText()).split(/\n+/);
    return [words, await verdict.getAttribute('data-level')];
  };
  const half = (result: Locator, heading: string) =>
    result.locator('section', { has: result.page().getByRole('heading', { name: heading }) });

  it('shows a match as a low risk, with what was asked and what it cost', async () => {
    const result = await check(await open(), elementsOf(1));
    expect(await verdictOf(result)).toEqual([['Low risk', 'Approve'], 'LOW']);
    expect(await result.innerText()).toContain(
      'The elements belong together and the card is on no blacklist.',
    );
    const elements = await half(result, 'Elements').innerText();
    expect(elements).toContain('They belong together');
    expect(elements).toContain('621792******5914');
    expect(elements).toMatch(/Cost\s+¥0\.30/);
    expect(elements).toMatch(/Attempts\s+Juhe\s+\d+ ms\s+answered\s+billed\s+0\/1/);
    expect(await half(result, 'Blacklists').innerText()).toMatch(/On no blacklist[^]*¥0\.50/);
    expect(await result.innerText()).toMatch(/Cost of both\s+¥0\.80/);
  });

  it('shows a mismatch', async () => {
    const result = await check(await open(), { ...elementsOf(1), name: '李四' });
    expect(await verdictOf(result)).toEqual([['High risk', 'Reject'], 'HIGH']);
    expect(await half(result, 'Elements').innerText()).toContain('They do not belong together');
  });

  it('shows which blacklists hold a card', async () => {
    const result = await check(await open(), elementsOf(8));
    expect(await verdictOf(result)).toEqual([['High risk', 'Reject'], 'HIGH']);
    expect(await half(result, 'Elements').innerText()).toContain('They belong together');
    expect(await half(result, 'Blacklists').innerText()).toMatch(
      /On one blacklist\s+Police requests for assistance/,
    );
  });

  it('shows what could not be verified as no mismatch', async () => {
    const result = await check(await open(), elementsOf(5));
    expect(await verdictOf(result)).toEqual([['Medium risk', 'Have a person review it'], 'MEDIUM']);
    const elements = half(result, 'Elements');
    expect(await elements.getAttribute('data-level')).toBe('MEDIUM');
    expect(await elements.innerText()).toMatch(/Could not be verified[^]*This is no mismatch/);
  });

  it('shows a half that failed as not known, with what it may have cost', async () => {
    const result = await check(await open(), elementsOf(15));
    expect(await verdictOf(result)).toEqual([
      ['Undetermined', 'Have a person review it', expect.stringContaining('not a low risk')],
      'UNDETERMINED',
    ]);
    const elements = half(result, 'Elements');
    expect(await elements.getAttribute('data-level')).toBe('UNDETERMINED');
    expect(await elements.innerText()).toMatch(
      /No answer[^]*Asking again later may succeed\.[^]*up to ¥0\.30: it may have been billed[^]*ECONNRESET/,
    );
    expect(await half(result, 'Blacklists').innerText()).toContain('On no blacklist');
  });

  it('shows both halves under way, and that neither answered in time', async () => {
    const page = await open();
    let release: (() => void) | undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    await page.route('**/graphql', async (route) => {
      await released;
      await route.continue();
    });
    const answered = check(page, elementsOf(14));
    await page.locator('[aria-busy="true"]').waitFor();
    expect(await page.locator('.leg').allInnerTexts()).toEqual([
      'Do the elements belong together? under way',
      'Is the card on a blacklist? under way',
    ]);
    expect(await page.getByRole('button', { name: 'Checking…' }).isVisible()).toBe(true);
    release?.();
    const result = await answered;
    expect((await verdictOf(result))[1]).toBe('UNDETERMINED');
    expect(await result.locator('.attempts').allInnerTexts()).toEqual([
      expect.stringContaining('no answer in time'),
      expect.stringContaining('no answer in time'),
    ]);
  });

  it('shows a refusal with its rule and when it ends', async () => {
    const page = await open();
    const elements = elementsOf(4);
    for (const name of ['甲一', '甲二', '甲三']) await check(page, { ...elements, name });
    const result = page.getByRole('region', { name: 'Result' });
    await result.getByText('Not asked').waitFor();
    expect((await verdictOf(result))[1]).toBe('UNDETERMINED');
    expect(await half(result, 'Elements').innerText()).toMatch(
      /Recent checks of this card failed[^]*Not before .* 00:00:00 \(China time\)[^]*nothing was paid[^]*CARD_FAILED_CHECKS/,
    );
  });

  it('takes a person from the first key to the verdict by keyboard alone', async () => {
    const page = await open();
    const focused = () => page.evaluate<string>('document.activeElement.id');
    const described = (id: string) =>
      page.evaluate<string>(`document.getElementById('${id}').getAttribute('aria-describedby')
        .split(' ').map((other) => document.getElementById(other).innerText).join(' ')`);

    while ((await focused()) !== 'name') await page.keyboard.press('Tab');
    await page.keyboard.insertText('张');
    await page.keyboard.press('Tab');
    await page.keyboard.type('321324198608174210');
    await page.keyboard.press('Tab');
    await page.keyboard.type('6217 9201 8175 5914');
    await page.keyboard.press('Enter');

    await page.locator('#name[aria-invalid="true"]').waitFor();
    expect(await focused()).toBe('name');
    expect(await described('name')).toContain('Name must have 2 to 50 characters');
    expect(await described('idNumber')).toContain('ID number has a check character that');
    expect(await page.locator('.complaints').innerText()).toBe('2 fields need correcting.');
    expect(await page.locator('#bankCard').getAttribute('aria-invalid')).toBe('false');

    await page.keyboard.press('End');
    await page.keyboard.insertText('三');
    expect(await page.locator('#name').getAttribute('aria-invalid')).toBe('false');
    expect(await focused()).toBe('name');
    await page.keyboard.press('Tab');
    await page.keyboard.press('End');
    await page.keyboard.press('Backspace');
    await page.keyboard.type('X');
    await page.keyboard.press('Enter');
    await page.locator('.verdict').waitFor();
    expect(await page.evaluate('document.activeElement.innerText')).toBe('Low risk');
  });

  it('fills the form by one click, and shows no result beside other elements than its own', async () => {
    const page = await open();
    const result = page.getByRole('region', { name: 'Result' });
    await page.getByRole('button', { name: '张三', exact: true }).click();
    await page.keyboard.press('Enter');
    await result.locator('.verdict').waitFor();
    await page.getByRole('button', { name: 'Use 13800138000' }).click();
    expect(await result.locator('.verdict').count()).toBe(0);
    await page.getByRole('button', { name: 'Check' }).click();
    await result.getByText('4 elements').waitFor();
    await page.getByRole('button', { name: 'Clear' }).click();
    expect(await page.locator('#bankCard').inputValue()).toBe('');
    expect(await result.locator('.verdict').count()).toBe(0);
  });

  it('begins in the language of the browser, and changes all of itself', async () => {
    const page = await open({ locale: 'zh-CN' });
    const text = () => page.locator('body').innerText();
    expect(await page.evaluate('document.documentElement.lang')).toBe('zh-CN');
    await page.getByLabel('姓名', { exact: true }).fill('x');
    await page.getByRole('button', { name: '开始核验' }).click();
    await page.getByText('姓名须为 2 至 50 个字符').waitFor();

    await page.getByRole('button', { name: 'English' }).click();
    expect(await page.evaluate('document.documentElement.lang')).toBe('en');
    expect(await page.title()).toContain('Bank card check');
    await page.getByText('Name must have 2 to 50 characters').waitFor();
    await check(page, elementsOf(10));
    const han = /\p{Script=Han}+/gu;
    const names = new Set(['中文', '卡验', '匹配', '查询成功']);
    const left = ((await text()).match(han) ?? []).filter((word) => !names.has(word));
    // The names of the invented people.
    expect(left.filter((word) => word.length > 2)).toEqual([]);

    await page.getByRole('button', { name: '中文' }).click();
    expect(await text()).toMatch(/高风险[^]*建议人工复核[^]*该卡命中线上卡号黑名单。/);
  });

  it('asks for a key, and says what a key may not and when it may again', async () => {
    const guarded = await startApp({ AUTH_MODE: 'api-key', CLIENT_REQUESTS_PER_MINUTE: '1' });
    const store = openStore(guarded.databaseUrl);
    const registry = new ClientRegistry(store.db, Date.now);
    const auditor = await registry.make({ name: 'auditor', scopes: ['audit'], quota: NO_QUOTA });
    const scopes = ['check', 'blacklist'] as const;
    const shop = await registry.make({ name: 'shop', scopes, quota: NO_QUOTA });
    try {
      const page = await open({ at: guarded });
      const result = await check(page, elementsOf(2));
      expect(await result.innerText()).toContain('asks for a valid API key');
      const answers = [
        [auditor, 'This API key may not do this'],
        [shop, 'Low risk'],
        [shop, 'Too many requests'],
      ] as const;
      for (const [key, words] of answers) {
        await page.getByLabel('API key').fill(key ?? '');
        await page.keyboard.press('Enter');
        await result.getByRole('heading', { name: words }).waitFor();
      }
      expect(await result.innerText()).toMatch(/Try again from .* \(China time\)/);
    } finally {
      await store.close();
      await guarded.close();
    }
    wrongs = wrongs.filter((wrong) => !/status of (401|403|429)/.test(wrong));
  });

  it.each([
    [503, 'OVERLOADED', /takes no requests at the moment[^]*Try again from/],
    [200, 'LEDGER_UNAVAILABLE', /No record can be kept[^]*nothing was asked/],
    [500, 'INTERNAL_SERVER_ERROR', /did not answer the request[^]*a-request-id/],
  ])('explains a %i with %s', async (status, code, words) => {
    const page = await open();
    await page.route('**/graphql', (route) =>
      route.fulfill({
        status,
        headers: { 'retry-after': '30', 'x-request-id': 'a-request-id' },
        json: { errors: [{ message: '', extensions: { code } }] },
      }),
    );
    const result = await check(page, elementsOf(2));
    expect(await result.innerText()).toMatch(words);
    // Chromium itself reports such an answer on the console.
    wrongs = wrongs.filter((wrong) => !wrong.includes(`status of ${status}`));
  });

  it('explains a page of a proxy and a connection that breaks', async () => {
    const page = await open();
    await page.route('**/graphql', (route) => route.fulfill({ status: 502, body: '<html>' }));
    expect(await (await check(page, elementsOf(2))).innerText()).toContain('HTTP 502');
    await page.unroute('**/graphql');
    await page.route('**/graphql', (route) => route.abort());
    await page.getByRole('button', { name: 'Check' }).click();
    await page.getByText('The server cannot be reached').waitFor();
    wrongs = wrongs.filter((wrong) => !/status of 502|ERR_FAILED/.test(wrong));
  });

  it('keeps nothing of what was entered', async () => {
    const page = await open();
    const { bankCard } = elementsOf(2);
    await check(page, elementsOf(2));
    expect(page.url()).toBe(new URL('/demo', app.url).href);
    expect(await page.context().storageState({ indexedDB: true })).toEqual({
      cookies: [],
      origins: [],
    });
    expect(await page.evaluate('sessionStorage.length')).toBe(0);
    await page.reload();
    expect(await page.locator('#bankCard').inputValue()).toBe('');
    expect(app.logs()).not.toContain(bankCard);
  });

  it.each(['en-GB', 'zh-CN'])(
    'is accessible and needs no scrolling sideways at 320 px, in %s',
    async (locale) => {
      const page = await open({ locale, width: 320 });
      const inspect = async () => {
        const width = await page.evaluate('document.documentElement.scrollWidth');
        const { violations } = await page.evaluate<AxeResults>('axe.run()');
        expect({
          width,
          violations: violations.map(({ id, nodes }) => [id, nodes[0]?.html]),
        }).toEqual({ width: 320, violations: [] });
      };
      await page.evaluate(axe.source);
      await inspect();
      await page.locator('button[type=submit]').click();
      await page.locator('.complaint').first().waitFor();
      await inspect();
      for (const person of ['李四', '孙七', '卫五', '朱十']) {
        await page.locator('.people').getByText(person, { exact: true }).first().click();
        await page.locator('button[type=submit]').click();
        await page.locator('.verdict').waitFor();
        await inspect();
      }
    },
  );

  it('stands still for those who ask for it', async () => {
    const page = await open();
    await page.route('**/graphql', () => undefined);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.getByRole('button', { name: '张三', exact: true }).click();
    await page.keyboard.press('Enter');
    await page.locator('.bar').first().waitFor();
    expect(await page.evaluate('document.getAnimations().length')).toBe(0);
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    expect(await page.evaluate('document.getAnimations().length')).toBe(2);
  });
});
