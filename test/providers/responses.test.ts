import type { ServerResponse } from 'node:http';
import {
  brotliCompressSync,
  deflateRawSync,
  deflateSync,
  gzipSync,
  zstdCompressSync,
} from 'node:zlib';
import { systemClock } from '../../src/domain/clock';
import type { Answer, ProviderName } from '../../src/domain/provider';
import { Env } from '../../src/env';
import { providerModules } from '../../src/providers';
import { closingAfterEach } from '../http/closing';
import { startServer } from '../http/local-server';
import { cardCheckOf, meaningOf, patientAttempt, subjectOf } from './support';

const closing = closingAfterEach();
const OUR_REFERENCE = 'K1764072000000abcdefghijklmnop';

interface Sample {
  readonly provider: ProviderName;
  readonly match: string;
  readonly mismatch: string;
  /** A code that says the work was not done. */
  readonly refused: readonly [body: string, meaning: string];
  /** What the provider can be asked about the call by. */
  readonly reference: string;
}

const SAMPLES: readonly Sample[] = [
  {
    provider: 'JUHE',
    match: '{"reason":"成功","result":{"jobid":"JH2071","res":1},"error_code":0}',
    mismatch: '{"reason":"成功","result":{"jobid":"JH2071","res":2},"error_code":0}',
    refused: [
      '{"reason":"KEY过期","result":{"jobid":"JH2071"},"error_code":10003}',
      'CREDENTIALS_REJECTED',
    ],
    reference: 'JH2071',
  },
  {
    provider: 'SHUJUBAO',
    match: '{"code":"10000","message":"成功","data":{"state":"1"},"seqNo":"4XU29Z4D17"}',
    mismatch: '{"code":"10000","message":"成功","data":{"state":"2"},"seqNo":"4XU29Z4D17"}',
    refused: [
      '{"code":"10014","message":"该接口已停用","seqNo":"4XU29Z4D17"}',
      'UNDER_MAINTENANCE',
    ],
    reference: '4XU29Z4D17',
  },
  {
    provider: 'TENCENT',
    match: '{"code":0,"bspFivBody":{"authCode":"00","authMessage":"认证通过"}}',
    mismatch: '{"code":0,"bspFivBody":{"authCode":"98","authMessage":"认证未通过"}}',
    refused: ['{"code":4100,"message":"身份认证失败"}', 'CREDENTIALS_REJECTED'],
    reference: OUR_REFERENCE,
  },
  {
    provider: 'ALIYUN',
    match: '{"RequestId":"2A1F95E2","Code":"200","ResultObject":{"BizCode":"1","SubCode":"101"}}',
    mismatch:
      '{"RequestId":"2A1F95E2","Code":"200","ResultObject":{"BizCode":"2","SubCode":"201"}}',
    refused: ['{"RequestId":"2A1F95E2","Code":"Forbidden.RAM"}', 'CREDENTIALS_REJECTED'],
    reference: '2A1F95E2',
  },
  {
    provider: 'TENCENT_FACEID',
    match: '{"Response":{"Result":"0","Description":"认证通过","RequestId":"ed93f3cb-f35e"}}',
    mismatch: '{"Response":{"Result":"-1","Description":"认证未通过","RequestId":"ed93f3cb-f35e"}}',
    refused: [
      '{"Response":{"Error":{"Code":"UnauthorizedOperation.Arrears","Message":"帐号已欠费"},"RequestId":"ed93f3cb-f35e"}}',
      'QUOTA_EXHAUSTED',
    ],
    reference: 'ed93f3cb-f35e',
  },
];

/** Asks a provider that answers as told. */
async function answerTo(
  provider: ProviderName,
  respond: (response: ServerResponse) => unknown,
): Promise<Answer<unknown>> {
  const server = closing(await startServer(respond));
  const factoryAt = providerModules.find(({ name }) => name === provider)?.forSandbox(new Env({}));
  if (factoryAt === undefined) throw new RangeError(provider);
  const asked = closing(factoryAt(server.origin).create({ clock: systemClock }));
  const attempt = { ...patientAttempt(500), reference: OUR_REFERENCE };
  const answer = await cardCheckOf(asked).ask({ subject: subjectOf(1) }, attempt);
  expect(server.requests).toHaveLength(1);
  return answer;
}

const withStatus =
  (status: number, body: string, headers = {}) =>
  (response: ServerResponse) =>
    response.writeHead(status, headers).end(body);

it('every provider has a sample here', () => {
  const sampled = SAMPLES.map(({ provider }) => provider);
  expect(sampled.sort()).toEqual(providerModules.map(({ name }) => name).sort());
});

