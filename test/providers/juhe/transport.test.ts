import type { ServerResponse } from 'node:http';
import { closingAfterEach } from '../../http/closing';
import { closedOrigin, startServer } from '../../http/local-server';
import { meaningOf, patientAttempt, subjectOf } from '../support';
import { juheAt } from './support';

const closing = closingAfterEach();
const MATCH = '{"reason":"成功","result":{"jobid":"JH1","res":1},"error_code":0}';
const PRODUCTS = ['check', 'report'] as const;

async function serve(answer: (response: ServerResponse) => unknown) {
  const server = closing(await startServer(answer));
  return { server, provider: closing(juheAt(server.origin)) };
}

function ask(provider: ReturnType<typeof juheAt>, product: (typeof PRODUCTS)[number]) {
  const subject = subjectOf(1);
  const options = { timeoutMs: 300 };
  return product === 'check'
    ? provider.check(subject, options)
    : provider.report(subject.bankCard, options);
}

type Row = readonly [
  name: string,
  answer: (response: ServerResponse) => unknown,
  meaning: string,
  providerCode: string,
];

const AMBIGUOUS: readonly Row[] = [
  ['silence', () => undefined, 'NO_ANSWER', 'TIMEOUT'],
  ['a reset', (response) => response.socket?.resetAndDestroy(), 'NO_ANSWER', 'ECONNRESET'],
  [
    '500 with HTML',
    (response) => response.writeHead(500, { 'content-type': 'text/html' }).end('<html></html>'),
    'UPSTREAM_FAILURE',
    'HTTP_500',
  ],
  ['404 with nothing', (response) => response.writeHead(404).end(), 'UPSTREAM_FAILURE', 'HTTP_404'],
  ['broken JSON', (response) => response.end(MATCH.slice(0, -3)), 'BAD_RESPONSE', 'NOT_JSON'],
  ['nothing at all', (response) => response.end(), 'BAD_RESPONSE', 'NOT_JSON'],
  ['another shape', (response) => response.end('{"ok":true}'), 'BAD_RESPONSE', 'SHAPE'],
  [
    'more than 64 KiB',
    (response) => response.end(MATCH + ' '.repeat(64 * 1024)),
    'BAD_RESPONSE',
    'BODY_TOO_LARGE',
  ],
  [
    'a redirect, even with a verdict in it',
    (response) => response.writeHead(302, { location: '/elsewhere' }).end(MATCH),
    'BAD_RESPONSE',
    'HTTP_302',
  ],
];

describe.each(PRODUCTS)('Juhe asked for a %s', (product) => {
  it.each(AMBIGUOUS)('that answers with %s may have done the work', async (...row) => {
    const [, answer, meaning, providerCode] = row;
    const { server, provider } = await serve(answer);

    const result = await ask(provider, product);

    expect([meaningOf(result), result.providerCode]).toEqual([meaning, providerCode]);
    expect(result).toMatchObject({ class: 'AMBIGUOUS', billed: 'UNKNOWN', retryAt: null });
    expect(server.requests).toHaveLength(1);
  });

  it('that refuses the connection was not asked', async () => {
    const provider = closing(juheAt(await closedOrigin()));

    const result = await ask(provider, product);

    expect(meaningOf(result)).toBe('UNREACHABLE');
    expect(result).toMatchObject({ class: 'NOT_SENT', billed: 'NO', providerCode: 'ECONNREFUSED' });
  });
});

describe('a caller who gives up', () => {
  const check = (provider: ReturnType<typeof juheAt>, signal: AbortSignal) =>
    provider.cardCheck.ask({ subject: subjectOf(1) }, { ...patientAttempt(), signal });

  it('before Juhe is asked leaves it unasked', async () => {
    const { server, provider } = await serve((response) => response.end(MATCH));

    const result = await check(provider, AbortSignal.abort());

    expect(result).toMatchObject({ class: 'NOT_SENT', billed: 'NO', providerCode: 'CANCELLED' });
    expect(server.requests).toEqual([]);
  });

  it('after Juhe was asked is still told what it found', async () => {
    const controller = new AbortController();
    const { provider } = await serve((response) => {
      controller.abort();
      setTimeout(() => response.end(MATCH), 50);
    });

    expect(meaningOf(await check(provider, controller.signal))).toBe('MATCH');
  });
});
