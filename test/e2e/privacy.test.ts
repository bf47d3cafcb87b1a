import { createHash } from 'node:crypto';
import { request, type ServerResponse } from 'node:http';
import { sql } from 'kysely';
import { openStore } from '../../src/ledger';
import type { Fault } from '../../src/sandbox/cardholders';
import { closingAfterEach } from '../http/closing';
import { startServer } from '../http/local-server';
import { CANARY, NEEDLES } from '../support/canary';
import { startApp, UNREMEMBERING, type RunningApp } from '../support/running-app';

/** What goes wrong at a provider that repeats the card it was asked about. */
const faultsOf = (card: string): readonly Fault[] => {
  const echo = `{"reason":"${CANARY.name} ${card}","result":{"jobid":"JH${card}","message":"${CANARY.idNumber}","res":"${CANARY.mobile}"},"error_code":0}`;
  const raw = (status: number, body: string): Fault => ({ kind: 'raw', status, body });
  return [
    { kind: 'reset' },
    { kind: 'silence' },
    raw(500, echo.slice(1)),
    raw(200, echo),
    raw(200, echo.replace(`"${CANARY.mobile}"`, '1')),
    raw(200, `{"error_code":"${card}"}`),
    raw(200, echo.replace('"error_code":0', '"error_code":220703')),
    raw(200, echo.replace('"error_code":0', '"error_code":987654')),
  ];
};
const FAULTY_CARDS = faultsOf('').map((_, i) => `62284812345678${10 + i}`);

/** The same of Tencent's faceid, which could repeat an element in every member of an answer. */
const faceidFaultsOf = (card: string): readonly Fault[] => {
  const { name, idNumber, mobile, latinName } = CANARY;
  const result = { Result: '0', Description: `${name} ${card} ${mobile}`, RequestId: idNumber };
  const error = (Code: string) => ({ Error: { Code, Message: `${name} ${idNumber} ${card}` } });
  return [
    result,
    { ...result, Result: card },
    { ...result, Result: `-${mobile}` },
    { ...result, RequestId: `${name}-${card}` },
    error('FailedOperation.UnKnown'),
    error(`InvalidParameterValue.${card}`),
    error(`InvalidParameter.${mobile}.${latinName}`),
    error(`Id${idNumber}`),
    error(card),
  ].map((response) => ({ kind: 'raw', status: 200, body: JSON.stringify({ Response: response }) }));
};
const FACEID_CARDS = faceidFaultsOf('').map((_, i) => `62284812345679${10 + i}`);

const INPUT = {
  name: CANARY.name,
  idNumber: CANARY.idNumber,
  bankCard: CANARY.bankCard,
  mobile: CANARY.mobile,
};
const THREE = { name: INPUT.name, idNumber: INPUT.idNumber, bankCard: INPUT.bankCard };
const RISK =
  'query ($input: RiskProfileInput!) { riskProfile(input: $input) { level check { __typename ... on BankCardCheck { providerReference providerMessage providerCode bankCard { masked } attempts { providerCode } } ... on ProviderError { message providerReference providerMessage providerCode attempts { providerCode } } } blacklist { __typename } } }';

const risk = (input: unknown) => ({ query: RISK, variables: { input } });
const CHECK =
  'query ($input: BankCardCheckInput!) { bankCardCheck(input: $input) { __typename ... on BankCardCheck { providerReference providerMessage providerCode attempts { providerCode providerReference } } ... on ProviderError { message providerReference providerMessage providerCode attempts { providerCode providerReference } } } }';
const check = (input: unknown) => ({ query: CHECK, variables: { input } });

/** Says what it was given in everything that an error and its stack have room for. */
const hostile = {
  [CANARY.latinName](): never {
    const classes = { [CANARY.latinName]: class extends Error {} };
    const Named = classes[CANARY.latinName] ?? Error;
    const message = `cannot name ${CANARY.bankCard}\n    at ${CANARY.name} (/${CANARY.mobile}:1:1)`;
    const cause = Object.assign(new Named(message), { code: CANARY.latinName });
    throw Object.assign(new Named(message, { cause }), { code: CANARY.bankCard });
  },
};

