import fc from 'fast-check';
import { GATEWAY_CODES, VENDOR_CODES } from '../../../src/providers/shujubao/codes';
import { rowCodeOf } from '../../../src/providers/shujubao/gateway';
import { decodeCardCheck, type ShujubaoReply } from '../../../src/providers/shujubao/wire';
import { sample } from './support';

const success = (state: unknown, code: unknown = '10000') => ({
  code,
  message: '成功',
  data: { state },
  seqNo: '4XU29Z4D1704061618',
});

describe('an answer of the vendor', () => {
  it('is read from the document’s sample of a success', () => {
    expect(decodeCardCheck(JSON.parse(sample('success').toString()), {})).toEqual({
      level: 'VENDOR',
      code: '10000/1',
      message: '成功',
      reference: '4XU29Z4D1704061618',
    });
  });

  it('is read from the document’s sample of a failure', () => {
    expect(decodeCardCheck(JSON.parse(sample('failure').toString()), {})).toEqual({
      level: 'VENDOR',
      code: '10001',
      message: '参数传入有误',
      reference: '4XU29Z4D1704061618',
    });
  });

  it('may have numbers for strings', () => {
    expect(decodeCardCheck(success(2, 10000), {}).code).toBe('10000/2');
    expect(decodeCardCheck({ code: 10016, data: null }, {}).code).toBe('10016');
  });

  it('keeps a state that the document does not list as an unknown code', () => {
    const reply = decodeCardCheck(success('4'), {});
    expect(reply.code).toBe('10000/4');
    expect(rowOf(reply)).toBeUndefined();
  });

  it.each([undefined, null, '', true, {}, [1], '1 ', '1/2', 1.5])(
    'that reports success with the state %p is no answer',
    (state) => {
      expect(decodeCardCheck(success(state), {}).code).toBeUndefined();
    },
  );

  it.each([
    [undefined],
    [null],
    ['10000'],
    [[]],
    [{}],
    [{ code: null }],
    [{ code: { code: '10000' } }],
    [{ data: { state: '1' } }],
    [{ code: '10000', data: [{ state: '1' }] }],
  ])('is not seen in %j', (json) => {
    expect(decodeCardCheck(json, {}).code).toBeUndefined();
  });

  it.each(['B403MQ', '-1', 'E_0001', 'Throttled', 'x'.repeat(64)])(
    'cannot speak with a code of the gateway: %s is an unknown code of its own',
    (code) => {
      expect(decodeCardCheck({ code, data: null }, {})).toMatchObject({ level: 'VENDOR', code });
    },
  );

  it('has no reference where seqNo is none', () => {
    expect(decodeCardCheck({ ...success('1'), seqNo: '张三 ' }, {}).reference).toBeNull();
    expect(decodeCardCheck({ code: '10001', data: null }, {}).reference).toBeNull();
  });

  it('has the request number of the gateway for a reference where it has none of its own', () => {
    const requestId = 'A77CDCA5-CC79-46E2-863A-7B2871B7F520';
    const headers = { 'x-ca-request-id': requestId };
    expect(decodeCardCheck(undefined, headers)).toMatchObject({
      code: undefined,
      reference: requestId,
    });
    expect(decodeCardCheck(success('1'), headers).reference).toBe('4XU29Z4D1704061618');
  });

  it('is the vendor’s where the gateway’s headers are empty', () => {
    const headers = { 'x-ca-error-code': '', 'x-ca-error-message': ' ', 'x-ca-request-id': 'R-1' };
    expect(decodeCardCheck(success('1'), headers)).toEqual({
      level: 'VENDOR',
      code: '10000/1',
      message: '成功',
      reference: '4XU29Z4D1704061618',
    });
  });
});

