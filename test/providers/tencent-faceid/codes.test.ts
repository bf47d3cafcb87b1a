import { systemClock } from '../../../src/domain/clock';
import { nextChinaMidnight } from '../../../src/domain/china-time';
import type { Provider } from '../../../src/domain/provider';
import { Env } from '../../../src/env';
import { tencentFaceid } from '../../../src/providers/tencent-faceid';
import type { Cardholder, Fault } from '../../../src/sandbox/cardholders';
import type { Sandbox } from '../../../src/sandbox/server';
import { cardholder } from '../../support/cardholders';
import { cardCheckOf, meaningOf, patientAttempt, subjectOf } from '../support';
import { call, startFaceid } from './support';

const UNABLE = 'UNABLE_TO_VERIFY';

/** Of both actions: the words, each action's number for them, and what they mean. Written down a second time. */
// prettier-ignore
const RESULTS: readonly (readonly [text: string, three: number | null, four: number | null, meaning: string, routing: string, billed: string])[] = [
  ['认证通过', 0, 0, 'MATCH', 'ANSWERED', 'YES'],
  ['认证未通过', -1, -1, 'MISMATCH(ELEMENTS_MISMATCH)', 'ANSWERED', 'YES'],
  ['持卡人信息有误', -5, -6, 'MISMATCH(HOLDER_MISMATCH)', 'ANSWERED', 'YES'],
  ['未开通无卡支付', -6, -7, `${UNABLE}(CARD_NOT_PRESENT_DISABLED)`, 'ANSWERED', 'YES'],
  ['此卡被没收', -7, -8, `${UNABLE}(CARD_CONFISCATED)`, 'ANSWERED', 'YES'],
  ['无效卡号', -8, -9, `${UNABLE}(CARD_INVALID)`, 'ANSWERED', 'YES'],
  ['此卡无对应发卡行', -9, -10, `${UNABLE}(NO_ISSUER)`, 'ANSWERED', 'YES'],
  ['该卡未初始化或睡眠卡', -10, -11, `${UNABLE}(CARD_DORMANT)`, 'ANSWERED', 'YES'],
  ['作弊卡、吞卡', -11, -12, `${UNABLE}(CARD_CAPTURED)`, 'ANSWERED', 'YES'],
  ['此卡已挂失', -12, -13, `${UNABLE}(CARD_REPORTED_LOST)`, 'ANSWERED', 'YES'],
  ['该卡已过期', -13, -14, `${UNABLE}(CARD_EXPIRED)`, 'ANSWERED', 'YES'],
  ['受限制的卡', -14, -15, `${UNABLE}(CARD_RESTRICTED)`, 'ANSWERED', 'YES'],
  ['密码错误次数超限', -15, -16, `${UNABLE}(PIN_TRIES_EXCEEDED)`, 'ANSWERED', 'YES'],
  ['发卡行不支持此交易', -16, -17, `${UNABLE}(ISSUER_UNSUPPORTED)`, 'ANSWERED', 'YES'],
  ['卡状态异常或卡号错误', -20, -21, `${UNABLE}(CARD_ABNORMAL)`, 'ANSWERED', 'YES'],
  ['姓名校验不通过', -2, -2, 'INPUT_REJECTED(NAME)', 'INPUT', 'NO'],
  ['身份证号码有误', -3, -3, 'INPUT_REJECTED(ID_NUMBER)', 'INPUT', 'NO'],
  ['银行卡号格式有误', -4, -4, 'INPUT_REJECTED(BANK_CARD)', 'INPUT', 'NO'],
  ['手机号码不合法', null, -5, 'INPUT_REJECTED(MOBILE)', 'INPUT', 'NO'],
  ['验证中心服务繁忙', -17, -18, 'UPSTREAM_FAILURE', 'AMBIGUOUS', 'NO'],
  ['验证次数超限，请次日重试', -18, -19, 'SUBJECT_LOCKED', 'SUBJECT', 'NO'],
  ['该证件号暂不支持核验，当前仅支持二代身份证', -19, -20, 'INPUT_REJECTED(ID_NUMBER)', 'INPUT', 'NO'],
];

