import { nextChinaMidnight } from '../../../src/domain/china-time';
import { systemClock } from '../../../src/domain/clock';
import { Env } from '../../../src/env';
import { shujubao } from '../../../src/providers/shujubao';
import type { Fault } from '../../../src/sandbox/cardholders';
import { elementsOf } from '../../support/cardholders';
import { cardCheckOf } from '../support';
import { checkWith, personWith, sample, startShujubao, type RunningShujubao } from './support';

const MATCH = { outcome: 'MATCH' };
const MISMATCH = { outcome: 'MISMATCH', reason: 'ELEMENTS_MISMATCH' };
const UNSPECIFIED = { outcome: 'UNABLE_TO_VERIFY', reason: 'UNSPECIFIED' };

describe('a check at Shujubao', () => {
  let running: RunningShujubao;
  beforeEach(async () => {
    running = await startShujubao();
  });
  afterEach(() => running.close());

  it.each([1, 2, 8, 9, 10, 11])('matches cardholder %i', async (number) => {
    expect(await running.check(elementsOf(number))).toEqual({
      class: 'ANSWERED',
      verdict: MATCH,
      providerCode: '10000/1',
      providerMessage: '验证一致',
      providerReference: expect.stringMatching(/^[0-9A-F]{8}\d{10}$/) as string,
      billed: 'YES',
    });
  });

  it.each([3, 4, 5, 6, 7])('cannot verify the card of cardholder %i', async (number) => {
    expect(await running.check(elementsOf(number))).toMatchObject({
      class: 'ANSWERED',
      verdict: UNSPECIFIED,
      providerCode: '10000/3',
      providerMessage: '异常情况',
      billed: 'UNKNOWN',
    });
  });

  it('reports cardholder 12 as locked until midnight in China', async () => {
    const before = nextChinaMidnight(Date.now());
    const answer = await running.check(elementsOf(12));
    expect(answer).toMatchObject({
      class: 'SUBJECT',
      error: 'SUBJECT_LOCKED',
      providerCode: '10020',
      billed: 'UNKNOWN',
    });
    const after = nextChinaMidnight(Date.now());
    expect([before, after]).toContainEqual(answer.class === 'ANSWERED' ? null : answer.retryAt);
  });

  it('finds no record of a card that the bank does not know', async () => {
    const unknown = { ...elementsOf(1), bankCard: '6217920000000009994' };
    expect(await running.check(unknown)).toMatchObject({
      verdict: { outcome: 'UNABLE_TO_VERIFY', reason: 'NO_RECORD' },
      providerCode: '10016',
    });
  });

  it('tells a wrong name and a wrong ID number from the holder’s, until the bank locks the card', async () => {
    const { name, idNumber } = elementsOf(2);
    const mismatch = { class: 'ANSWERED', verdict: MISMATCH, providerCode: '10000/2' };
    expect(await running.check({ ...elementsOf(1), name })).toMatchObject(mismatch);
    expect(await running.check({ ...elementsOf(1), idNumber })).toMatchObject(mismatch);
    expect(await running.check({ ...elementsOf(1), name })).toMatchObject(mismatch);
    expect(await running.check(elementsOf(1))).toMatchObject({ error: 'SUBJECT_LOCKED' });
  });

  it('is turned away by the gateway, unbilled, with a wrong AppCode', async () => {
    const env = new Env({ SHUJUBAO_APP_CODE: 'wrong-app-code', SHUJUBAO_URL: running.origin });
    const provider = shujubao.fromEnv(env)?.create({ clock: systemClock });
    if (provider === undefined) throw new Error('Shujubao is not configured');
    const answer = await checkWith(provider, elementsOf(1));
    await provider.close();
    expect(answer).toMatchObject({
      class: 'REFUSED',
      error: 'CREDENTIALS_REJECTED',
      providerCode: 'A401AC',
      providerMessage: 'Invalid AppCode',
      providerReference: expect.stringMatching(
        /^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/,
      ) as string,
      billed: 'NO',
    });
  });

  it('compares three elements of a resident ID, in no business scene', async () => {
    const provider = shujubao
      .forSandbox(new Env({}))(running.origin)
      .create({ clock: systemClock });
    expect(cardCheckOf(provider)).toMatchObject({
      priceFen: 25,
      abilities: { elements: [3], idTypes: ['RESIDENT_ID'], scenes: [] },
    });
    expect(provider.blacklist).toBeUndefined();
    await provider.close();
  });
});

describe('a check at Shujubao when something goes wrong', () => {
  const HTML = '<html><body>502 Bad Gateway</body></html>';
  const raw = (status: number, body: string | Buffer, headers = {}): Fault => ({
    kind: 'raw',
    status,
    headers,
    body,
  });

  async function checkUnder(fault: Fault, timeoutMs?: number) {
    const person = personWith(fault);
    const running = await startShujubao({ cardholders: [person] });
    try {
      return await running.check(person, timeoutMs);
    } finally {
      await running.close();
    }
  }

  it('takes a verdict that comes with status 450', async () => {
    expect(await checkUnder(raw(450, sample('success')))).toMatchObject({ verdict: MATCH });
  });

  it('listens to the gateway’s headers over an HTML body', async () => {
    const answer = await checkUnder(raw(502, HTML, { 'X-Ca-Error-Code': 'D502FC' }));
    expect(answer).toMatchObject({ error: 'UPSTREAM_FAILURE', providerCode: 'D502FC' });
  });

  it('never takes a verdict from a body that the gateway’s error came with', async () => {
    const headers = { 'X-Ca-Error-Message': 'Throttled by API Flow Control' };
    expect(await checkUnder(raw(200, sample('success'), headers))).toMatchObject({
      class: 'REFUSED',
      error: 'RATE_LIMITED',
      providerCode: 'Throttled by',
    });
  });

  it.each([
    ['HTML with status 502', raw(502, HTML), 'UPSTREAM_FAILURE', 'HTTP_502'],
    ['HTML with status 200', raw(200, HTML), 'BAD_RESPONSE', 'NOT_JSON'],
    ['a redirect', raw(302, '', { location: '/' }), 'BAD_RESPONSE', 'HTTP_302'],
    ['success without a state', raw(200, '{"code":"10000"}'), 'BAD_RESPONSE', 'SHAPE'],
    ['a reset connection', { kind: 'reset' }, 'NO_ANSWER', expect.any(String)],
    ['silence', { kind: 'silence' }, 'NO_ANSWER', 'TIMEOUT'],
  ] as const)('makes no verdict of %s', async (_, fault, error, providerCode: unknown) => {
    expect(await checkUnder(fault, fault.kind === 'silence' ? 300 : undefined)).toMatchObject({
      class: 'AMBIGUOUS',
      error,
      providerCode,
      billed: 'UNKNOWN',
    });
  });
});
