import { systemClock } from '../../../src/domain/clock';
import type { Provider } from '../../../src/domain/provider';
import { Env } from '../../../src/env';
import { aliyun } from '../../../src/providers/aliyun';
import type { Cardholder, Fault } from '../../../src/sandbox/cardholders';
import type { Sandbox } from '../../../src/sandbox/server';
import { cardCheckOf, meaningOf, patientAttempt, subjectOf } from '../support';
import { call, personWith, startAliyun, validParameters } from './support';

type Expected = readonly [code: string, meaning: string, routing: string, billed: string];

const UNABLE = 'UNABLE_TO_VERIFY';

// Written down a second time, from Aliyun's pages, so that a slip in the table does not confirm itself.
// prettier-ignore
const RESULTS: readonly Expected[] = [
  ['101', 'MATCH', 'ANSWERED', 'YES'],
  ['201', 'MISMATCH(HOLDER_MISMATCH)', 'ANSWERED', 'YES'],
  ['202', `${UNABLE}(CARD_NOT_PRESENT_DISABLED)`, 'ANSWERED', 'YES'],
  ['203', `${UNABLE}(CARD_EXPIRED)`, 'ANSWERED', 'YES'],
  ['204', `${UNABLE}(CARD_RESTRICTED)`, 'ANSWERED', 'YES'],
  ['205', `${UNABLE}(CARD_CONFISCATED)`, 'ANSWERED', 'YES'],
  ['206', `${UNABLE}(CARD_INVALID)`, 'ANSWERED', 'YES'],
  ['207', `${UNABLE}(NO_ISSUER)`, 'ANSWERED', 'YES'],
  ['208', `${UNABLE}(CARD_DORMANT)`, 'ANSWERED', 'YES'],
  ['209', `${UNABLE}(CARD_CAPTURED)`, 'ANSWERED', 'YES'],
  ['210', `${UNABLE}(CARD_REPORTED_LOST)`, 'ANSWERED', 'YES'],
  ['211', `${UNABLE}(PIN_TRIES_EXCEEDED)`, 'ANSWERED', 'YES'],
  ['212', `${UNABLE}(ISSUER_UNSUPPORTED)`, 'ANSWERED', 'YES'],
  ['213', `${UNABLE}(CARD_ABNORMAL)`, 'ANSWERED', 'YES'],
  ['214', `${UNABLE}(NO_MOBILE_ON_FILE)`, 'ANSWERED', 'YES'],
  ['215', `${UNABLE}(UNSPECIFIED)`, 'ANSWERED', 'YES'],
  ['216', `${UNABLE}(CARD_ABNORMAL)`, 'ANSWERED', 'YES'],
  ['301', `${UNABLE}(ISSUER_UNSUPPORTED)`, 'ANSWERED', 'NO'],
  ['302', `${UNABLE}(UNSPECIFIED)`, 'ANSWERED', 'NO'],
  ['303', `${UNABLE}(MOBILE_UNSUPPORTED)`, 'ANSWERED', 'NO'],
  ['304', 'INPUT_REJECTED(BANK_CARD)', 'INPUT', 'NO'],
  ['305', `${UNABLE}(UNSPECIFIED)`, 'ANSWERED', 'NO'],
  ['306', 'SUBJECT_LOCKED', 'SUBJECT', 'NO'],
];

/** A SubCode that no page lists, with the row that says whether it is billed. */
const UNLISTED: readonly (readonly [code: string, row: string, billed: string])[] = [
  ['102', '200/1*', 'YES'],
  ['217', '200/2*', 'YES'],
  ['2010', '200/2*', 'YES'],
  ['307', '200/3*', 'NO'],
];

// prettier-ignore
const SERVICE: readonly Expected[] = [
  ['400', 'REQUEST_REJECTED', 'REFUSED', 'NO'],
  ['401', 'REQUEST_REJECTED', 'INPUT', 'NO'],
  ['402', 'UPSTREAM_FAILURE', 'AMBIGUOUS', 'UNKNOWN'],
  ['403', 'SUBJECT_LOCKED', 'SUBJECT', 'NO'],
  ['410', 'CREDENTIALS_REJECTED', 'REFUSED', 'NO'],
  ['411', 'CREDENTIALS_REJECTED', 'REFUSED', 'NO'],
  ['412', 'QUOTA_EXHAUSTED', 'REFUSED', 'NO'],
  ['500', 'UPSTREAM_FAILURE', 'AMBIGUOUS', 'UNKNOWN'],
];

