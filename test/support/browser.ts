import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

/** A page that reaches loopback and nothing else. */
export interface LoopbackPage {
  readonly page: Page;
  /**
   * What should not have happened, in any page or worker of the window: requests beyond loopback, errors on
   * the console, exceptions that nobody caught, and violations of the Content Security Policy.
   */
  readonly wrongs: readonly string[];
}

/** Opens a page in a window of its own, without cookies or storage. It is closed after the suite. */
export type OpenPage = (options?: BrowserContextOptions) => Promise<LoopbackPage>;

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const executablePath = process.env['CHROMIUM_PATH'] ?? USUAL_PLACES.find(existsSync);
const NOT_FOUND = 'no Chromium was found: install one or set CHROMIUM_PATH';

/**
 * A suite in a real Chromium. Where none is there it is skipped and says so, unless `REQUIRE_CHROMIUM` is 1:
 * then it fails.
 */
export function describeInChromium(title: string, suite: (openPage: OpenPage) => void): void {
  if (executablePath === undefined && process.env['REQUIRE_CHROMIUM'] !== '1') {
    process.stderr.write(`SKIPPED ${title}: ${NOT_FOUND}\n`);
    describe.skip(`${title} (${NOT_FOUND})`, () => {
      suite(() => Promise.reject(new Error(NOT_FOUND)));
    });
    return;
  }
  jest.setTimeout(60_000);
  describe(title, () => {
    let browser: Browser | undefined;

    beforeAll(async () => {
      if (executablePath === undefined) throw new Error(NOT_FOUND);
      browser = await chromium.launch({
        executablePath,
        // Also for what Chromium asks for by itself, past the pages.
        args: ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
      });
    });
    afterAll(() => browser?.close());

    suite((options) => {
      if (browser === undefined) throw new Error('a page can be opened in a test or a hook only');
      return openPage(browser, options);
    });
  });
}

/** Chromium itself is silent about an `eval` whose refusal the page catches. */
const REPORT_VIOLATIONS = `addEventListener('securitypolicyviolation', (event) =>
  console.error('violation of', event.effectiveDirective, event.blockedURI));`;

async function openPage(browser: Browser, options?: BrowserContextOptions): Promise<LoopbackPage> {
  const wrongs: string[] = [];
  // Requests of service workers are not seen by routes.
  const context = await browser.newContext({ ...options, serviceWorkers: 'block' });
  // Shorter than a test's, which would not tell what was waited for.
  context.setDefaultTimeout(30_000);
  await context.route(isBeyondLoopback, (route) => {
    wrongs.push(`request: ${route.request().url()}`);
    return route.abort();
  });
  await context.routeWebSocket(isBeyondLoopback, (socket) => {
    wrongs.push(`request: ${socket.url()}`);
    void socket.close();
  });
  context.on('console', (message) => {
    if (message.type() === 'error') wrongs.push(`console: ${message.text()}`);
  });
  context.on('weberror', (error) => wrongs.push(`exception: ${error.error().message}`));
  await context.addInitScript(REPORT_VIOLATIONS);
  return { page: await context.newPage(), wrongs };
}

function isBeyondLoopback({ protocol, hostname }: URL): boolean {
  return /^(http|ws)s?:$/.test(protocol) && hostname !== '127.0.0.1';
}
