import fc from 'fast-check';
import { Agent, request } from 'node:http';
import { readFileSync } from 'node:fs';
import { PROVIDER_NAMES } from '../../src/domain/provider';
import { elementsOf } from '../support/cardholders';
import { startApp, type RunningApp } from '../support/running-app';

/** `FUZZ_RUNS=100000` is what a release is checked with. */
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 3_000);

interface Message {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

const OPERATIONS = readFileSync('test/e2e/operations/checks.graphql', 'utf8');
const NAMES = ['CheckBankCard', 'ReportBlacklist', 'AssessRisk'];
const PIECES =
  '{ } ( ) [ ] ! $ @ ... : = | & " """ \\ # , query mutation subscription fragment on F Query input $input true null 1 -1.5e9 "x" providers name riskProfile bankCardCheck __typename __schema __type @skip(if:true) @include(if:$input) ...F \u0000 \ud800 卡';

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
);
const anything = fc.oneof({ weight: 2, arbitrary: text }, fc.jsonValue({ maxDepth: 4 }));
const person = fc.integer({ min: 1, max: 12 }).map(elementsOf);
const elements = fc.record(
  {
    name: fc.oneof(fc.constant(elementsOf(2).name), anything),
    idNumber: fc.oneof(fc.constant(elementsOf(2).idNumber), anything),
    bankCard: fc.oneof(fc.constant(elementsOf(2).bankCard), anything),
    mobile: fc.oneof(fc.constant('13800138001'), anything),
    idType: fc.oneof(fc.constant('PASSPORT'), anything),
    provider: fc.oneof(fc.constantFrom(...PROVIDER_NAMES), anything),
    maxAgeSeconds: fc.oneof(fc.integer(), fc.double(), anything),
    clientReference: anything,
  },
  { requiredKeys: [] },
);
const pieces = fc.array(fc.constantFrom(...PIECES.split(' ')), { maxLength: 40 });
const selection = fc.constantFrom(
  ...['__typename', 'providers { name }', 'a: __typename', '...F', '... { b: __typename }'],
  ...['__schema { __typename }', 'c: providers { name @skip(if: true) }'],
);
const query = fc.oneof(
  pieces.map((all) => all.join(' ')),
  pieces.map((all) => `query ($input: BankCardCheckInput!) { ${all.join(' ')} }`),
  fc
    .array(selection, { minLength: 1, maxLength: 60, size: 'max' })
    .map((all) => `{ ${all.join(' ')} } fragment F on Query { __typename }`),
  text,
);
/** What gets as far as GraphQL. */
const wellFormed = fc.oneof(
  fc.record({
    query: fc.constant(OPERATIONS),
    operationName: fc.constantFrom(...NAMES),
    variables: fc.record({ input: fc.oneof(person, elements, elements, anything) }),
  }),
  fc.record(
    { query, variables: fc.dictionary(text, anything), operationName: text },
    { requiredKeys: ['query'] },
  ),
);
const operation = fc.record(
  {
    query: fc.oneof(query, anything),
    variables: anything,
    operationName: anything,
    extensions: fc.oneof(fc.record({ persistedQuery: anything }), anything),
    documentId: anything,
  },
  { requiredKeys: [] },
);
const body = fc.oneof(
  { weight: 16, arbitrary: wellFormed.map((value) => JSON.stringify(value)) },
  { weight: 4, arbitrary: operation.map((value) => JSON.stringify(value)) },
  fc.array(operation, { maxLength: 3 }).map((value) => JSON.stringify(value)),
  fc.json(),
  text,
  fc.uint8Array({ maxLength: 300 }),
  { weight: 1, arbitrary: fc.constant('x'.repeat(70_000)) },
);

/** What Node lets a client send; the server's parser refuses the rest before it is anybody's request. */
const headerValue = fc.string({
  unit: fc
    .oneof(fc.integer({ min: 32, max: 126 }), fc.integer({ min: 128, max: 255 }))
    .map((code) => String.fromCharCode(code)),
});
const headers = fc.record(
  {
    'content-type': fc.oneof(
      { weight: 20, arbitrary: fc.constant('application/json') },
      fc.constantFrom(
        'application/json; charset=utf-16',
        'text/plain',
        'multipart/form-data; boundary=x',
        'application/x-www-form-urlencoded',
        'application/graphql',
      ),
      headerValue,
    ),
    accept: fc.oneof(
      {
        weight: 4,
        arbitrary: fc.constantFrom(
          '*/*',
          'application/json',
          'application/graphql-response+json',
          'text/html',
          'multipart/mixed; deferSpec=20220824',
        ),
      },
      headerValue,
    ),
    host: fc.oneof({ weight: 20, arbitrary: fc.constant('localhost') }, headerValue),
    origin: headerValue,
    cookie: headerValue,
    authorization: headerValue,
    traceparent: headerValue,
    'x-request-id': headerValue,
    'content-encoding': headerValue,
    'x-apollo-operation-name': headerValue,
    'access-control-request-method': headerValue,
    'x-forwarded-host': headerValue,
  },
  { requiredKeys: ['content-type'] },
);
const message: fc.Arbitrary<Message> = fc.record({
  method: fc.oneof(
    { weight: 12, arbitrary: fc.constant('POST') },
    fc.constantFrom('GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'QUERY'),
  ),
  path: fc.oneof(
    { weight: 12, arbitrary: fc.constant('/graphql') },
    fc.webQueryParameters().map((parameters) => `/graphql?${parameters}`),
    fc.webPath().map((path) => `/${path}`),
    fc.constantFrom('*', '//', '/%zz', '/graphql/', '/graphql?query={__typename}'),
  ),
  headers,
  body,
});

describe('the HTTP edge, whatever it is sent', () => {
  const agent = new Agent({ keepAlive: true });
  let app: RunningApp;

  beforeAll(async () => {
    app = await startApp({ LOG_LEVEL: 'silent', CORS_ORIGINS: 'https://app.example.com' });
  });
  afterAll(async () => {
    agent.destroy();
    await app.close();
  });

  it(
    `answers ${RUNS} arbitrary messages with JSON and never with 5xx`,
    async () => {
      await fc.assert(
        fc.asyncProperty(message, async (sent) => {
          const { status, type, text: answer } = await send(sent);
          expect(status).toBeGreaterThanOrEqual(200);
          expect(status).toBeLessThan(500);
          if (answer === '' || (sent.method === 'GET' && type.startsWith('text/html'))) return;
          expect(type).toMatch(/^application\/(graphql-response\+)?json; charset=utf-8/);
          expect(JSON.parse(answer)).toBeInstanceOf(Object);
        }),
        { numRuns: RUNS },
      );
      const alive = await app.post({ query: '{ __typename }' });
      expect(alive.data).toEqual({ __typename: 'Query' });
    },
    20_000 + RUNS * 20,
  );

  function send({ method, path, headers, body }: Message) {
    return new Promise<{ status: number; type: string; text: string }>((resolve, reject) => {
      const { hostname, port } = new URL(app.url);
      const length = { 'content-length': Buffer.byteLength(body) };
      const options = { hostname, port, method, path, headers: { ...headers, ...length }, agent };
      const message = request(options, (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (text += chunk));
        response.on('end', () => {
          const { statusCode: status = 0, headers } = response;
          resolve({ status, type: headers['content-type'] ?? '', text });
        });
      });
      message.on('error', reject);
      message.end(body);
    });
  }
});
