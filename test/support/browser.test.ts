import { startServer, type LocalServer } from '../http/local-server';
import { describeInChromium } from './browser';

describeInChromium('a page in Chromium', (openPage) => {
  let server: LocalServer;

  beforeAll(async () => {
    server = await startServer((response) => {
      response.setHeader('content-type', 'text/html');
      response.setHeader(
        'content-security-policy',
        "img-src 'self'; script-src 'unsafe-inline'; worker-src blob:",
      );
      response.end('<!doctype html><p>here</p>');
    });
  });
  afterAll(() => server.close());

  it('reaches loopback, and finds nothing wrong with a page that is well', async () => {
    const { page, wrongs } = await openPage();
    await page.goto(server.origin);
    expect(await page.innerText('p')).toBe('here');
    expect(wrongs).toEqual([]);
  });

  it.each([
    ['fetch', "fetch('http://example.com/').catch(() => {})", 'request: http://example.com/'],
    ['a socket', "new WebSocket('ws://example.com/')", 'request: ws://example.com/'],
    ['an error on the console', "console.error('oh')", 'console: oh'],
    ['an exception', "setTimeout(() => { throw new Error('ouch') })", 'exception: ouch'],
    ['a violation', "new Image().src = 'data:,'", 'console: violation of img-src data'],
    ['one that is caught', "setTimeout('oh')", 'console: violation of script-src eval'],
    [
      'a worker that asks elsewhere',
      'new Worker(URL.createObjectURL(new Blob([\'fetch("http://example.com/")\'])))',
      'request: http://example.com/',
    ],
  ])('tells of %s', async (_name, script, wrong) => {
    const { page, wrongs } = await openPage();
    await page.goto(server.origin);
    await page.evaluate(script);
    while (!wrongs.includes(wrong)) await page.waitForTimeout(20);
    expect(wrongs).toContain(wrong);
  });
});