const BODIES: readonly (readonly [name: string, body: unknown])[] = [
  ['a check', risk(THREE)],
  ['a check of four elements', risk(INPUT)],
  [
    'wrong types',
    risk({
      name: [CANARY.name],
      idNumber: { x: CANARY.idNumber },
      bankCard: Number(CANARY.bankCard),
      mobile: true,
    }),
  ],
  [
    'rules of content',
    risk({
      name: CANARY.latinName,
      idNumber: CANARY.bankCard,
      bankCard: CANARY.idNumber + 'x',
      mobile: CANARY.bankCard,
    }),
  ],
  ['an unknown input field', risk({ ...THREE, [CANARY.name]: CANARY.mobile })],
  ['an unknown input field named by a number', risk({ ...THREE, [CANARY.bankCard]: 1 })],
  ['an enum value', risk({ ...THREE, provider: CANARY.latinName, idType: CANARY.name })],
  ['an integer', risk({ ...THREE, maxAgeSeconds: CANARY.bankCard })],
  ['a string for the input', risk(CANARY.bankCard)],
  [
    'a variable of another type',
    {
      query: 'query ($s: Boolean!) { providers @skip(if: $s) { name } }',
      variables: { s: CANARY.bankCard },
    },
  ],
  ['variables that are a string', { query: RISK, variables: CANARY.bankCard }],
  [
    'a literal',
    {
      query: `{ bankCardCheck(input: { name: "${CANARY.name}", idNumber: "${CANARY.idNumber}", bankCard: "${CANARY.bankCard}" }) { __typename } }`,
    },
  ],
  [
    'a literal of a number',
    { query: `{ blacklistReport(input: { bankCard: ${CANARY.bankCard} }) { __typename } }` },
  ],
  [
    'a literal in a wrong place',
    { query: `{ blacklistReport(input: "${CANARY.bankCard}") { __typename } }` },
  ],
  [
    'a literal for an integer',
    {
      query: `{ blacklistReport(input: { maxAgeSeconds: ${CANARY.bankCard}, provider: ${CANARY.latinName} }) { __typename } }`,
    },
  ],
  [
    'a literal for a time',
    {
      query: `{ checks(filter: { from: "${CANARY.latinName}", to: ${CANARY.latinName} }) { __typename } }`,
    },
  ],
  ['an unknown field', { query: `{ ${CANARY.latinName} }` }],
  [
    'an unknown argument',
    { query: `{ providers(${CANARY.latinName}: "${CANARY.name}") { name } }` },
  ],
  ['an unknown fragment', { query: `{ ...${CANARY.latinName} }` }],
  ['an unknown directive', { query: `{ providers @${CANARY.latinName} { name } }` }],
  ['an unknown type', { query: `query ($x: ${CANARY.latinName}) { providers { name } }` }],
  ['an unknown operation', { query: '{ providers { name } }', operationName: CANARY.latinName }],
  [
    'a block string',
    {
      query: `{ blacklistReport(input: { clientReference: """${CANARY.name}""", bankCard: 1 }) { __typename } }`,
    },
  ],
  ['a syntax error', { query: `{ providers { name } ${CANARY.name} }` }],
  [
    'a syntax error in a string',
    { query: `{ blacklistReport(input: { bankCard: "${CANARY.bankCard}` },
  ],
  ['a query that is no string', { query: { name: CANARY.name } }],
  [
    'a persisted query',
    { extensions: { persistedQuery: { version: 1, sha256Hash: CANARY.bankCard } } },
  ],
  [
    'an operation that is too large',
    { query: `{ ${`${CANARY.latinName}: __typename `.repeat(31)} }` },
  ],
  [
    'an operation of too many tokens',
    { query: `{ ${`a(b: "${CANARY.bankCard}") `.repeat(200)} }` },
  ],
  ['a batch', [risk(INPUT), risk(INPUT)]],
  ['a document id', { documentId: CANARY.bankCard, variables: { input: INPUT } }],
  ['a body that is not JSON', `{"name":"${CANARY.name}","bankCard":${CANARY.bankCard}`],
  ['a body that is a string', JSON.stringify(CANARY.bankCard)],
  ['a body with __proto__', `{"__proto__":{"x":"${CANARY.bankCard}"}}`],
  ['a body that is too large', JSON.stringify({ query: CANARY.name.repeat(20_000) })],
];

