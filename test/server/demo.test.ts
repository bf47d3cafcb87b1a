import { CARDHOLDERS } from '../../src/sandbox/cardholders';
import { startApp, type RunningApp } from '../support/running-app';

describe('the demo', () => {
  let app: RunningApp;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());

  async function get(path: string, { url } = app) {
    const response = await fetch(new URL(path, url), { redirect: 'manual' });
    return { status: response.status, headers: response.headers, text: await response.text() };
  }

  it('is a page that may use nothing but this server, and is asked for again each time', async () => {
    const page = await get('/demo');
    expect(page.status).toBe(200);
    expect(Object.fromEntries(page.headers)).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
      'content-security-policy':
        "default-src 'none';script-src 'self';style-src 'self';img-src 'self';connect-src 'self';" +
        "base-uri 'none';form-action 'none';frame-ancestors 'none'",
    });
    const moved = await get('/demo/');
    expect([moved.status, moved.headers.get('location')]).toEqual([308, '/demo']);
  });

  it('has scripts, styles and an icon that browsers may keep', async () => {
    const { text: html } = await get('/demo');
    const paths = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path]) => path ?? '');
    const types = await Promise.all(
      paths.map(async (path) => {
        const { status, headers } = await get(path);
        expect(status).toBe(200);
        expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
        return headers.get('content-type');
      }),
    );
    expect(types.map((type) => type?.split(';')[0]?.replace('application', 'text')).sort()).toEqual(
      ['image/svg+xml', 'text/css', 'text/javascript'],
    );
  });

  it('offers the people of the sandbox', async () => {
    const people = JSON.parse((await get('/demo/cardholders.json')).text) as unknown[];
    expect(people).toMatchObject(CARDHOLDERS);
    expect(people).toHaveLength(CARDHOLDERS.length);
  });

  it.each(['/demo/assets/', '/demo/assets/missing.js', '/demo/assets/..%2findex.html', '/demo/x'])(
    'has nothing at %s',
    async (path) => {
      expect((await get(path)).status).toBe(404);
    },
  );

  it('is not there in live mode', async () => {
    const live = await startApp({
      KAYAN_MODE: 'live',
      FINGERPRINT_KEY: 'd1f3a09c57e4b2868c40e95b7f132ad6',
      JUHE_BLACKLIST_KEY: 'a-key-of-juhe',
    });
    try {
      for (const path of ['/demo', '/demo/', '/demo/cardholders.json']) {
        expect((await get(path, live)).status).toBe(404);
      }
    } finally {
      await live.close();
    }
  });
});
