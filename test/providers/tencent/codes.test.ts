import { systemClock } from '../../../src/domain/clock';
import type { Provider } from '../../../src/domain/provider';
import { Env } from '../../../src/env';
import { tencent } from '../../../src/providers/tencent';
import type { Cardholder, Fault } from '../../../src/sandbox/cardholders';
import type { Sandbox } from '../../../src/sandbox/server';
import { cardholder } from '../../support/cardholders';
import { cardCheckOf, meaningOf, patientAttempt, subjectOf } from '../support';
import { startTencent } from './support';

const UNABLE = 'UNABLE_TO_VERIFY';

// Written down a second time, so that a slip in the table does not confirm itself.
// prettier-ignore
const EXPECTED: readonly (readonly [code: string, row: string, meaning: string, routing: string, billed: string])[] = [
  ['00', '00', 'MATCH', 'ANSWERED', 'YES'],
  ['98', '98', 'MISMATCH(ELEMENTS_MISMATCH)', 'ANSWERED', 'YES'],
  ['06', '06', 'MISMATCH(HOLDER_MISMATCH)', 'ANSWERED', 'YES'],
  ['05', '05', `${UNABLE}(DATA_CHECK_FAILED)`, 'ANSWERED', 'UNKNOWN'],
  ['07', '07', `${UNABLE}(CARD_NOT_PRESENT_DISABLED)`, 'ANSWERED', 'YES'],
  ['09', '09', `${UNABLE}(CARD_CONFISCATED)`, 'ANSWERED', 'YES'],
  ['12', '12', `${UNABLE}(CARD_INVALID)`, 'ANSWERED', 'YES'],
  ['13', '13', `${UNABLE}(NO_ISSUER)`, 'ANSWERED', 'YES'],
  ['14', '14', `${UNABLE}(CARD_DORMANT)`, 'ANSWERED', 'YES'],
  ['15', '15', `${UNABLE}(CARD_CAPTURED)`, 'ANSWERED', 'YES'],
  ['16', '16', `${UNABLE}(CARD_REPORTED_LOST)`, 'ANSWERED', 'YES'],
  ['17', '17', `${UNABLE}(CARD_EXPIRED)`, 'ANSWERED', 'YES'],
  ['18', '18', `${UNABLE}(CARD_RESTRICTED)`, 'ANSWERED', 'YES'],
  ['19', '19', `${UNABLE}(PIN_TRIES_EXCEEDED)`, 'ANSWERED', 'YES'],
  ['23', '23', `${UNABLE}(ISSUER_UNSUPPORTED)`, 'ANSWERED', 'YES'],
  ['01', '01', 'INPUT_REJECTED(NAME)', 'INPUT', 'NO'],
  ['03', '03', 'INPUT_REJECTED(BANK_CARD)', 'INPUT', 'NO'],
  ['10', '10', 'REQUEST_REJECTED', 'REFUSED', 'NO'],
  ['99', '99', 'REQUEST_REJECTED', 'REFUSED', 'NO'],
  ['4000', '4000', 'REQUEST_REJECTED', 'REFUSED', 'NO'],
  ['4100', '4100', 'CREDENTIALS_REJECTED', 'REFUSED', 'NO'],
  ['4101', '4101', 'CREDENTIALS_REJECTED', 'REFUSED', 'NO'],
  ['4102', '4102', 'CREDENTIALS_REJECTED', 'REFUSED', 'NO'],
  ['4103', '4103', 'CREDENTIALS_REJECTED', 'REFUSED', 'NO'],
  ['4104', '4104', 'CREDENTIALS_REJECTED', 'REFUSED', 'NO'],
  ['4105', '4105', 'CREDENTIALS_REJECTED', 'REFUSED', 'NO'],
  ['4106', '4106', 'CREDENTIALS_REJECTED', 'REFUSED', 'NO'],
  ['4110', '4110', 'CREDENTIALS_REJECTED', 'REFUSED', 'NO'],
  ['4200', '4200', 'REQUEST_REJECTED', 'REFUSED', 'NO'],
  ['4300', '4300', 'CREDENTIALS_REJECTED', 'REFUSED', 'NO'],
  ['4400', '4400', 'RATE_LIMITED', 'REFUSED', 'NO'],
  ['4500', '4500', 'REQUEST_REJECTED', 'REFUSED', 'NO'],
  ['4600', '4600', 'REQUEST_REJECTED', 'REFUSED', 'NO'],
  ['5000', '5000-5500', 'REQUEST_REJECTED', 'REFUSED', 'NO'],
  ['5237', '5000-5500', 'REQUEST_REJECTED', 'REFUSED', 'NO'],
  ['5500', '5000-5500', 'REQUEST_REJECTED', 'REFUSED', 'NO'],
  ['6000', '6000', 'UPSTREAM_FAILURE', 'AMBIGUOUS', 'UNKNOWN'],
  ['6100', '6100', 'REQUEST_REJECTED', 'REFUSED', 'NO'],
  ['6200', '6200', 'UNDER_MAINTENANCE', 'REFUSED', 'NO'],
];

