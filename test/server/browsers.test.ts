import { startApp, type RunningApp } from '../support/running-app';
import { FINGERPRINT_KEY } from '../support/server-process';

const OURS = 'https://app.example.com';
const THEIRS = 'https://evil.example.com';

describe('towards browsers', () => {
  let app: RunningApp;
  let production: RunningApp;

  beforeAll(async () => {
    app = await startApp({ CORS_ORIGINS: `${OURS}, http://localhost:3000` });
    production = await startApp({ NODE_ENV: 'production', KAYAN_MODE: 'sandbox' });
  });
  afterAll(() => Promise.all([app.close(), production.close()]));

  const preflight = (url: string, origin: string) =>
    fetch(url, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type, x-6217920181755914',
      },
    });

  it('the pages of listed origins may call', async () => {
    const allowed = await preflight(app.url, OURS);
    expect(allowed.status).toBe(204);
    expect(allowed.headers.get('access-control-allow-origin')).toBe(OURS);
    expect(allowed.headers.get('access-control-allow-headers')).toContain('content-type');
    expect(allowed.headers.get('access-control-allow-credentials')).toBeNull();
    const body = '{"query":"{ __typename }"}';
    const headers = { origin: OURS, 'content-type': 'application/json' };
    const answer = await fetch(app.url, { method: 'POST', headers, body });
    expect(answer.headers.get('access-control-allow-origin')).toBe(OURS);
    expect(answer.headers.get('vary')).toContain('Origin');
  });

  it('no other pages may, and nothing that they say is repeated', async () => {
    for (const url of [app.url, production.url]) {
      const { headers } = await preflight(url, THEIRS);
      expect(headers.get('access-control-allow-origin')).toBeNull();
      expect(JSON.stringify([...headers])).not.toContain('6217920181755914');
    }
  });

  it('OPTIONS without an origin is answered without a body or with JSON', async () => {
    expect(await (await fetch(app.url, { method: 'OPTIONS' })).text()).toBe('');
    const reply = await fetch(production.url, { method: 'OPTIONS' });
    expect(await reply.json()).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] });
  });

  it('every answer has headers that leave a browser nothing to do with it', async () => {
    for (const { url } of [app, production]) {
      const answer = await fetch(url, { method: 'POST' });
      for (const reply of [answer, await fetch(new URL('/missing', url))]) {
        expect(Object.fromEntries(reply.headers)).toMatchObject({
          'content-security-policy': expect.stringContaining("default-src 'none'") as string,
          'x-content-type-options': 'nosniff',
          'x-frame-options': 'DENY',
          'referrer-policy': 'no-referrer',
          'cache-control': 'no-store',
        });
        expect(reply.headers.get('x-powered-by')).toBeNull();
      }
    }
  });

  it('the page of the explorer keeps its own policy for scripts, and production has no page', async () => {
    const headers = { accept: 'text/html' };
    const page = await fetch(app.url, { headers });
    expect(page.status).toBe(200);
    const policy = page.headers.get('content-security-policy');
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('default-src');
    expect(await page.text()).toContain('http-equiv="Content-Security-Policy"');
    expect((await fetch(production.url, { headers })).status).toBe(405);
  });
});

describe('the explorer', () => {
  it.each([
    [{ NODE_ENV: 'production', KAYAN_MODE: 'sandbox', EXPLORER: 'true' }, true],
    [{ EXPLORER: 'false' }, false],
  ])('is switched by EXPLORER: %j', async (env: Record<string, string>, on) => {
    const app = await startApp(env);
    try {
      const page = await fetch(app.url, { headers: { accept: 'text/html' } });
      expect(page.status).toBe(on ? 200 : 405);
      const { data } = await app.post({ query: '{ __schema { queryType { name } } }' });
      expect(data != null).toBe(on);
      const { text } = await app.post({ query: '{ provider { name } }' });
      expect(text.includes('Did you mean')).toBe(on);
    } finally {
      await app.close();
    }
  });

  it('in live mode has no page that loads scripts from elsewhere', async () => {
    const live = await startApp({
      KAYAN_MODE: 'live',
      FINGERPRINT_KEY,
      JUHE_CARD_KEY: 'a-key-of-a-test',
      EXPLORER: 'true',
    });
    try {
      const headers = { accept: 'text/html' };
      expect((await fetch(live.url, { headers })).status).toBe(405);
      const page = await fetch(new URL('/explorer', live.url), { headers });
      expect(page.status).toBe(200);
      expect(await page.text()).not.toMatch(/https?:/);
    } finally {
      await live.close();
    }
  });
});