describe.each(SAMPLES)('$provider', ({ provider, match, mismatch, refused, reference }) => {
  it.each([400, 403, 404, 500, 502, 503])('finds nothing under HTTP %i', async (status) => {
    for (const body of [match, mismatch]) {
      const answer = await answerTo(provider, withStatus(status, body));
      expect(answer).toMatchObject({
        class: 'AMBIGUOUS',
        error: 'UPSTREAM_FAILURE',
        providerCode: `HTTP_${status}`,
        providerReference: reference,
        billed: 'UNKNOWN',
      });
    }
  });

  it.each([200, 201, 206])('finds what it finds under HTTP %i', async (status) => {
    expect(meaningOf(await answerTo(provider, withStatus(status, match)))).toBe('MATCH');
    expect(await answerTo(provider, withStatus(status, mismatch))).toMatchObject({
      verdict: { outcome: 'MISMATCH' },
    });
  });

  it.each([200, 400, 500])('says that it did not do the work under HTTP %i', async (status) => {
    const [body, meaning] = refused;
    const answer = await answerTo(provider, withStatus(status, body));
    expect(meaningOf(answer)).toBe(meaning);
    expect(answer.class).toBe('REFUSED');
  });

  it.each([
    ['nothing', ''],
    ['HTML', '<html>429 Too Many Requests</html>'],
    ['JSON of a gateway', '{"message":"API rate limit exceeded"}'],
    ['a code of no table', '{"code":429,"error_code":429,"Code":"429"}'],
  ])('is not billed for a 429 with %s, and says when to ask again', async (_name, body) => {
    const answer = await answerTo(provider, withStatus(429, body, { 'retry-after': '120' }));
    expect(answer).toMatchObject({ class: 'REFUSED', error: 'RATE_LIMITED', billed: 'NO' });
    expect(retryInSeconds(answer)).toBeCloseTo(120, -1);
  });

  it('finds nothing under a 429, and may have done the work if it says so', async () => {
    expect(await answerTo(provider, withStatus(429, match))).toMatchObject({
      class: 'AMBIGUOUS',
      error: 'UPSTREAM_FAILURE',
    });
  });

  it.each([
    ['gzip', 'gzip', gzipSync],
    ['gzip under its old name', 'X-GZIP', gzipSync],
    ['deflate', 'deflate', deflateSync],
    ['deflate without its frame', 'deflate', deflateRawSync],
    ['brotli', 'br', brotliCompressSync],
    ['zstd', 'zstd', zstdCompressSync],
    ['gzip over brotli', 'br, gzip', (body: Buffer) => gzipSync(brotliCompressSync(body))],
    ['no coding at all', 'identity', (body: Buffer) => body],
  ] as const)('is read through %s', async (_name, encoding, compress) => {
    const body = compress(Buffer.from(match));
    const answer = await answerTo(provider, (response) =>
      response.writeHead(200, { 'content-encoding': encoding }).end(body),
    );
    expect(meaningOf(answer)).toBe('MATCH');
  });

  it.each([
    ['is not what it says', 'gzip', Buffer.from('{"code":0}'), 'CONTENT_ENCODING'],
    ['breaks off', 'gzip', gzipSync(Buffer.from(match)).subarray(0, -9), 'CONTENT_ENCODING'],
    ['nobody knows', 'compress', Buffer.from(match), 'CONTENT_ENCODING'],
    ['unpacks to 65 KiB', 'gzip', gzipSync(Buffer.alloc(65 * 1024, ' ')), 'BODY_TOO_LARGE'],
  ])('may have done the work behind a coding that %s', async (_name, encoding, body, code) => {
    const answer = await answerTo(provider, (response) =>
      response.writeHead(200, { 'content-encoding': encoding }).end(body),
    );
    expect(answer).toMatchObject({ class: 'AMBIGUOUS', error: 'BAD_RESPONSE', providerCode: code });
  });

  it.each(['100 Continue', '102 Processing', '103 Early Hints'])(
    'is read after %s',
    async (line) => {
      const answers = [`HTTP/1.1 ${line}\r\n\r\n`, `HTTP/1.1 ${line}\r\nx-note: 1\r\n\r\n`];
      for (const interim of answers) {
        const answer = await answerTo(provider, (response) => {
          response.socket?.write(interim);
          setImmediate(() => response.end(match));
        });
        expect(meaningOf(answer)).toBe('MATCH');
      }
    },
  );

  it.each([
    ['says nothing', () => undefined],
    ['resets the connection', (response: ServerResponse) => response.socket?.resetAndDestroy()],
    ['answers in another shape', (response: ServerResponse) => response.end('{"ok":true}')],
    ['answers 502', withStatus(502, '<html>')],
  ])(
    'can be asked about a call by our reference if it takes one and %s',
    async (_name, respond) => {
      const answer = await answerTo(provider, respond);
      expect(answer).toMatchObject({ class: 'AMBIGUOUS', providerReference: OUR_REFERENCE });
    },
  );
});