/** Errors of both actions. `|` stands between codes of one meaning; a `*` behind one is its family of details too. */
// prettier-ignore
const ERRORS: readonly (readonly [codes: string, meaning: string, routing: string, billed: string])[] = [
  ['FailedOperation.UnKnown|FailedOperation*|InternalError*|ServiceUnavailable*|ResponseSizeLimitExceeded*', 'UPSTREAM_FAILURE', 'AMBIGUOUS', 'UNKNOWN'],
  ['FailedOperation.DecryptSystemError', 'REQUEST_REJECTED PUBLIC_KEY', 'REFUSED', 'NO'],
  ['AuthFailure.SignatureExpire', 'REQUEST_REJECTED CLOCK', 'REFUSED', 'NO'],
  ['FailedOperation.StsUnAuthErrError|UnauthorizedOperation.NonAuthorize|UnauthorizedOperation.Nonactivated', 'CREDENTIALS_REJECTED', 'REFUSED', 'NO'],
  ['UnauthorizedOperation*|AuthFailure*|IpInBlacklist*|IpNotInWhitelist*', 'CREDENTIALS_REJECTED', 'REFUSED', 'NO'],
  ['AuthFailure.SignatureFailure|AuthFailure.SecretIdNotFound|AuthFailure.InvalidSecretId|AuthFailure.InvalidAuthorization', 'CREDENTIALS_REJECTED', 'REFUSED', 'NO'],
  ['AuthFailure.TokenFailure|AuthFailure.MFAFailure|AuthFailure.UnauthorizedOperation', 'CREDENTIALS_REJECTED', 'REFUSED', 'NO'],
  ['UnauthorizedOperation.Arrears|UnauthorizedOperation.ChargeStatusException|LimitExceeded*|ResourceInsufficient*', 'QUOTA_EXHAUSTED', 'REFUSED', 'NO'],
  ['FailedOperation.RequestLimitExceeded|RequestLimitExceeded*', 'RATE_LIMITED', 'REFUSED', 'NO'],
  ['RequestLimitExceeded.UinLimitExceeded|RequestLimitExceeded.IPLimitExceeded|RequestLimitExceeded.GlobalRegionUinLimitExceeded', 'RATE_LIMITED', 'REFUSED', 'NO'],
  ['ActionOffline*', 'UNDER_MAINTENANCE', 'REFUSED', 'NO'],
  ['InvalidParameter*|InvalidParameterValue*|InvalidParameter.UnsupportEncryptField|MissingParameter*|UnknownParameter*', 'REQUEST_REJECTED', 'REFUSED', 'NO'],
  ['InvalidAction*|InvalidRequest*|DryRunOperation*|NoSuchVersion*|NoSuchProduct*|RequestSizeLimitExceeded*', 'REQUEST_REJECTED', 'REFUSED', 'NO'],
  ['UnsupportedOperation*|UnsupportedProtocol*|UnsupportedRegion*', 'REQUEST_REJECTED', 'REFUSED', 'NO'],
  ['ResourceNotFound*|ResourceInUse*|ResourceUnavailable*', 'REQUEST_REJECTED', 'REFUSED', 'NO'],
];

const raw = (response: unknown): Fault => ({
  kind: 'raw',
  status: 200,
  body: JSON.stringify({ Response: response }),
});
const failing = (code: unknown) => raw({ Error: { Code: code, Message: '张三 6217920181755914' } });

/** Details that no document lists, each with its family. */
const DETAILS = [
  ['AuthFailure.Brand.New', 'AuthFailure.*'],
  ['InternalError.UnKnown', 'InternalError.*'],
  ['InvalidParameterValue.CertType', 'InvalidParameterValue.*'],
  ['RequestLimitExceeded.Qps20', 'RequestLimitExceeded.*'],
  ['InvalidParameter.', 'InvalidParameter.*'],
] as const;

