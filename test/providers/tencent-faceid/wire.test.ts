import fc from 'fast-check';
import type { Seal } from '../../../src/providers/tencent-faceid/cipher';
import { cardCheckBody, decodeCardCheck } from '../../../src/providers/tencent-faceid/wire';
import { subjectOf } from '../support';

const RequestId = 'ed93f3cb-f35e-473f-b9f3-0d451b8b79c6';
const PASSED = { Response: { Result: '0', Description: '认证通过', RequestId } };
const FAILED = {
  Response: {
    Error: { Code: 'AuthFailure.SignatureFailure', Message: 'The provided credentials …' },
    RequestId,
  },
};

const decode = decodeCardCheck('3E');
const answering = (response: object) => decode({ Response: response });

describe('decoding an answer', () => {
  it('reads the samples of the documents', () => {
    expect(decode(PASSED)).toEqual({ code: '3E/0', message: '认证通过', reference: RequestId });
    expect(decode(FAILED)).toEqual({
      code: 'AuthFailure.SignatureFailure',
      message: 'The provided credentials …',
      reference: RequestId,
    });
  });

  it('puts a result under the table of the action that was asked', () => {
    expect(decodeCardCheck('4E')({ Response: { Result: '-5' } }).code).toBe('4E/-5');
    expect(decodeCardCheck('4E')(FAILED).code).toBe('AuthFailure.SignatureFailure');
  });

  it.each([
    ['0', '3E/0'],
    [0, '3E/0'],
    ['-1', '3E/-1'],
    [-1, '3E/-1'],
    [-20, '3E/-20'],
    // These are other texts, and so other codes.
    ['00', '3E/00'],
    ['-0', '3E/-0'],
    ['-01', '3E/-01'],
  ])('reads the result %j as %s', (result, code) => {
    expect(answering({ Result: result }).code).toBe(code);
  });

  it('lets an error win over a result', () => {
    const response = { ...PASSED.Response, ...FAILED.Response };
    expect(answering(response).code).toBe('AuthFailure.SignatureFailure');
  });

  it.each([{}, [], '', 'InternalError', false, 0, { Code: null }, { Code: 0.5 }, { Code: '' }])(
    'sees no answer in a result beside the error %j',
    (error) => {
      expect(answering({ ...PASSED.Response, Error: error })).toMatchObject({
        code: undefined,
        reference: RequestId,
      });
    },
  );

  it('takes an error that is null for none', () => {
    expect(answering({ ...PASSED.Response, Error: null }).code).toBe('3E/0');
  });

  it.each(['X', 'Some.New_Code-2', `A${'.b'.repeat(31)}c`, '0', '__proto__'])(
    'reads the error code %j',
    (code) => {
      expect(answering({ Error: { Code: code } }).code).toBe(code);
    },
  );

  it.each(['3E/0', '张三', 'a b', 'a/b', 'A'.repeat(65), 'A\n'])(
    'sees no error code in %j',
    (code) => {
      expect(answering({ Error: { Code: code } }).code).toBeUndefined();
    },
  );

  it.each([
    ['no result', {}],
    ['a result that is no code', { Result: { '0': 0 } }],
    ['an empty result', { Result: '' }],
    ['a result of null', { Result: null }],
    ['a result with a blank', { Result: ' 0' }],
    ['a broken number', { Result: 0.5 }],
    ['a list of results', { Result: ['0'] }],
    ['a boolean', { Result: false }],
  ])('sees no answer in %s', (_flaw, response) => {
    expect(answering({ ...response, RequestId })).toMatchObject({
      code: undefined,
      reference: RequestId,
    });
  });

  it.each([undefined, null, [], {}, 'x', 0, true, [PASSED], PASSED.Response, { response: PASSED }])(
    'sees no answer in %j',
    (json) => {
      expect(decode(json)).toEqual({ code: undefined, message: null, reference: null });
    },
  );
});

const responses = fc.record(
  {
    Result: fc.oneof(fc.constantFrom('0', 0, '-1', -5), fc.jsonValue()),
    Error: fc.oneof(fc.record({ Code: fc.oneof(fc.string(), fc.jsonValue()) }), fc.jsonValue()),
    Description: fc.jsonValue(),
    RequestId: fc.jsonValue(),
  },
  { requiredKeys: [] },
);

describe('decoding anything at all', () => {
  it('never throws, and reads a result only where one was sent and no error', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.jsonValue(),
          responses.map((Response) => ({ Response })),
        ),
        (json) => {
          const { code } = decode(json);
          if (code?.startsWith('3E/') !== true) return;
          const { Response } = json as { Response: { Result: unknown; Error?: unknown } };
          expect(`3E/${String(Response.Result)}`).toBe(code);
          expect(Response.Error ?? null).toBeNull();
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

describe('the body of a check', () => {
  const subject = subjectOf(1);
  const three = { Name: '张三', IdCard: '32132419860817421X', BankCard: '6217920181755914' };
  const seal: Seal = { encrypt: (text) => `<${text}>`, iv: 'iv', wrappedKey: 'key' };

  it('has the elements and nothing else', () => {
    expect(JSON.stringify(cardCheckBody(subject))).toBe(JSON.stringify(three));
    expect(JSON.stringify(cardCheckBody({ ...subject, mobile: '13800138000' }))).toBe(
      JSON.stringify({ ...three, Phone: '13800138000' }),
    );
  });

  it('lists every element as encrypted where there is a seal', () => {
    expect(cardCheckBody({ ...subject, mobile: '13800138000' }, seal)).toEqual({
      Name: '<张三>',
      IdCard: '<32132419860817421X>',
      BankCard: '<6217920181755914>',
      Phone: '<13800138000>',
      Encryption: {
        EncryptList: ['Name', 'IdCard', 'BankCard', 'Phone'],
        CiphertextBlob: 'key',
        Iv: 'iv',
        Algorithm: 'AES-256-CBC',
        TagList: [],
      },
    });
    expect(cardCheckBody(subject, seal).Encryption?.EncryptList).toEqual(Object.keys(three));
  });
});