describe.each(SAMPLES.filter(({ reference }) => reference !== OUR_REFERENCE))(
  '$provider tells its number of a call',
  ({ provider, match, reference }) => {
    const broken = match
      .replace('"res":1', '"res":[]')
      .replace('"state":"1"', '"state":{}')
      .replace('"SubCode":"101"', '"SubCode":{}')
      .replace('"Result":"0"', '"Result":null');

    it.each([
      ['cannot be read', (response: ServerResponse) => response.end(broken), 'SHAPE'],
      ['breaks off', (response: ServerResponse) => response.end(match.slice(0, -1)), 'NOT_JSON'],
      [
        'is cut off by the connection',
        (response: ServerResponse) => {
          response.writeHead(200, { 'content-length': 1000 }).write(match.slice(0, -1));
          setTimeout(() => response.socket?.resetAndDestroy(), 20);
        },
        'ECONNRESET',
      ],
      ['never ends', (response: ServerResponse) => response.writeHead(200).write(match), 'TIMEOUT'],
    ])('even if the answer %s', async (_name, respond, providerCode) => {
      const answer = await answerTo(provider, respond);
      expect(answer).toMatchObject({ class: 'AMBIGUOUS', providerCode });
      expect(answer.providerReference).toBe(reference);
    });
  },
);

describe('the text of an answer', () => {
  it('is GB18030 where it is no UTF-8, and its words count', async () => {
    // 同一银行卡请求过于频繁
    const words = 'cdacd2bbd2f8d0d0bfa8c7ebc7f3b9fdd3dac6b5b7b1';
    const body = Buffer.concat([
      Buffer.from('{"reason":"'),
      Buffer.from(words, 'hex'),
      Buffer.from('","result":null,"error_code":220704}'),
    ]);
    const answer = await answerTo('JUHE', (response) => response.end(body));
    expect(answer).toMatchObject({ class: 'SUBJECT', providerCode: '22070404' });
  });

  it('may begin with a byte order mark', async () => {
    const answer = await answerTo('SHUJUBAO', (response) =>
      response.end(`\uFEFF${SAMPLES[1]?.match ?? ''}`),
    );
    expect(meaningOf(answer)).toBe('MATCH');
  });
});

describe('Retry-After', () => {
  it.each([
    ['a date', () => new Date(Date.now() + 60_000).toUTCString(), 60],
    ['more than a day', () => '864000', 24 * 3600],
  ])('is taken as %s', async (_name, header, seconds) => {
    const answer = await answerTo('JUHE', withStatus(429, '', { 'retry-after': header() }));
    expect(retryInSeconds(answer)).toBeCloseTo(seconds, -1);
  });

  it.each(['', '0', '-5', 'soon', 'Thu, 01 Jan 2015 00:00:00 GMT', '99999999999999999999'])(
    'says nothing with %j',
    async (header) => {
      const answer = await answerTo('JUHE', withStatus(429, '', { 'retry-after': header }));
      expect(answer).toMatchObject({ error: 'RATE_LIMITED', retryAt: null });
    },
  );

  it('is kept with a code of the gateway too', async () => {
    const headers = { 'x-ca-error-code': 'T429PA', 'retry-after': '30' };
    const answer = await answerTo('SHUJUBAO', withStatus(429, '', headers));
    expect(answer).toMatchObject({ error: 'RATE_LIMITED', providerCode: 'T429PA' });
    expect(retryInSeconds(answer)).toBeCloseTo(30, -1);
  });
});

it('Shujubao finds what it finds under HTTP 450 too', async () => {
  const { match = '' } = SAMPLES.find(({ provider }) => provider === 'SHUJUBAO') ?? {};
  expect(meaningOf(await answerTo('SHUJUBAO', withStatus(450, match)))).toBe('MATCH');
  expect(meaningOf(await answerTo('JUHE', withStatus(450, SAMPLES[0]?.match ?? '')))).toBe(
    'UPSTREAM_FAILURE',
  );
});

function retryInSeconds(answer: Answer<unknown>): number {
  const retryAt = answer.class === 'ANSWERED' ? null : answer.retryAt;
  return retryAt === null ? NaN : (retryAt.getTime() - Date.now()) / 1000;
}