/** Answers that stand in no table of three elements, each with the code that the caller is told. */
const UNKNOWN: readonly (readonly [title: string, fault: Fault, code: string])[] = [
  ['a number of four elements only', raw({ Result: '-21' }), '3E/-21'],
  ['a positive number', raw({ Result: 1 }), '3E/1'],
  ['the name of an inherited property', raw({ Result: 'toString' }), '3E/toString'],
  ['an error of no family', failing('OperationDenied.Other'), 'OperationDenied.Other'],
  ['an error that begins like a family', failing('InternalErrors'), 'InternalErrors'],
  ['an error like an inherited property', failing('constructor'), 'constructor'],
  ['an error in small letters', failing('internalerror'), 'internalerror'],
  ['an error with digits', failing('Error2.Sub_3'), 'Error2.Sub_3'],
  ['an error that is a number', failing(0), '0'],
  ['an error with a number of many digits', failing('LimitExceeded.12345'), 'LimitExceeded.12345'],
  ['an error that is the name of a row of families', failing('Table.3E'), 'Table.3E'],
];

const BAD: readonly (readonly [title: string, fault: Fault, error: string, code: string])[] = [
  ['null', raw(null), 'BAD_RESPONSE', 'SHAPE'],
  ['an answer without a result', raw({ Description: '认证通过' }), 'BAD_RESPONSE', 'SHAPE'],
  ['an error that looks like a result', failing('3E/0'), 'BAD_RESPONSE', 'SHAPE'],
  ['an error that is no code', failing({ Result: '0' }), 'BAD_RESPONSE', 'SHAPE'],
  ['HTML', { kind: 'raw', status: 502, body: '<html></html>' }, 'UPSTREAM_FAILURE', 'HTTP_502'],
  ['a lost connection', { kind: 'reset' }, 'NO_ANSWER', 'ECONNRESET'],
];

let count = 0;

/** A person of the sandbox's bank, for whose card Tencent answers with the fault. */
function personWith(fault: Fault): Cardholder {
  const bankCard = `62179200002${String(count++).padStart(8, '0')}`;
  const faults = { TENCENT_FACEID: { BANK_CARD_CHECK: fault } };
  return { ...cardholder(2), bankCard, faults };
}

const code = (text: string): Fault => ({ kind: 'code', code: text });

const results = RESULTS.flatMap(([text, three, four, meaning, routing, billed]) =>
  [
    { table: '3E', number: three, isFour: false },
    { table: '4E', number: four, isFour: true },
  ]
    .filter(({ number }) => number !== null)
    .map(({ table, number, isFour }) => {
      const row = `${table}/${String(number)}`;
      const person = personWith(code(row));
      return { row, result: String(number), text, meaning, routing, billed, isFour, person };
    }),
);

const errors = ERRORS.flatMap(([codes, meaning, routing, billed]) =>
  codes
    .split('|')
    .flatMap((name) => (name.endsWith('*') ? [name.slice(0, -1), name.replace('*', '.*')] : [name]))
    .map((row) => ({ row, meaning, routing, billed, person: personWith(code(row)) })),
);

const details = DETAILS.map(([sent, row]) => ({ sent, row, person: personWith(failing(sent)) }));
const unknown = UNKNOWN.map(([title, fault, shown]) => ({
  title,
  shown,
  person: personWith(fault),
}));
const bad = BAD.map(([title, fault, error, shown]) => ({
  title,
  error,
  shown,
  person: personWith(fault),
}));
const minusSix = personWith(raw({ Result: '-6' }));
const people = [...results, ...errors, ...details, ...unknown, ...bad].map(({ person }) => person);

let sandbox: Sandbox;
let provider: Provider;

beforeAll(async () => {
  sandbox = await startFaceid([...people, minusSix]);
  provider = tencentFaceid.forSandbox(new Env({}))(sandbox.origin).create({ clock: systemClock });
});
afterAll(async () => {
  await provider.close();
  await sandbox.close();
});

const check = (person: Cardholder, isFour = false) =>
  cardCheckOf(provider).ask(
    { subject: subjectOf(person, isFour ? { mobile: person.mobile } : {}) },
    patientAttempt(),
  );

