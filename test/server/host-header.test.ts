import { openSocket, rawPost, replyOn } from '../support/raw-http';
import { startApp, type RunningApp } from '../support/running-app';

const TYPENAME = { query: '{ __typename }' };
const APP_KEY = { AUTH_MODE: 'api-key' };

/** The status and the code of the error, where there is one. */
async function send(app: RunningApp, text: string) {
  const reply = await replyOn(openSocket(app.url, text));
  const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(reply)?.[1]);
  const code = /"extensions":\{"code":"(\w+)"/.exec(reply)?.[1];
  return { status, code, reply };
}

const asking = (app: RunningApp, ...hosts: string[]) =>
  send(app, rawPost(TYPENAME, ...hosts.map((host) => `Host: ${host}`), 'connection: close'));

const getting = (app: RunningApp, target: string, host = 'rebound.example') =>
  send(app, `GET ${target} HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`);

describe('a server that asks nobody who they are', () => {
  let app: RunningApp;
  let production: RunningApp;

  beforeAll(async () => {
    app = await startApp({ ALLOWED_HOSTS: 'Kayan.Example.com., other_1' });
    production = await startApp({ NODE_ENV: 'production', KAYAN_MODE: 'sandbox' });
  });
  afterAll(() => Promise.all([app.close(), production.close()]));

  it.each([
    'localhost',
    'LocalHost.',
    'localhost:4000',
    'localhost:',
    '127.0.0.1',
    '127.0.0.1:1',
    '192.0.2.7',
    '[::1]',
    '[::1]:4000',
    '[2001:db8::1]',
    'kayan.example.com',
    'KAYAN.EXAMPLE.COM.:443',
    'other_1',
  ])('answers under its own name: %j', async (host) => {
    expect(await asking(app, host)).toMatchObject({ status: 200 });
  });

  it.each([
    'rebound.example',
    'rebound.example:4000',
    'localhost.evil.example',
    'localhost..',
    '.localhost',
    'evil.localhost',
    'evillocalhost',
    '127.0.0.1.nip.io',
    '127.0.0.1.evil.example:80',
    '127.1',
    '2130706433',
    '0x7f000001',
    '::1',
    '[::1',
    '[::1].evil.example',
    '[localhost]',
    '[127.0.0.1]',
    'localhost@evil.example',
    'evil.example@localhost',
    'localhost:80@evil.example',
    'evil.example:80@localhost:80',
    'evil.example, localhost',
    'localhost evil.example',
    'localhost/evil.example',
    'localhost#.evil.example',
    'localhost:4000:80',
    'localhost:port',
    'sub.kayan.example.com',
    'kayan.example.com.evil.example',
    '',
    '|',
    '*',
    'null',
  ])('answers under no other: %j', async (host) => {
    const { status, code, reply } = await asking(app, host);
    expect([status, code]).toEqual([421, 'MISDIRECTED_REQUEST']);
    expect(reply).toMatch(/\r\ncontent-security-policy: default-src 'none'/);
    expect(reply.split('\r\n\r\n')[1]).not.toContain('evil');
  });

  it('pays for nothing and logs no name that it is called', async () => {
    await asking(app, 'rebound.example');
    expect(app.upstream).toEqual([]);
    expect(app.logs()).not.toContain('rebound.example');
  });

  it.each([
    '/graphql',
    '/demo',
    '/demo/',
    '/demo/cardholders.json',
    '/demo/assets/x.js',
    '/explorer',
    '/explorer/start.js',
    '/missing',
    '//graphql',
  ])('gives nothing of %s to a page that made its name lead here', async (path) => {
    expect(await getting(app, path)).toMatchObject({ status: 421, code: 'MISDIRECTED_REQUEST' });
  });

  it.each(['OPTIONS', 'PUT', 'HEAD'])('refuses %s as well', async (method) => {
    const text = `${method} /graphql HTTP/1.1\r\nhost: rebound.example\r\norigin: http://rebound.example\r\naccess-control-request-method: POST\r\nconnection: close\r\n\r\n`;
    expect(await send(app, text)).toMatchObject({ status: 421 });
  });

  it.each(['/healthz', '/readyz', '/metrics'])('is probed at %s under any name', async (path) => {
    expect(await getting(app, path)).toMatchObject({ status: 200 });
    expect(await getting(production, path)).toMatchObject({ status: 200 });
  });

  it('takes no name from a header that anybody can write', async () => {
    const trusting = await startApp({ TRUST_PROXY: '127.0.0.1' });
    try {
      const forwarded = ['x-forwarded-host: localhost', 'forwarded: host=localhost'];
      const post = (host: string, ...more: string[]) =>
        send(trusting, rawPost(TYPENAME, `host: ${host}`, ...more, 'connection: close'));
      expect(await post('rebound.example', ...forwarded)).toMatchObject({ status: 421 });
      expect(await post('localhost', 'x-forwarded-host: rebound.example')).toMatchObject({
        status: 200,
      });
    } finally {
      await trusting.close();
    }
  });

  it.each([
    ['http://localhost/graphql', 'localhost', 405],
    ['http://127.0.0.1:80/graphql', 'localhost', 405],
    ['HTTP://Kayan.example.com/graphql', 'localhost', 405],
    ['http://rebound.example/graphql', 'localhost', 421],
    ['http://rebound.example/healthz', 'localhost', 200],
    ['http://localhost/graphql', 'rebound.example', 421],
    ['http://localhost@rebound.example/graphql', 'localhost', 421],
    ['http://rebound.example@localhost/graphql', 'localhost', 421],
    ['http://rebound.example', 'localhost', 421],
    ['ftp://rebound.example/graphql', 'localhost', 421],
  ])('looks at the host of a whole URL too: GET %s with Host %s', async (target, host, status) => {
    expect(await getting(app, target, host)).toMatchObject({ status });
  });

  it('takes HTTP/1.0 without a name for a probe only', async () => {
    expect(await send(app, 'GET /graphql HTTP/1.0\r\n\r\n')).toMatchObject({ status: 421 });
    expect(await send(app, 'GET /healthz HTTP/1.0\r\n\r\n')).toMatchObject({ status: 200 });
  });
});

