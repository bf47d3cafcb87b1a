import type { Fault } from '../../src/sandbox/cardholders';
import {
  AssessRiskDocument,
  CheckBankCardDocument,
  ReportBlacklistDocument,
} from '../generated/graphql';
import { closingAfterEach } from '../http/closing';
import { inventPerson } from '../support/invented-people';
import { elementsOf } from '../support/cardholders';
import { startApp } from '../support/running-app';

type Person = ReturnType<typeof inventPerson>;

const closing = closingAfterEach();
const answering = (body: object): Fault => ({
  kind: 'raw',
  status: 200,
  body: JSON.stringify(body),
});

describe.each(['none', 'aes', 'rsa'])(
  'a lock that Juhe tells of without a code (%s)',
  (encryption) => {
    const person = (reason: string) => ({
      ...inventPerson(1),
      faults: {
        JUHE: { BANK_CARD_CHECK: answering({ reason, result: null, error_code: 220704 }) },
      },
    });

    it.each(['NONE', 'SAFE', 'AVAILABLE'] as const)(
      'in the words of its document is remembered, and nobody else is asked under %s',
      async (failover) => {
        const locked = person('同一银行卡请求过于频繁');
        const app = closing(
          await startApp({ JUHE_ENCRYPTION: encryption }, { cardholders: [locked] }),
        );
        const input = { ...elementsOf(locked), failover };

        const first = await app.ask(CheckBankCardDocument, { input });
        const second = await app.ask(CheckBankCardDocument, { input });

        expect(first.bankCardCheck).toMatchObject({
          code: 'SUBJECT_LOCKED',
          providerCode: '22070404',
          retryAt: expect.any(String) as string,
        });
        expect(second.bankCardCheck).toMatchObject({ rule: 'SUBJECT_LOCKED' });
        expect(app.upstream).toHaveLength(1);
      },
    );

    it('in other words stops, for it may be one', async () => {
      const vague = person('请求有误');
      const app = closing(
        await startApp({ JUHE_ENCRYPTION: encryption }, { cardholders: [vague] }),
      );
      const input = { ...elementsOf(vague), failover: 'AVAILABLE' as const };

      const { bankCardCheck } = await app.ask(CheckBankCardDocument, { input });

      expect(bankCardCheck).toMatchObject({
        code: 'REQUEST_REJECTED',
        providerCode: '220704',
        retryAt: null,
      });
      expect(app.upstream).toHaveLength(1);
    });
  },
);

describe('a blacklist answer', () => {
  const CLEAN = {
    onlineBlack: '0',
    offlineBlack: '0',
    badCardHolder: '0',
    fraudTrans: '0',
    otherBlack: '0',
    caseRelated: '0',
  };
  const listed = (flags: object) => ({
    ...inventPerson(3),
    faults: {
      JUHE: {
        BLACKLIST_REPORT: answering({
          reason: '查询成功',
          result: { data: { ...CLEAN, ...flags }, orderid: 'JH719' },
          error_code: 0,
        }),
      },
    },
  });

  it.each([
    ['as a number', { fraudTrans: 1 }, 'REJECT', true],
    ['beside numbers', { fraudTrans: '1', onlineBlack: 0 }, 'REJECT', true],
    ['beside null', { caseRelated: '1', onlineBlack: null }, 'REJECT', false],
    ['beside a word', { otherBlack: 1, fraudTrans: 'yes' }, 'REVIEW', false],
  ])('with a hit %s is HIGH', async (_name, flags, recommendation, complete) => {
    const person = listed(flags);
    const app = closing(await startApp({}, { cardholders: [person] }));

    const { riskProfile } = await app.ask(AssessRiskDocument, { input: elementsOf(person) });

    expect(riskProfile).toMatchObject({
      level: 'HIGH',
      recommendation,
      complete,
      blacklist: { __typename: 'BlacklistReport', listed: true, complete },
    });
    const codes = riskProfile.signals.map(({ code }) => code);
    expect(codes.includes('BLACKLIST_INCOMPLETE')).toBe(!complete);
  });

  it('that could not be read as a whole is not given again', async () => {
    const person = listed({ caseRelated: '1', onlineBlack: null });
    const app = closing(await startApp({}, { cardholders: [person] }));
    const { bankCard } = elementsOf(person);

    for (let i = 0; i < 2; i++) {
      const { blacklistReport } = await app.ask(ReportBlacklistDocument, { input: { bankCard } });
      expect(blacklistReport).toMatchObject({
        reused: false,
        complete: false,
        hits: ['CASE_RELATED'],
      });
    }
    expect(app.upstream).toHaveLength(2);
  });

  it('without a hit that can be read is none', async () => {
    const person = listed({ caseRelated: null });
    const app = closing(await startApp({}, { cardholders: [person] }));

    const { riskProfile } = await app.ask(AssessRiskDocument, { input: elementsOf(person) });

    expect(riskProfile).toMatchObject({
      level: 'UNDETERMINED',
      complete: false,
      blacklist: { code: 'BAD_RESPONSE', providerReference: 'JH719' },
    });
  });
});