describe('an answer of the gateway', () => {
  const requestId = { 'x-ca-request-id': 'A77CDCA5-CC79-46E2-863A-7B2871B7F520' };

  it('is its code, with its request number for a reference', () => {
    const headers = {
      ...requestId,
      'x-ca-error-code': 'B403MQ',
      'x-ca-error-message': 'Api Market Subscription quota exhausted',
    };
    expect(decodeCardCheck(undefined, headers)).toEqual({
      level: 'GATEWAY',
      code: 'B403MQ',
      message: 'Api Market Subscription quota exhausted',
      reference: 'A77CDCA5-CC79-46E2-863A-7B2871B7F520',
    });
  });

  it('outweighs a verdict in the body', () => {
    const reply = decodeCardCheck(success('1'), { ...requestId, 'x-ca-error-code': 'D504TO' });
    expect(reply.code).toBe('D504TO');
  });

  it.each([
    ['Invalid AppCode', 'Invalid AppCode'],
    ['Throttled by USER Flow Control', 'Throttled by'],
    ['Unauthorized', 'Unauthorized'],
    ['Quota Expired', 'Quota Expired'],
    ['Invalid Url', 'Invalid Url'],
    ['Invalid Signature, Server StringToSign:POST', 'Invalid Signature'],
    ['MAIN Flow Control', 'MAIN Flow Control'],
  ])('without a code is known by its message %p', (message, code) => {
    expect(decodeCardCheck(undefined, { 'x-ca-error-message': message }).code).toBe(code);
  });

  it('shows nothing of a message that no document has', () => {
    const message = 'Invalid Parameter idcard 32132419860817421X';
    expect(decodeCardCheck(undefined, { 'x-ca-error-message': message }).code).toBe('GATEWAY');
  });

  it('with a code of another form is an unknown code', () => {
    const reply = decodeCardCheck(undefined, { 'x-ca-error-code': '10000/1' });
    expect(reply.code).toBe('GATEWAY');
    expect(rowOf(reply)).toBeUndefined();
  });

  it('takes the first of a repeated header', () => {
    expect(decodeCardCheck(undefined, { 'x-ca-error-code': ['T429PA', 'I404NF'] }).code).toBe(
      'T429PA',
    );
  });
});

describe('whatever comes back', () => {
  const scalar = fc.oneof(
    fc.constantFrom('10000', 10000, '10016', 10016, '1', 2, '3', '10001', 'A401AC', '10000/1'),
    fc.jsonValue(),
  );
  const json = fc.oneof(
    fc.jsonValue(),
    fc.record({ code: scalar, data: fc.oneof(scalar, fc.record({ state: scalar })) }),
  );
  const header = fc.oneof(
    fc.constantFrom(undefined, '', ' ', '10000/1', '10016', 'T429PA', 'Unauthorized'),
    fc.string({ unit: 'binary' }),
    fc.array(fc.string()),
  );
  const headers = fc.record({
    'x-ca-error-code': header,
    'x-ca-error-message': header,
    'x-ca-request-id': header,
  });

  it('never throws, and only a documented verdict of the vendor becomes one', () => {
    fc.assert(
      fc.property(json, headers, (body, head) => {
        const reply = decodeCardCheck(body, head);
        if (rowOf(reply)?.class !== 'ANSWERED') return true;
        return (
          isSilent(head) &&
          reply.code !== undefined &&
          documentedVerdicts.includes(reply.code) &&
          says(body, reply.code)
        );
      }),
      { numRuns: 2_000 },
    );
  });

  it('speaks on the level of the vendor where the gateway says nothing', () => {
    fc.assert(
      fc.property(json, (body) => decodeCardCheck(body, {}).level === 'VENDOR'),
      { numRuns: 2_000 },
    );
  });
});

const documentedVerdicts = ['10000/1', '10000/2', '10000/3', '10016'];

function rowOf({ level, code }: Pick<ShujubaoReply, 'level' | 'code'>) {
  if (code === undefined) return undefined;
  return level === 'VENDOR'
    ? VENDOR_CODES.find((row) => row.code === code)
    : GATEWAY_CODES.find((row) => row.code === rowCodeOf(code));
}

function isSilent(headers: Readonly<Record<string, string | string[] | undefined>>): boolean {
  return ['x-ca-error-code', 'x-ca-error-message'].every((name) => {
    const [first = ''] = [headers[name] ?? []].flat();
    return first.trim() === '';
  });
}

function says(body: unknown, code: string): boolean {
  const { code: said, data } = body as { code: unknown; data: { state: unknown } };
  return code === '10016'
    ? String(said) === code
    : `${String(said)}/${String(data.state)}` === code;
}