// prettier-ignore
const GATEWAY: readonly (readonly [...Expected, status: number, row?: string])[] = [
  ['InvalidAccessKeyId.NotFound', 'CREDENTIALS_REJECTED', 'REFUSED', 'NO', 404],
  ['InvalidAccessKeyId.Inactive', 'CREDENTIALS_REJECTED', 'REFUSED', 'NO', 400],
  ['InvalidAccessKeyId', 'CREDENTIALS_REJECTED', 'REFUSED', 'NO', 400, 'InvalidAccessKeyId*'],
  ['SignatureDoesNotMatch', 'CREDENTIALS_REJECTED', 'REFUSED', 'NO', 400],
  ['IncompleteSignature', 'CREDENTIALS_REJECTED', 'REFUSED', 'NO', 400],
  ['Forbidden.RAM', 'CREDENTIALS_REJECTED', 'REFUSED', 'NO', 403],
  ['Forbidden.RiskControl', 'CREDENTIALS_REJECTED', 'REFUSED', 'NO', 403, 'Forbidden*'],
  ['InvalidSecurityToken.Expired', 'CREDENTIALS_REJECTED', 'REFUSED', 'NO', 400, 'InvalidSecurityToken*'],
  ['MissingProductType', 'REQUEST_REJECTED', 'REFUSED', 'NO', 400, 'Missing*'],
  ['InvalidParamType', 'REQUEST_REJECTED', 'REFUSED', 'NO', 400, 'Invalid*'],
  ['InvalidApi.NotFound', 'REQUEST_REJECTED', 'REFUSED', 'NO', 404],
  ['NoSuchVersion', 'REQUEST_REJECTED', 'REFUSED', 'NO', 400],
  ['InvalidProtocol.NeedSsl', 'REQUEST_REJECTED', 'REFUSED', 'NO', 400],
  ['SignatureNonceUsed', 'REQUEST_REJECTED', 'REFUSED', 'NO', 400],
  ['InvalidTimeStamp.Format', 'REQUEST_REJECTED', 'REFUSED', 'NO', 400],
  ['InvalidTimeStamp.Expired', 'REQUEST_REJECTED', 'REFUSED', 'NO', 400],
  ['Throttling', 'RATE_LIMITED', 'REFUSED', 'NO', 400],
  ['Throttling.User', 'RATE_LIMITED', 'REFUSED', 'NO', 400],
  ['Throttling.Api', 'RATE_LIMITED', 'REFUSED', 'NO', 400],
  ['Throttling.Other', 'RATE_LIMITED', 'REFUSED', 'NO', 400, 'Throttling*'],
  ['InternalError', 'UPSTREAM_FAILURE', 'AMBIGUOUS', 'UNKNOWN', 500],
  ['ServiceUnavailable', 'UPSTREAM_FAILURE', 'AMBIGUOUS', 'UNKNOWN', 503],
];

const ROWS = [
  ...RESULTS.map(([code, ...rest]) => ({ code: `200/${code}`, row: `200/${code}`, rest })),
  ...UNLISTED.map(([code, row, billed]) => {
    const rest = ['UNKNOWN_CODE', 'AMBIGUOUS', billed] as const;
    return { code: `200/${code}`, row, rest };
  }),
  ...SERVICE.map(([code, ...rest]) => ({ code, row: code, rest })),
  ...GATEWAY.map(([code, meaning, routing, billed, , row = code]) => {
    const rest = [meaning, routing, billed] as const;
    return { code, row, rest };
  }),
].map(({ code, row, rest: [meaning, routing, billed] }) => {
  const text = aliyun.codes.find((known) => known.code === row)?.text;
  const person = personWith({ kind: 'code', code });
  return { code, row, text, meaning, routing, billed, person };
});

const raw = (json: unknown, status = 200): Fault => ({
  kind: 'raw',
  status,
  body: JSON.stringify(json),
});
const result = (BizCode: unknown, SubCode: unknown, changes = {}) =>
  raw({ Code: '200', Message: 'success', ResultObject: { BizCode, SubCode }, ...changes });

/** Answers that stand in no table, each with the code that the caller is told. */
const UNKNOWN: readonly (readonly [title: string, fault: Fault, code: string])[] = [
  ['a SubCode of a BizCode of no table', result('4', '401'), '200/401'],
  ['a SubCode that reads like a Code', result('5', '500'), '200/500'],
  ['a Code that reads like a SubCode', result('1', '101', { Code: '101' }), '101'],
  ['a Code of no table', raw({ Code: '404' }), '404'],
  ['a Code of the gateway of no table', raw({ Code: 'ServiceNotOpen' }, 400), 'ServiceNotOpen'],
  ['the name of an inherited property', raw({ Code: 'toString' }), 'toString'],
];

/** Answers that are none, each with the word that the caller is told. */
const BAD: readonly (readonly [title: string, fault: Fault, error: string, code: string])[] = [
  ['a consistent result that says why it is not', result('1', '201'), 'BAD_RESPONSE', 'SHAPE'],
  ['an inconsistent one that says it is', result('2', '101'), 'BAD_RESPONSE', 'SHAPE'],
  ['an unbilled one with a billed state', result('3', '210'), 'BAD_RESPONSE', 'SHAPE'],
  ['a BizCode of two digits', result('10', '101'), 'BAD_RESPONSE', 'SHAPE'],
  ['a result without a BizCode', result(undefined, '101'), 'BAD_RESPONSE', 'SHAPE'],
  ['a result without a SubCode', result('1', undefined), 'BAD_RESPONSE', 'SHAPE'],
  ['an empty SubCode', result('', ''), 'BAD_RESPONSE', 'SHAPE'],
  ['a success without a result', raw({ Code: '200' }), 'BAD_RESPONSE', 'SHAPE'],
  ['null', raw(null), 'BAD_RESPONSE', 'SHAPE'],
  ['XML', { kind: 'raw', status: 200, body: '<Error/>' }, 'BAD_RESPONSE', 'NOT_JSON'],
  ['HTML', { kind: 'raw', status: 502, body: '<html></html>' }, 'UPSTREAM_FAILURE', 'HTTP_502'],
  ['a lost connection', { kind: 'reset' }, 'NO_ANSWER', 'ECONNRESET'],
];

