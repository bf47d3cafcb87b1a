import fc from 'fast-check';
import { decodeCardCheck, unsendableElement } from '../../../src/providers/tencent/wire';
import { subjectOf } from '../support';

const SAMPLE = {
  bspFivBody: { authCode: '00', authMessage: '认证通过' },
  code: 0,
  codeDesc: 'Success',
  message: 'No Error',
};
const PASSED = { level: 'AUTH', code: '00', message: '认证通过', reference: null };

describe('decoding an answer', () => {
  it('reads the sample of the document', () => {
    expect(decodeCardCheck(SAMPLE)).toEqual(PASSED);
  });

  it.each([
    [
      'bspFivBody as a string of JSON',
      { ...SAMPLE, bspFivBody: JSON.stringify(SAMPLE.bspFivBody) },
    ],
    ['code as a string', { ...SAMPLE, code: '0' }],
    ['no codeDesc and no message', { bspFivBody: SAMPLE.bspFivBody, code: 0 }],
  ])('reads %s', (_form, json) => {
    expect(decodeCardCheck(json)).toEqual(PASSED);
  });

  it.each([4100, '4100'])('reads the error code %j and drops the internal number', (code) => {
    expect(decodeCardCheck({ code, message: '(100004)身份认证失败' })).toEqual({
      level: 'API',
      code: '4100',
      message: '身份认证失败',
      reference: null,
    });
  });

  it.each([
    [0, '00'],
    [6, '06'],
    [98, '98'],
    // As text it has all its digits, or is another code.
    ['0', '0'],
    ['00', '00'],
  ])('reads the authCode %j as %s', (authCode, code) => {
    expect(decodeCardCheck({ code: 0, bspFivBody: { authCode } })).toMatchObject({ code });
  });

  it('takes no verdict from the body of an error', () => {
    expect(decodeCardCheck({ ...SAMPLE, code: 6000 })).toMatchObject({
      level: 'API',
      code: '6000',
    });
  });

  it.each([
    ['no body', { code: 0 }],
    ['an empty body', { code: 0, bspFivBody: '' }],
    ['a body that is not JSON', { code: 0, bspFivBody: '{"authCode":"00"' }],
    [
      'a body that is JSON twice over',
      { code: 0, bspFivBody: JSON.stringify('{"authCode":"00"}') },
    ],
    ['a list as body', { code: 0, bspFivBody: [{ authCode: '00' }] }],
    ['no authCode', { code: 0, bspFivBody: { authMessage: '认证通过' } }],
    ['an authCode that is no code', { code: 0, bspFivBody: { authCode: ['00'] } }],
    ['an authCode in the wrong place', { code: 0, authCode: '00' }],
    ['no code', { bspFivBody: SAMPLE.bspFivBody }],
    ['a code that is no code', { ...SAMPLE, code: false }],
  ])('sees no answer in a success with %s', (_flaw, json) => {
    expect(decodeCardCheck(json).code).toBeUndefined();
  });

  it.each([undefined, null, [], {}, 'x', 0, 1, true, [SAMPLE], { response: SAMPLE }])(
    'sees no answer in %j',
    (json) => {
      expect(decodeCardCheck(json).code).toBeUndefined();
    },
  );

  it('survives a body nested as deep as fits into an answer', () => {
    const depth = 30_000;
    const bspFivBody = '['.repeat(depth) + ']'.repeat(depth);
    expect(decodeCardCheck({ code: 0, bspFivBody }).code).toBeUndefined();
  });
});

const padded = (code: number) => (code >= 0 && code < 10 ? `0${code}` : String(code));

const members = fc.record(
  {
    code: fc.oneof(fc.constantFrom(0, '0', 98, '98', '00'), fc.jsonValue()),
    bspFivBody: fc.oneof(
      fc.record({ authCode: fc.oneof(fc.string(), fc.jsonValue()) }),
      fc.json(),
      fc.jsonValue(),
    ),
    message: fc.jsonValue(),
  },
  { requiredKeys: [] },
);

describe('decoding anything at all', () => {
  it('never throws, and reads a check result only where code is 0 and authCode was sent', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), members), (json) => {
        const reply = decodeCardCheck(json);
        if (reply.level !== 'AUTH' || reply.code === undefined) return;
        const { code, bspFivBody } = json as { code: unknown; bspFivBody: unknown };
        const body =
          typeof bspFivBody === 'string' ? (JSON.parse(bspFivBody) as unknown) : bspFivBody;
        expect(String(code)).toBe('0');
        const { authCode } = body as { authCode: unknown };
        const expected = typeof authCode === 'number' ? padded(authCode) : authCode;
        expect(expected).toBe(reply.code);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('an element that the protocol cannot carry', () => {
  const subject = subjectOf(1, { mobile: '13800138000' });

  it.each([
    ['name', 'NAME'],
    ['idNumber', 'ID_NUMBER'],
    ['bankCard', 'BANK_CARD'],
    ['mobile', 'MOBILE'],
  ] as const)('is a %s that is empty or begins with @', (key, element) => {
    expect(unsendableElement({ ...subject, [key]: '' })).toBe(element);
    expect(unsendableElement({ ...subject, [key]: '@1' })).toBe(element);
  });

  it('is none of those that a person has', () => {
    expect(unsendableElement(subject)).toBeUndefined();
  });
});
