import fc from 'fast-check';
import {
  GATEWAY_CODES,
  gatewayRowOf,
  SERVICE_CODES,
  serviceRowOf,
} from '../../../src/providers/aliyun/codes';
import { decodeCardCheck, type AliyunReply } from '../../../src/providers/aliyun/wire';

const RESULT = {
  RequestId: '2A1F95E2-FDE2-5D24-8E5F-5A3C4B1F1C2D',
  Code: '200',
  Message: 'success',
  ResultObject: { BizCode: '1', SubCode: '101' },
};
const READ = {
  level: 'SERVICE',
  code: '200/101',
  message: 'success',
  reference: '2A1F95E2-FDE2-5D24-8E5F-5A3C4B1F1C2D',
};

describe('decoding an answer', () => {
  it('reads a result', () => {
    expect(decodeCardCheck(RESULT)).toEqual(READ);
  });

  it('reads numbers where text is documented', () => {
    const ResultObject = { BizCode: 1, SubCode: 101 };
    expect(decodeCardCheck({ ...RESULT, Code: 200, ResultObject })).toEqual(READ);
  });

  it('reads the error of a service and of the gateway, each on its level', () => {
    const RequestId = 'R-1';
    expect(decodeCardCheck({ RequestId, Code: '412', Message: '欠费中' })).toEqual({
      level: 'SERVICE',
      code: '412',
      message: '欠费中',
      reference: 'R-1',
    });
    const Message = 'Request was denied due to user flow control.';
    expect(decodeCardCheck({ RequestId, Code: 'Throttling.User', Message })).toEqual({
      level: 'GATEWAY',
      code: 'Throttling.User',
      message: Message,
      reference: 'R-1',
    });
  });

  it.each(['402', '500', 'InternalError'])('takes no verdict from a body of %s', (Code) => {
    expect(decodeCardCheck({ ...RESULT, Code })).toMatchObject({ code: Code });
  });

  it.each([
    ['a result as text', JSON.stringify(RESULT.ResultObject)],
    ['a list of results', [RESULT.ResultObject]],
    ['no result', undefined],
    ['a BizCode alone', { BizCode: '1' }],
    ['a SubCode alone', { SubCode: '101' }],
    ['codes that contradict each other', { BizCode: '2', SubCode: '101' }],
    ['codes that are none', { BizCode: ['1'], SubCode: ['101'] }],
    ['an empty SubCode', { BizCode: '', SubCode: '' }],
  ])('sees no answer in a success with %s, and keeps its number', (_flaw, ResultObject) => {
    const { code, reference } = decodeCardCheck({ ...RESULT, ResultObject });
    expect([code, reference]).toEqual([undefined, RESULT.RequestId]);
  });

  it.each([
    undefined,
    null,
    [],
    {},
    'x',
    0,
    true,
    [RESULT],
    { body: RESULT },
    { ...RESULT, Code: null },
  ])('sees no answer in %j', (json) => {
    expect(decodeCardCheck(json).code).toBeUndefined();
  });

  it('has no reference that could be a text', () => {
    expect(decodeCardCheck({ ...RESULT, RequestId: '张三 6217920181755914' }).reference).toBeNull();
  });
});

const digitsOrAny = fc.oneof(
  fc.constantFrom(
    '200',
    200,
    '1',
    2,
    '3',
    '101',
    201,
    '216',
    '301',
    '217',
    '999',
    '',
    'Throttling',
  ),
  fc.jsonValue(),
);
const answers = fc.oneof(
  fc.jsonValue(),
  fc.record(
    {
      Code: digitsOrAny,
      Message: fc.jsonValue(),
      RequestId: fc.jsonValue(),
      ResultObject: fc.oneof(
        fc.record({ BizCode: digitsOrAny, SubCode: digitsOrAny }),
        fc.jsonValue(),
      ),
    },
    { requiredKeys: [] },
  ),
);

describe('decoding anything at all', () => {
  it('never throws, and only a documented result that agrees with itself becomes a verdict', () => {
    fc.assert(
      fc.property(answers, (json) => {
        const reply = decodeCardCheck(json);
        if (rowOf(reply)?.class !== 'ANSWERED') return true;
        const { Code, ResultObject } = json as { Code: unknown; ResultObject: Result };
        const subCode = String(ResultObject.SubCode);
        return (
          String(Code) === '200' &&
          /^(101|20[1-9]|21[0-6]|30[1235])$/.test(subCode) &&
          subCode.startsWith(String(ResultObject.BizCode))
        );
      }),
      { numRuns: 5_000 },
    );
  });
});

interface Result {
  readonly BizCode: unknown;
  readonly SubCode: unknown;
}

function rowOf({ level, code }: Pick<AliyunReply, 'level' | 'code'>) {
  if (code === undefined) return undefined;
  return level === 'SERVICE'
    ? SERVICE_CODES.find((row) => row.code === serviceRowOf(code))
    : GATEWAY_CODES.find((row) => row.code === gatewayRowOf(code));
}
