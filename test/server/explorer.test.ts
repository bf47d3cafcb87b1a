import { altairOptions } from '../../src/server/explorer/options';
import { sampleOperations } from '../../src/server/explorer/sample-operations';
import { elementsOf } from '../support/cardholders';
import { startApp, type RunningApp } from '../support/running-app';

const LIVE = {
  KAYAN_MODE: 'live',
  FINGERPRINT_KEY: 'a key of a test that is long enough',
  JUHE_CARD_KEY: 'a-key-of-a-test',
};

describe('the offline explorer', () => {
  let app: RunningApp;

  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());

  const get = (path: string, init?: RequestInit) => fetch(new URL(path, app.url), init);

  async function assetsPath() {
    const page = await (await get('/explorer')).text();
    return /<base href="(.+)">/.exec(page)?.[1] ?? '';
  }

  it('has a page that may run the scripts of this server and no others', async () => {
    const page = await get('/explorer');
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('cache-control')).toBe('no-store');
    const policy = page.headers.get('content-security-policy')?.split(';') ?? [];
    expect(policy).toEqual(expect.arrayContaining(["default-src 'none'", "script-src 'self'"]));
    expect(policy.join()).not.toMatch(/unsafe-eval|https?:|\*/);
    expect(await page.text()).not.toMatch(/<script>|\son\w+=/);
  });

  it('lets a browser keep what carries a version, and nothing else', async () => {
    const path = await assetsPath();
    for (const name of ['main.js', 'styles.css', 'assets/i18n/zh-CN.json']) {
      const { status, headers } = await get(path + name, { method: 'HEAD' });
      expect(status).toBe(200);
      expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    }
    expect((await get('/explorer/start.js')).headers.get('cache-control')).toBe('no-store');
  });

  it.each(['', 'assets/', 'missing.js', '..%2findex.js', '..%2f..%2fpackage.json', '%00'])(
    'gives no file for %j',
    async (name) => {
      const reply = await get((await assetsPath()) + name);
      expect([400, 404]).toContain(reply.status);
      expect(reply.headers.get('cache-control')).toBe('no-store');
      expect(await reply.json()).toHaveProperty('errors');
    },
  );

  it.each(sampleOperations(Date.now()))('has a sample that is answered: $title', async (sample) => {
    const person: Record<string, string> = { ...elementsOf(2), mobile: '13800138001' };
    const variables = JSON.stringify(sample.variables).replace(
      /\{\{(\w+)\}\}/g,
      (_, element: string) => person[element] ?? '',
    );
    const reply = await app.post({
      query: sample.text,
      variables: JSON.parse(variables) as object,
    });
    expect(reply.errors).toBeUndefined();
    expect(reply.text).not.toContain('"messageZh"');
  });

  it('has the people of the sandbox ready, by what to expect of them', async () => {
    const script = await (await get('/explorer/start.js')).text();
    for (const title of ['1 张三', '3 王五: reported lost', '15 朱十: a provider fails']) {
      expect(script).toContain(`"title":"${title}"`);
    }
    expect(script).toContain('{{bankCard}}');
  });

  it('in live mode has nobody ready, and empty variables', async () => {
    const live = await startApp({ ...LIVE, EXPLORER: 'true' });
    try {
      const script = await (await fetch(new URL('/explorer/start.js', live.url))).text();
      expect(script).toContain('\\"bankCard\\": \\"\\"');
      expect(script).not.toMatch(/\{\{|\d{11}/);
    } finally {
      await live.close();
    }
  });

  it('asks about the last thirty days in China', () => {
    const options = altairOptions(
      { people: [], anonymous: true },
      Date.parse('2026-03-01T16:00:00Z'),
    );
    expect(JSON.stringify(options)).toContain('2026-02-01');
    expect(JSON.stringify(options)).toContain('2026-03-02');
  });

  it.each([
    [{ NODE_ENV: 'production', KAYAN_MODE: 'sandbox' }, 404],
    [{ NODE_ENV: 'production', KAYAN_MODE: 'sandbox', EXPLORER: 'true' }, 200],
    [{ EXPLORER: 'false' }, 404],
    [LIVE, 404],
  ])('is there only where it is switched on: %j', async (env: Record<string, string>, status) => {
    const paths = ['/explorer', '/explorer/start.js', `${await assetsPath()}main.js`];
    const other = await startApp(env);
    try {
      for (const path of paths) {
        const reply = await fetch(new URL(path, other.url));
        await reply.text();
        expect(reply.status).toBe(status);
      }
    } finally {
      await other.close();
    }
  });
});