/** The same check as somebody else's program asks it. */
const callFor = ({ name, idNumber, bankCard, mobile }: Cardholder, isFour = false) =>
  call(sandbox.origin, {
    action: isFour ? 'BankCard4EVerification' : 'BankCardVerification',
    body: { Name: name, IdCard: idNumber, BankCard: bankCard, ...(isFour && { Phone: mobile }) },
  });

const textOf = (row: string) => tencentFaceid.codes.find((known) => known.code === row)?.text;

describe("the codes of Tencent's faceid", () => {
  it('are all driven through the sandbox here, each once', () => {
    const driven = [...results, ...errors].map(({ row }) => row).sort();
    expect(driven).toEqual(tencentFaceid.codes.map((row) => row.code).sort());
    expect(new Set(driven).size).toBe(driven.length);
  });

  it.each(results)('turn $row into $meaning', async (row) => {
    const answer = await check(row.person, row.isFour);
    expect(answer).toMatchObject({
      class: row.routing,
      billed: row.billed,
      providerCode: row.row,
      providerMessage: row.text,
      providerReference: expect.stringMatching(
        /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
      ) as string,
    });
    expect(meaningOf(answer)).toBe(row.meaning);
  });

  it.each(results)('$row is what anybody is answered by the sandbox', async (row) => {
    expect(await callFor(row.person, row.isFour)).toEqual({
      Response: {
        Result: row.result,
        Description: row.text,
        RequestId: expect.any(String) as string,
      },
    });
  });

  it.each(errors)('turn $row into $meaning', async ({ row, meaning, routing, billed, person }) => {
    for (const isFour of [false, true]) {
      const answer = await check(person, isFour);
      const cause = answer.class === 'ANSWERED' ? undefined : answer.cause;
      expect([meaningOf(answer), cause].join(' ').trim()).toBe(meaning);
      expect(answer).toMatchObject({
        class: routing,
        billed,
        providerCode: row.replace('*', 'Unlisted'),
        providerMessage: textOf(row),
        providerReference: expect.any(String) as string,
      });
    }
  });

  it.each(errors)('$row is what anybody is answered by the sandbox', async ({ row, person }) => {
    expect(await callFor(person)).toEqual({
      Response: {
        Error: { Code: row.replace('*', 'Unlisted'), Message: textOf(row) },
        RequestId: expect.any(String) as string,
      },
    });
  });

  it('lock a person until the next midnight in China', async () => {
    const locked = results.filter(({ meaning }) => meaning === 'SUBJECT_LOCKED');
    expect(locked).toHaveLength(2);
    for (const { person, isFour } of locked) {
      const answer = await check(person, isFour);
      expect(answer).toMatchObject({ retryAt: nextChinaMidnight(Date.now()) });
    }
  });

  it.each(details)('read $sent by the row $row', async ({ sent, row, person }) => {
    const [, meaning, routing, billed] =
      ERRORS.find(([codes]) => codes.split('|').includes(row.replace('.*', '*'))) ?? [];
    const answer = await check(person);
    expect(meaningOf(answer)).toBe(meaning);
    expect(answer).toMatchObject({ class: routing, billed, providerCode: sent });
    expect(answer.providerMessage).toBe(textOf(row));
  });

  it.each(unknown)('do not make a verdict of $title', async ({ person, shown }) => {
    expect(await check(person)).toMatchObject({
      class: 'AMBIGUOUS',
      error: 'UNKNOWN_CODE',
      billed: 'UNKNOWN',
      providerCode: shown,
      providerMessage: null,
    });
  });

  it.each(bad)('are not sought in $title', async ({ person, error, shown }) => {
    expect(await check(person)).toMatchObject({
      class: 'AMBIGUOUS',
      error,
      billed: 'UNKNOWN',
      providerCode: shown,
    });
  });

  it('of one number differ by how many elements were asked about', async () => {
    expect(meaningOf(await check(minusSix))).toBe(`${UNABLE}(CARD_NOT_PRESENT_DISABLED)`);
    expect(meaningOf(await check(minusSix, true))).toBe('MISMATCH(HOLDER_MISMATCH)');
  });
});