describe('a server that asks who they are', () => {
  it('answers under any name, unless it is told its names', async () => {
    const [any, told] = await Promise.all([
      startApp(APP_KEY),
      startApp({ ...APP_KEY, ALLOWED_HOSTS: 'kayan.example.com' }),
    ]);
    try {
      for (const host of ['rebound.example', '|', '']) {
        expect(await asking(any, host)).toMatchObject({ status: 401 });
        expect(await asking(told, host)).toMatchObject({ status: 421 });
      }
      expect(await asking(told, 'kayan.example.com')).toMatchObject({ status: 401 });
      expect(await asking(told, '192.0.2.7')).toMatchObject({ status: 401 });
      expect(await getting(told, '/metrics')).toMatchObject({ status: 401 });
    } finally {
      await Promise.all([any.close(), told.close()]);
    }
  });
});

describe.each([[{}], [APP_KEY]])('a Host header, with %j', (env: Record<string, string>) => {
  let app: RunningApp;
  beforeAll(async () => {
    app = await startApp(env);
  });
  afterAll(() => app.close());

  it.each([
    ['two', 'Host: localhost\r\nHost: evil.example\r\n'],
    ['two that are alike', 'hOST: localhost\r\nx-a: b\r\nHost: localhost\r\n'],
    ['an empty one beside it', 'Host:\r\nHost: localhost\r\n'],
    ['none', ''],
  ])('must be there once: %s', async (_what, hosts) => {
    for (const path of ['/graphql', '/healthz', '/missing']) {
      const reply = await send(app, `GET ${path} HTTP/1.1\r\n${hosts}connection: close\r\n\r\n`);
      expect(reply).toMatchObject({ status: 400, code: 'BAD_HOST_HEADER' });
    }
  });
});
