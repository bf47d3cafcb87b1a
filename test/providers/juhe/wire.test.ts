import fc from 'fast-check';
import { answerFromTable, checkVerdict, indexCodes } from '../../../src/providers/answer';
import { CARD_CHECK_CODES } from '../../../src/providers/juhe/codes';
import { decodeBlacklist, decodeCardCheck } from '../../../src/providers/juhe/wire';
import { meaningOf } from '../support';
import { sample } from './support';

const parse = (name: string): unknown => JSON.parse(sample(name));
const codes = indexCodes(CARD_CHECK_CODES);

/** What a message of the check comes to; undefined when it is no message. */
function answerTo(json: unknown) {
  const { code, message } = decodeCardCheck(json);
  return code === undefined
    ? undefined
    : answerFromTable(codes, code, checkVerdict, { message, nowMs: 0 });
}

describe('a documented sample', () => {
  it.each(['check-mismatch', 'encrypted-check-mismatch'])('of a mismatch is read: %s', (name) => {
    expect(decodeCardCheck(parse(name))).toEqual({
      code: '0/2',
      message: '认证信息不匹配，银行卡无效',
      reference: 'JH2071191112162139847181e7',
    });
  });

  it('of a failure is read by its detail', () => {
    expect(decodeCardCheck(parse('check-card-abnormal'))).toEqual({
      code: '22070302',
      message: '认证失败,银行卡状态异常,详情请咨询您的发卡行',
      reference: 'JH207117111112213988818111',
    });
  });

  it('of a rejected key is read in both products', () => {
    const reply = { code: '10001', message: '错误的请求KEY', reference: null };
    expect(decodeCardCheck(parse('key-rejected'))).toEqual(reply);
    expect(decodeBlacklist(parse('key-rejected'))).toEqual({ ...reply, findings: undefined });
  });

  it('of the blacklist is read', () => {
    expect(decodeBlacklist(parse('blacklist-clean'))).toEqual({
      code: '0',
      findings: {
        onlineBlack: false,
        offlineBlack: false,
        badCardHolder: false,
        fraudTrans: false,
        otherBlack: false,
        caseRelated: false,
        complete: true,
      },
      message: '查询成功',
      reference: 'JH71920221122093911S6X',
    });
  });
});

