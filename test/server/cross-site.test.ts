import { openSocket, rawPost, replyOn } from '../support/raw-http';
import { startApp, type RunningApp } from '../support/running-app';

const TYPENAME = { query: '{ __typename }' };
const OURS = 'https://app.example.com';
const THEIRS = 'https://evil.example.com';

describe('what a page has a browser send', () => {
  let app: RunningApp;
  beforeAll(async () => {
    app = await startApp({ CORS_ORIGINS: OURS });
  });
  afterAll(() => app.close());

  async function ask(...headers: string[]) {
    const text = rawPost(TYPENAME, 'host: localhost', ...headers, 'connection: close');
    const reply = await replyOn(openSocket(app.url, text));
    return {
      status: Number(/^HTTP\/1\.1 (\d{3})/.exec(reply)?.[1]),
      code: /"code":"(\w+)"/.exec(reply)?.[1],
    };
  }
  const from = (site: string, origin?: string) =>
    ask(`sec-fetch-site: ${site}`, ...(origin === undefined ? [] : [`origin: ${origin}`]));

  it.each([
    ['by no browser', ask],
    ['by a page of this server', () => from('same-origin', 'http://localhost')],
    ['by the user', () => from('none')],
    ['by a page of a listed origin', () => from('cross-site', OURS)],
    ['by one of the same site', () => from('same-site', OURS)],
  ])('is answered if it is sent %s', async (_by, send) => {
    expect(await send()).toEqual({ status: 200, code: undefined });
  });

  it.each([
    ['by a page of any other origin', () => from('cross-site', THEIRS)],
    ['on another port of this machine', () => from('same-site', 'http://localhost:3000')],
    ['by a page that hides its origin', () => from('cross-site', 'null')],
    ['without an origin', () => from('cross-site')],
    ['by a page of a listed origin beside another', () => from('cross-site', `${OURS}, ${THEIRS}`)],
    ['from a site of a new kind', () => from('cross-galaxy', THEIRS)],
    ['from two sites', () => ask('sec-fetch-site: same-origin', 'sec-fetch-site: cross-site')],
  ])('is refused if it is sent %s', async (_by, send) => {
    expect(await send()).toEqual({ status: 403, code: 'CROSS_SITE_REQUEST' });
  });

  it.each(['/graphql', '/demo', '/explorer', '/healthz'])(
    'may be a link from elsewhere that opens %s',
    async (path) => {
      const head = [
        `GET ${path} HTTP/1.1`,
        'host: localhost',
        'accept: text/html',
        'sec-fetch-site: cross-site',
        'sec-fetch-mode: navigate',
        'connection: close',
      ];
      const reply = await replyOn(openSocket(app.url, `${head.join('\r\n')}\r\n\r\n`));
      expect(reply).toMatch(/^HTTP\/1\.1 200 /);
    },
  );
});