describe('what a caller sends never comes back and is never logged', () => {
  let app: RunningApp;
  let consoleOutput = '';

  beforeAll(async () => {
    app = await startApp(
      {
        ...UNREMEMBERING,
        PROVIDER_TIMEOUT_MS: '300',
        CORS_ORIGINS: 'https://app.example.com',
      },
      {
        cardholders: [
          ...FAULTY_CARDS.map((bankCard, i) => {
            const fault = faultsOf(bankCard)[i];
            return {
              ...INPUT,
              bankCard,
              faults: fault ? { JUHE: { BANK_CARD_CHECK: fault, BLACKLIST_REPORT: fault } } : {},
            };
          }),
          ...FACEID_CARDS.map((bankCard, i) => {
            const fault = faceidFaultsOf(bankCard)[i];
            return {
              ...INPUT,
              bankCard,
              faults: fault ? { TENCENT_FACEID: { BANK_CARD_CHECK: fault } } : {},
            };
          }),
        ],
      },
    );
    for (const stream of [process.stdout, process.stderr]) {
      jest.spyOn(stream, 'write').mockImplementation((chunk) => {
        consoleOutput += String(chunk);
        return true;
      });
    }
  });
  afterAll(async () => {
    jest.restoreAllMocks();
    await app.close();
  });

  function expectClean(text: string) {
    expect(NEEDLES.filter((needle) => text.includes(needle))).toEqual([]);
  }

  it.each(BODIES.map(([name, body]) => ({ name, body })))('in $name', async ({ body }) => {
    const { text } = await app.post(body);
    expectClean(text);
    expectClean(app.logs() + consoleOutput);
  });

  it.each(FAULTY_CARDS)('when the provider of card %s fails and repeats it', async (bankCard) => {
    const { text } = await app.post(risk({ ...THREE, bankCard }));
    for (const output of [text, app.logs(), consoleOutput]) {
      expect(output).not.toContain(bankCard);
      expectClean(output);
    }
  });

  it.each(FACEID_CARDS)("when Tencent's faceid fails and repeats card %s", async (bankCard) => {
    for (const elements of [THREE, INPUT]) {
      const input = { ...elements, bankCard, provider: 'TENCENT_FACEID' };
      const { text } = await app.post(check(input));
      expect(text).toMatch(/"attempts":\[{"providerCode"/);
      for (const output of [text, app.logs(), consoleOutput]) {
        expect(output).not.toContain(bankCard);
        expectClean(output);
      }
    }
  });

  it.each([
    ['GET', '/graphql?query=%7Bx%7D&bankCard=' + CANARY.bankCard],
    ['GET', '/' + encodeURIComponent(CANARY.name)],
    ['POST', '/graphql/' + CANARY.bankCard],
    ['GET', '/%zz' + CANARY.bankCard],
    ['PUT', '/graphql?' + CANARY.bankCard],
  ])('in the URL of %s %s', async (method, path) => {
    expectClean(await rawRequest(method, path));
    expectClean(app.logs() + consoleOutput);
  });

  it.each([
    ['x-request-id', CANARY.bankCard],
    ['x-request-id', `id-${CANARY.mobile}`],
    ['traceparent', `00-${CANARY.bankCard}abcdefabcdefa-00f067aa0ba902b7-01`],
    ['traceparent', CANARY.latinName],
    ['origin', `https://${CANARY.latinName}.example.com`],
    ['host', `${CANARY.bankCard}|`],
    ['host', `${CANARY.latinName}.example.com`],
    ['x-forwarded-for', CANARY.mobile],
    ['x-forwarded-host', CANARY.bankCard],
    ['sec-fetch-site', CANARY.latinName],
    ['accept', CANARY.latinName],
    ['content-type', `application/${CANARY.latinName}`],
  ])('in the header %s: %s', async (name, value) => {
    const headers = { 'content-type': 'application/json', [name]: value };
    expectClean(await rawRequest('POST', '/graphql', headers, '{"query":"{ __typename }"}'));
    expectClean(app.logs() + consoleOutput);
  });

  it.each([
    ['by id', { documentId: CANARY.bankCard }],
    ['by text', { query: `{ ${CANARY.latinName}(x: "${CANARY.bankCard}") }` }],
  ])(
    'where only trusted documents are answered, and it is in one asked for %s',
    async (_by, body) => {
      const trusting = await startApp({
        TRUSTED_DOCUMENTS: 'test/generated/persisted-documents.json',
      });
      try {
        const { text } = await trusting.post(body);
        expect(text).toContain('DOCUMENT_NOT_TRUSTED');
        expectClean(text + trusting.logs() + consoleOutput);
      } finally {
        await trusting.close();
      }
    },
  );

  it('in what is counted and timed of all this', async () => {
    const response = await fetch(new URL('/metrics', app.url));
    const text = await response.text();
    expect(text).toContain('code="other"');
    for (const bankCard of [...FAULTY_CARDS, ...FACEID_CARDS]) expect(text).not.toContain(bankCard);
    expectClean(text);
  });

  it('in what is told of answers that are lost, of which a provider repeats it as its reference', async () => {
    const repeating = { ...INPUT, bankCard: '6228481234567899' };
    const fault = faultsOf(repeating.bankCard)[4] ?? { kind: 'silence' };
    const losing = await startApp(
      { REQUEST_DEADLINE_MS: '1000', SHUTDOWN_GRACE_MS: '100' },
      { cardholders: [{ ...repeating, faults: { JUHE: { BANK_CARD_CHECK: fault } } }] },
    );
    const store = openStore(losing.databaseUrl);
    await sql`create trigger refuse before insert on records
      begin select raise(abort, 'no'); end`.execute(store.db);
    await store.close();
    const { text } = await losing.post(risk({ ...THREE, bankCard: repeating.bankCard }));
    expect(text).toContain('LEDGER_UNAVAILABLE');
    await losing.close();
    expect(losing.logs()).toContain('2 answers and the ends of 2 attempts are lost');
    expect(losing.logs()).not.toContain(repeating.bankCard);
    expectClean(losing.logs());
  });

  it('when a resolver crashes over it', async () => {
    const crashing = await startApp(
      {},
      {
        newId: () => {
          hostile[CANARY.latinName]?.();
          return 'unreachable';
        },
      },
    );
    try {
      const reply = await crashing.post(risk({ ...THREE, bankCard: '6217920000000001017' }));
      expect(reply.text).toContain('Internal server error.');
      expectClean(reply.text);
      expect(crashing.logs()).toContain('privacy.test.ts');
      expectClean(crashing.logs());
    } finally {
      await crashing.close();
    }
  });

  function rawRequest(
    method: string,
    path: string,
    headers: Record<string, string> = {},
    body = '',
  ): Promise<string> {
    return new Promise((resolve, reject) => {
      const { hostname, port } = new URL(app.url);
      request({ method, path, hostname, port, headers }, (response) => {
        let text = JSON.stringify(response.headers);
        response.on('data', (chunk) => (text += String(chunk)));
        response.on('end', () => {
          resolve(text);
        });
      })
        .on('error', reject)
        .end(body);
    });
  }
});

const closing = closingAfterEach();
const md5 = (text: string) => createHash('md5').update(text).digest('hex');
/** What the form md5 makes of the canary. */
const DIGESTS = [
  md5(CANARY.name.slice(0, 1)),
  md5(CANARY.idNumber.slice(6, 14)),
  md5(CANARY.bankCard.slice(-6)),
  md5(CANARY.mobile),
];

type Answering = (response: ServerResponse, received: string) => unknown;
const json = (response: ServerResponse, status: number, body: object) =>
  response.writeHead(status).end(JSON.stringify(body));

/** How Aliyun can repeat what it was sent. Its gateway really quotes the request whose signature does not fit. */
const REPETITIONS: readonly (readonly [name: string, answer: Answering])[] = [
  [
    'the message of an error',
    (response, received) =>
      json(response, 400, {
        Code: 'SignatureDoesNotMatch',
        Message: `Specified signature is not matched with our calculation. server string to sign is:${received}`,
        RequestId: CANARY.bankCard,
      }),
  ],
  ['a code', (response) => json(response, 400, { Code: `Invalid.${CANARY.idNumber}` })],
  ['an unknown code', (response) => json(response, 400, { Code: `x${CANARY.bankCard}` })],
  [
    'a result',
    (response, received) =>
      json(response, 200, {
        Code: '200',
        Message: received,
        RequestId: `R-${CANARY.mobile}`,
        ResultObject: { BizCode: '2', SubCode: `2${CANARY.bankCard}` },
      }),
  ],
  [
    'a redirect',
    (response, received) => response.writeHead(302, { location: encodeURI(`/?${received}`) }).end(),
  ],
  ['HTML', (response, received) => response.writeHead(502).end(`<html>${received}`)],
  ['half an answer', (response, received) => response.writeHead(200).write(`{"Code":"${received}`)],
  ['no answer', (response) => response.socket?.resetAndDestroy()],
];

describe.each(['query', 'body'])('elements that are sent to Aliyun in a %s', (place) => {
  it.each(['normal', 'md5'].flatMap((form) => REPETITIONS.map((one) => [form, ...one] as const)))(
    'in the form %s are neither logged nor told if it repeats them in %s',
    async (form, _name, answer) => {
      const vendor = closing(
        await startServer((response, { path, body }) => {
          const received = path + body;
          answer(response, form === 'md5' ? received : received + decodeURIComponent(received));
        }),
      );
      const app = closing(
        await startApp({
          KAYAN_MODE: 'live',
          FINGERPRINT_KEY: 'a4f09c1e7b3d58260e9f1c7ab2d46835',
          PROVIDER_ORDER: 'ALIYUN',
          ALIYUN_ACCESS_KEY_ID: 'an-invented-key-id',
          ALIYUN_ACCESS_KEY_SECRET: 'an-invented-key-secret',
          ALIYUN_URL: vendor.origin,
          ALIYUN_PARAMETERS_IN: place,
          ALIYUN_PARAM_TYPE: form,
          PROVIDER_TIMEOUT_MS: '300',
        }),
      );

      const { text } = await app.post(risk(INPUT));

      expect(vendor.requests).toHaveLength(1);
      expect(JSON.stringify(vendor.requests)).toContain(form === 'md5' ? DIGESTS[3] : INPUT.mobile);
      expect(text).toContain('"__typename":"ProviderError"');
      const metrics = await (await fetch(new URL('/metrics', app.url))).text();
      const outputs = text + app.logs() + metrics;
      expect([...NEEDLES, ...DIGESTS].filter((needle) => outputs.includes(needle))).toEqual([]);
    },
  );
});