describe('an answer to a check', () => {
  it.each([
    [{ error_code: 0, result: { res: 1 } }, '0/1'],
    [{ error_code: '0', result: { res: '2' } }, '0/2'],
    [{ error_code: '220703', result: { error_code_detail: '22070304' } }, '22070304'],
    [{ error_code: 220702, result: { error_code_detail: 220702 } }, '220702'],
    [{ error_code: 220703, result: null }, '220703'],
    [{ error_code: 220703, result: [] }, '220703'],
    [{ error_code: 220703, result: 'none' }, '220703'],
    [{ error_code: 220703, result: { jobid: 'JH1' } }, '220703'],
    [{ error_code: 220703 }, '220703'],
    [{ resultcode: '101', result: null }, '10001'],
    [{ resultcode: 121 }, '10021'],
    [{ resultcode: '112', error_code: null }, '10012'],
    [{ resultcode: '101', error_code: 10003 }, '10003'],
    // A verdict needs an error_code.
    [{ resultcode: '200', result: { res: 1 } }, '200'],
  ])('comes with numbers or strings, and with any result: %j', (json, code) => {
    expect(decodeCardCheck(json).code).toBe(code);
  });

  const LOCK = '同一银行卡请求过于频繁';

  it.each([
    [{ error_code: 220704, reason: LOCK, result: null }, '22070404'],
    [{ error_code: '220704', reason: '同一要素请求过于频繁' }, '22070405'],
    [{ error_code: 220704, reason: LOCK, result: { error_code_detail: 220704 } }, '22070404'],
    [{ error_code: 220704, reason: LOCK, result: { error_code_detail: 0 } }, '22070404'],
    [{ error_code: 220704, reason: LOCK, result: { error_code_detail: 22070499 } }, '22070404'],
    [{ error_code: 220703, reason: '认证失败,银行卡状态异常,详情请咨询您的发卡行' }, '22070302'],
  ])('is told by the words of a detail where it has no known one: %j', (json, code) => {
    expect(decodeCardCheck(json).code).toBe(code);
  });

  it.each([
    [
      'a detail that it has',
      { error_code: 220704, reason: LOCK, result: { error_code_detail: 22070406 } },
      '22070406',
    ],
    ['words that are not all of it', { error_code: 220704, reason: `${LOCK}。` }, '220704'],
    ['words of another code', { error_code: 220703, reason: LOCK }, '220703'],
    ['words under a code with one meaning', { error_code: 220702, reason: LOCK }, '220702'],
  ])('is not told by its words beside %s', (_name, json, code) => {
    expect(decodeCardCheck(json).code).toBe(code);
  });

  it('without a detail may be a lock, and so is about the card or the person', () => {
    expect(answerTo({ error_code: 220704, reason: '参数错误,详见reason' })).toMatchObject({
      class: 'SUBJECT',
      error: 'REQUEST_REJECTED',
      retryAt: null,
    });
  });

  it.each([
    ['a detail of another code', { error_code: 220703, result: { error_code_detail: 22070401 } }],
    [
      'a verdict as the detail of a lesser code',
      { error_code: 2207, result: { error_code_detail: 220703 } },
    ],
    [
      'a verdict as the detail of a longer code',
      { error_code: 22070, result: { error_code_detail: 22070301 } },
    ],
    [
      'a detail that nobody documented',
      { error_code: 220703, result: { error_code_detail: 22070399 } },
    ],
    ['a res that nobody documented', { error_code: 0, result: { res: 5 } }],
    ['a res of 0', { error_code: 0, result: { res: 0 } }],
    ['a res with a leading zero', { error_code: 0, result: { res: '01' } }],
    ['a name that every object has', { error_code: 'toString' }],
    ['a code that names a success', { error_code: '00', result: { res: 1 } }],
  ])('that holds %s is of an unknown code', (_name, json) => {
    const answer = answerTo(json);
    expect(answer && meaningOf(answer)).toBe('UNKNOWN_CODE');
  });

  it.each([
    ['a success without a result', { error_code: 0 }],
    ['a success whose result is null', { error_code: 0, result: null }],
    ['a success whose result is an array', { error_code: 0, result: [{ res: 1 }] }],
    ['a success without res', { error_code: 0, result: { jobid: 'JH1' } }],
    ['a success whose res is true', { error_code: 0, result: { res: true } }],
    ['no error_code', { result: { res: 1 } }],
    ['an error_code that is null', { error_code: null, result: { res: 1 } }],
    ['an array', [{ error_code: 0, result: { res: 1 } }]],
    ['a string', 'ok'],
    ['null', null],
    ['nothing', undefined],
  ])('is no answer when it is %s', (_name, json) => {
    expect(decodeCardCheck(json).code).toBeUndefined();
  });

  it('keeps no reference that is not one', () => {
    const json = { error_code: 0, result: { res: 1, jobid: '6217920181755914 张三' } };
    expect(decodeCardCheck(json).reference).toBeNull();
  });
});