const NO_ROWS = UNKNOWN.map(([title, fault, code]) => ({ title, code, person: personWith(fault) }));
const NO_ANSWERS = BAD.map(([title, fault, error, code]) => ({
  title,
  error,
  code,
  person: personWith(fault),
}));
/** Of a family that a fault names, the sandbox answers with a member. */
const FAMILIES = [
  ['200/2*', '200/299', 'UNKNOWN_CODE'],
  ['Throttling*', 'ThrottlingOther', 'RATE_LIMITED'],
].map(([family = '', code = '', meaning = '']) => ({
  family,
  code,
  meaning,
  person: personWith({ kind: 'code', code: family }),
}));

let sandbox: Sandbox;
let provider: Provider;

beforeAll(async () => {
  sandbox = await startAliyun({
    cardholders: [...ROWS, ...NO_ROWS, ...NO_ANSWERS, ...FAMILIES].map(({ person }) => person),
  });
  provider = aliyun.forSandbox(new Env({}))(sandbox.origin).create({ clock: systemClock });
});
afterAll(async () => {
  await provider.close();
  await sandbox.close();
});

const check = (person: Cardholder) =>
  cardCheckOf(provider).ask({ subject: subjectOf(person) }, patientAttempt());

describe("the codes of Aliyun's check", () => {
  it('are all driven through the sandbox here', () => {
    const driven = new Set(ROWS.map(({ row }) => row));
    expect([...driven].sort()).toEqual(aliyun.codes.map(({ code }) => code).sort());
  });

  it.each(ROWS)('turn $code into $meaning', async ({ person, code, text, ...row }) => {
    const answer = await check(person);
    expect(answer).toMatchObject({
      class: row.routing,
      billed: row.billed,
      providerCode: code,
      providerMessage: text,
      providerReference: expect.stringMatching(
        /^[\dA-F]{8}(-[\dA-F]{4}){3}-[\dA-F]{12}$/,
      ) as string,
    });
    expect(meaningOf(answer)).toBe(row.meaning);
  });

  it.each(NO_ROWS)('do not make a verdict of $title', async ({ person, code }) => {
    expect(await check(person)).toMatchObject({
      class: 'AMBIGUOUS',
      error: 'UNKNOWN_CODE',
      billed: 'UNKNOWN',
      providerCode: code,
      providerMessage: null,
    });
  });

  it.each(NO_ANSWERS)('are not sought in $title', async ({ person, error, code }) => {
    expect(await check(person)).toMatchObject({
      class: 'AMBIGUOUS',
      error,
      billed: 'UNKNOWN',
      providerCode: code,
    });
  });

  it.each(ROWS.filter(({ code }) => code === 'InvalidTimeStamp.Expired'))(
    'tell by $code that the clock is off',
    async ({ person }) => {
      expect(await check(person)).toMatchObject({ cause: 'CLOCK' });
    },
  );

  it.each(FAMILIES)('turn $code into $meaning by its family', async ({ person, code, meaning }) => {
    const answer = await check(person);
    expect([answer.providerCode, meaningOf(answer)]).toEqual([code, meaning]);
  });
});

describe("Aliyun's side of each code", () => {
  const sent = (person: Cardholder) =>
    call(
      sandbox.origin,
      validParameters({
        UserName: person.name,
        IdentifyNum: person.idNumber,
        BankCard: person.bankCard,
      }),
    );
  const RequestId = expect.stringMatching(/^[\dA-F-]{36}$/) as string;

  it.each(ROWS.filter(({ code }) => code.startsWith('200/')))(
    'gives $code as a result',
    async ({ person, code }) => {
      const SubCode = code.slice(4);
      expect(await sent(person)).toEqual({
        status: 200,
        json: {
          RequestId,
          Code: '200',
          Message: 'success',
          ResultObject: { BizCode: SubCode.charAt(0), SubCode },
        },
      });
    },
  );

  it.each(ROWS.filter(({ code }) => /^\d+$/.test(code)))(
    'gives $code with HTTP 200',
    async ({ person, code, text }) => {
      const json = { RequestId, Code: code, Message: text };
      expect(await sent(person)).toEqual({ status: 200, json });
    },
  );

  const statuses = new Map(GATEWAY.map(([code, , , , status]) => [code, status]));

  it.each(ROWS.filter(({ code }) => statuses.has(code)))(
    'gives $code with a status of its own',
    async ({ person, code, text }) => {
      const HostId = 'cloudauth.aliyuncs.com';
      const json = { RequestId, HostId, Code: code, Message: text };
      expect(await sent(person)).toEqual({ status: statuses.get(code), json });
    },
  );
});
