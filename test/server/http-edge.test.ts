import { startApp, type RunningApp } from '../support/running-app';

describe('the HTTP edge', () => {
  let app: RunningApp;

  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());

  const send = async (init: RequestInit, path = '/graphql') => {
    const response = await fetch(new URL(path, app.url), init);
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
  const codeIn = (text: string) =>
    (JSON.parse(text) as { errors: { extensions: { code: string } }[] }).errors[0]?.extensions.code;
  const json = { 'content-type': 'application/json' };

  it.each([
    ['broken JSON', { method: 'POST', headers: json, body: '{' }, 400, 'BAD_REQUEST'],
    ['no body', { method: 'POST', headers: json }, 400, 'BAD_REQUEST'],
    [
      'a text body',
      { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{}' },
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    [
      'a form',
      {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: 'query={x}',
      },
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    [
      'a large body',
      { method: 'POST', headers: json, body: `"${'x'.repeat(65_536)}"` },
      413,
      'PAYLOAD_TOO_LARGE',
    ],
    [
      'a multipart form',
      {
        method: 'POST',
        headers: { 'content-type': 'multipart/form-data; boundary=x' },
        body: '--x--',
      },
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    [
      'a batch',
      { method: 'POST', headers: json, body: '[{"query":"{ __typename }"}]' },
      400,
      'BATCHING_NOT_SUPPORTED',
    ],
    ['GET', { method: 'GET' }, 405, 'METHOD_NOT_ALLOWED'],
  ])('answers %s in the shape of GraphQL', async (_name, init, status, code) => {
    const reply = await send(init);
    expect(reply.status).toBe(status);
    expect(codeIn(reply.text)).toBe(code);
  });

  it('refuses a query in a URL, also from a browser', async () => {
    const headers = { accept: 'text/html' };
    const reply = await send({ headers }, '/graphql?query={providers{name}}');
    expect(reply.status).toBe(405);
    expect(reply.headers.get('allow')).toBe('POST');
  });

  it('gives a browser Apollo Sandbox, and in production nothing', async () => {
    const page = await send({ headers: { accept: 'text/html,*/*' } });
    expect(page.status).toBe(200);
    expect(page.text).toContain('sandbox');
    const production = await startApp({ NODE_ENV: 'production', KAYAN_MODE: 'sandbox' });
    try {
      const reply = await fetch(production.url, { headers: { accept: 'text/html' } });
      expect(reply.status).toBeGreaterThanOrEqual(400);
      const introspection = await production.post({ query: '{ __schema { types { name } } }' });
      expect(introspection.errors?.[0]?.extensions['code']).toBe('GRAPHQL_VALIDATION_FAILED');
    } finally {
      await production.close();
    }
  });

  it.each(['mutation', 'subscription'])('refuses a %s, which the schema has not', async (kind) => {
    const { status, errors } = await app.post({ query: `${kind} { x }` });
    expect([status, errors?.[0]?.extensions]).toEqual([400, { code: 'GRAPHQL_VALIDATION_FAILED' }]);
    expect(errors?.[0]?.message).toBe(`The schema has no ${kind}.`);
  });

  it('answers 404 elsewhere', async () => {
    const reply = await send({ method: 'POST' }, '/');
    expect(reply.status).toBe(404);
    expect(codeIn(reply.text)).toBe('NOT_FOUND');
  });

  it('logs one line a request, with the route and not the URL', async () => {
    const before = app.logs().split('\n').length;
    await app.post({ query: '{ providers { name } }' });
    const lines = app
      .logs()
      .trim()
      .split('\n')
      .slice(before - 1);
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      method: 'POST',
      route: '/graphql',
      status: 200,
    });
  });
});