describe('an answer of the blacklist', () => {
  const clean = {
    onlineBlack: '0',
    offlineBlack: '0',
    badCardHolder: '0',
    fraudTrans: '0',
    otherBlack: '0',
    caseRelated: '0',
  };
  const withData = (data: unknown) => ({ error_code: 0, reason: '查询成功', result: { data } });
  const flags = Object.keys(clean);

  const hitsOf = (data: unknown) => {
    const { findings } = decodeBlacklist(withData(data));
    return Object.entries(findings ?? {}).flatMap(([flag, listed]) => (listed ? [flag] : []));
  };

  it.each(flags)('reads %s and no other flag, as a string or as a number', (flag) => {
    const numbers = Object.fromEntries(flags.map((each) => [each, each === flag ? 1 : 0]));
    expect(hitsOf({ ...clean, [flag]: '1' })).toEqual([flag, 'complete']);
    expect(hitsOf(numbers)).toEqual([flag, 'complete']);
  });

  const UNREADABLE = [true, false, '', '2', 2, '01', 'true', null, undefined, [1], { value: 1 }];

  it.each(UNREADABLE)('is no answer with a flag of %j and no hit', (value) => {
    for (const flag of flags) {
      const reply = decodeBlacklist(withData({ ...clean, [flag]: value }));
      expect(reply).toMatchObject({ code: undefined, findings: undefined });
    }
  });

  it.each(UNREADABLE)('keeps a hit beside a flag of %j, and is not complete', (value) => {
    for (const flag of flags) {
      const other = flags.find((each) => each !== flag) ?? '';
      expect(hitsOf({ ...clean, [flag]: '1', [other]: value })).toEqual([flag]);
      expect(hitsOf({ [flag]: 1 })).toEqual([flag]);
    }
  });

  it.each([
    ['no data', { error_code: 0, result: {} }],
    ['data that are null', withData(null)],
    ['data that are an array', withData([clean])],
    ['data with the flags of the prototype only', withData(Object.create(clean))],
    ['no result', { error_code: 0 }],
    ['no code', { result: { data: clean } }],
  ])('is no answer with %s', (_name, json) => {
    expect(decodeBlacklist(json)).toMatchObject({ code: undefined, findings: undefined });
  });
});

describe('arbitrary JSON', () => {
  const nearCode = fc.oneof(
    fc.constantFrom(0, '0', 1, '1', 2, 3, 22070, 220702, '220703', 22070301, '22070302', 10001),
    fc.integer(),
    fc.string(),
    fc.jsonValue(),
  );
  const nearReply = fc.record(
    {
      error_code: nearCode,
      result: fc.oneof(
        fc.record({ res: nearCode, error_code_detail: nearCode }, { requiredKeys: [] }),
        fc.jsonValue(),
      ),
      reason: fc.jsonValue(),
    },
    { requiredKeys: [] },
  );
  const anything = fc.oneof(nearReply, fc.jsonValue());
  const VERDICTS = ['220702', '220703', '22070301', '22070302', '22070303'];

  it('never throws, and is a verdict only under a code that is documented as one', () => {
    fc.assert(
      fc.property(anything, (json) => {
        const answer = answerTo(json);
        if (answer?.class !== 'ANSWERED') return;
        const reply = json as { error_code: unknown; result?: { res?: unknown } | null };
        const errorCode = String(reply.error_code);
        if (errorCode === '0') {
          expect(['1', '2', '3']).toContain(String(reply.result?.res));
        } else {
          expect(VERDICTS).toContain(errorCode);
          expect(VERDICTS).toContain(answer.providerCode);
          expect(answer.providerCode.startsWith(errorCode)).toBe(true);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('is a blacklist report only with six flags of 0 or 1, or with one of 1', () => {
    const flag = fc.oneof(fc.constantFrom('0', '1', 0, 1), fc.constantFrom('2', 2, null, true));
    const data = fc.record({
      onlineBlack: flag,
      offlineBlack: flag,
      badCardHolder: flag,
      fraudTrans: flag,
      otherBlack: flag,
      caseRelated: flag,
    });
    const report = data.map((flags) => ({ error_code: 0, result: { data: flags } }));
    fc.assert(
      fc.property(fc.oneof(report, anything), (json) => {
        const { code, findings } = decodeBlacklist(json);
        if (code !== '0') {
          expect(findings).toBeUndefined();
          return;
        }
        const { result } = json as { result: { data: Record<string, unknown> } };
        const values = Object.values(result.data).map((value) =>
          typeof value === 'number' ? String(value) : value,
        );
        const isComplete = values.every((value) => value === '0' || value === '1');
        expect(findings?.complete).toBe(isComplete);
        if (!isComplete) expect(values).toContain('1');
      }),
      { numRuns: 1_000 },
    );
  });
});