describe('a code that stands in no table', () => {
  const withCode = (number: number, code: unknown) => ({
    ...inventPerson(number),
    faults: { JUHE: { BANK_CARD_CHECK: answering({ reason: '?', error_code: code }) } },
  });

  it.each([-1, '-20001', 'E_UPSTREAM-7', 'X'.repeat(64), 1234567890])(
    'is shown as it came, and logged once: %s',
    async (code) => {
      const people = [withCode(1, code), withCode(2, code)];
      const app = closing(await startApp({}, { cardholders: people }));

      for (const person of people) {
        const input = elementsOf(person);
        const { bankCardCheck } = await app.ask(CheckBankCardDocument, { input });
        expect(bankCardCheck).toMatchObject({ code: 'UNKNOWN_CODE', providerCode: String(code) });
      }
      expect(app.logs().split(`"code":"${code}"`)).toHaveLength(2);
    },
  );

  it.each([
    ['a mobile number', () => '13912345678'],
    ['eleven digits within', () => 'E12345678901'],
    ['the card', ({ bankCard }: Person) => bankCard],
    ['the ID number', ({ idNumber }: Person) => `X-${idNumber}`],
  ])('is not shown if it may be %s', async (_name, codeOf) => {
    const code = codeOf(inventPerson(1));
    const person = withCode(1, code);
    const app = closing(await startApp({}, { cardholders: [person] }));

    const { bankCardCheck } = await app.ask(CheckBankCardDocument, { input: elementsOf(person) });

    expect(bankCardCheck).toMatchObject({ code: 'UNKNOWN_CODE', providerCode: 'UNREADABLE' });
    expect(app.logs()).not.toContain(code);
  });

  it('is not logged any more when there are hundreds', async () => {
    const people = Array.from({ length: 230 }, (_, i) => withCode(i, `E${i}`));
    const app = closing(await startApp({}, { cardholders: people }));

    for (const person of people) {
      await app.ask(CheckBankCardDocument, { input: elementsOf(person) });
    }

    expect(app.logs().split('no document lists')).toHaveLength(201);
  });
});

describe.each([
  {
    what: 'a clock that Tencent rejects',
    provider: 'TENCENT' as const,
    body: { code: 4200, message: '(100)请求过期' },
    providerCode: '4200',
    words: ['clock', '时钟'],
  },
  {
    what: "a clock that Tencent's faceid rejects",
    provider: 'TENCENT_FACEID' as const,
    body: faceidError('AuthFailure.SignatureExpire'),
    providerCode: 'AuthFailure.SignatureExpire',
    words: ['clock', '时钟'],
  },
  {
    what: "a key that Tencent's faceid cannot decrypt with",
    provider: 'TENCENT_FACEID' as const,
    body: faceidError('FailedOperation.DecryptSystemError'),
    providerCode: 'FailedOperation.DecryptSystemError',
    words: ['public key', '公钥'],
  },
])('$what', ({ provider, body, providerCode, words }) => {
  it('is named, and after three in a row nobody is asked for a while', async () => {
    const people = [1, 2, 3, 4].map((number) => ({
      ...inventPerson(number),
      faults: { [provider]: { BANK_CARD_CHECK: answering(body) } },
    }));
    const app = closing(
      await startApp({ PROVIDER_ORDER: `${provider},SHUJUBAO` }, { cardholders: people }),
    );
    const answers = [];
    for (const person of people) {
      const input = { ...elementsOf(person), provider };
      answers.push((await app.ask(CheckBankCardDocument, { input })).bankCardCheck);
    }

    const [english = '', chinese = ''] = words;
    expect(answers.slice(0, 3)).toMatchObject(
      [1, 2, 3].map(() => ({
        code: 'REQUEST_REJECTED',
        providerCode,
        message: expect.stringContaining(english) as string,
        messageZh: expect.stringContaining(chinese) as string,
      })),
    );
    expect(answers[3]).toMatchObject({ code: 'UNREACHABLE', providerCode: 'BREAKER_OPEN' });
  });
});

function faceidError(code: string) {
  return { Response: { Error: { Code: code, Message: 'x' }, RequestId: 'ed93f3cb-f35e' } };
}