const raw = (json: unknown): Fault => ({ kind: 'raw', status: 200, body: JSON.stringify(json) });
const body = (authCode: string) => ({ code: 0, bspFivBody: { authCode } });

/** Answers that stand in no table, each with the code that the caller is told. */
const UNKNOWN: readonly (readonly [title: string, fault: Fault, code: string])[] = [
  ['an authCode of no table', raw(body('97')), '97'],
  ['an authCode of one digit', raw(body('0')), '0'],
  ['an authCode that looks like an API code', raw(body('4100')), '4100'],
  ['an API code that looks like an authCode', raw({ ...body('00'), code: 98 }), '98'],
  ['an API code 00', raw({ ...body('00'), code: '00' }), '00'],
  ['an API code above the range of resources', raw({ code: 5501 }), '5501'],
  ['an API code below the range of resources', raw({ code: 4999 }), '4999'],
  ['the name of an inherited property', raw(body('toString')), 'toString'],
];

const BAD: readonly (readonly [title: string, fault: Fault, error: string, code: string])[] = [
  ['null', raw(null), 'BAD_RESPONSE', 'SHAPE'],
  ['a success without a body', raw({ code: 0 }), 'BAD_RESPONSE', 'SHAPE'],
  ['HTML', { kind: 'raw', status: 502, body: '<html></html>' }, 'UPSTREAM_FAILURE', 'HTTP_502'],
  ['a lost connection', { kind: 'reset' }, 'NO_ANSWER', 'ECONNRESET'],
];

let count = 0;

/** A person of the sandbox's bank, for whose card Tencent answers with the fault. */
function personWith(fault: Fault): Cardholder {
  const bankCard = `62179200001${String(count++).padStart(8, '0')}`;
  const faults = { TENCENT: { BANK_CARD_CHECK: fault } };
  return { ...cardholder(2), bankCard, faults };
}

const rows = EXPECTED.map(([code, row, meaning, routing, billed]) => {
  const text = tencent.codes.find((known) => known.code === row)?.text;
  return { code, text, meaning, routing, billed, person: personWith({ kind: 'code', code }) };
});
const unknown = UNKNOWN.map(([title, fault, code]) => ({ title, code, person: personWith(fault) }));
const bad = BAD.map(([title, fault, error, code]) => ({
  title,
  error,
  code,
  person: personWith(fault),
}));

let sandbox: Sandbox;
let provider: Provider;

beforeAll(async () => {
  sandbox = await startTencent([...rows, ...unknown, ...bad].map(({ person }) => person));
  provider = tencent.forSandbox(new Env({}))(sandbox.origin).create({ clock: systemClock });
});
afterAll(async () => {
  await provider.close();
  await sandbox.close();
});

const check = (person: Cardholder) =>
  cardCheckOf(provider).ask({ subject: subjectOf(person) }, patientAttempt());

describe("the codes of Tencent's check", () => {
  it('are all driven through the sandbox here', () => {
    const driven = new Set(EXPECTED.map(([, row]) => row));
    expect([...driven].sort()).toEqual(tencent.codes.map(({ code }) => code).sort());
  });

  it.each(rows)('turn $code into $meaning', async (row) => {
    const answer = await check(row.person);
    expect(answer).toMatchObject({
      class: row.routing,
      billed: row.billed,
      providerCode: row.code,
      providerMessage: row.text,
    });
    expect(meaningOf(answer)).toBe(row.meaning);
  });

  it.each(unknown)('do not make a verdict of $title', async ({ person, code }) => {
    expect(await check(person)).toMatchObject({
      class: 'AMBIGUOUS',
      error: 'UNKNOWN_CODE',
      billed: 'UNKNOWN',
      providerCode: code,
      providerMessage: null,
    });
  });

  it.each(bad)('are not sought in $title', async ({ person, error, code }) => {
    expect(await check(person)).toMatchObject({
      class: 'AMBIGUOUS',
      error,
      billed: 'UNKNOWN',
      providerCode: code,
    });
  });
});
