import { elementsOf } from '../support/cardholders';
import { startApp, type GraphQLReply, type RunningApp } from '../support/running-app';

const QUERY = 'query ($input: RiskProfileInput!) { riskProfile(input: $input) { level } }';

describe('bad input', () => {
  let app: RunningApp;

  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());
  afterEach(() => {
    expect(app.upstream).toEqual([]);
  });

  const send = (input: unknown) => app.post({ query: QUERY, variables: { input } });

  const broken = ({ errors }: GraphQLReply<unknown>) =>
    (errors?.[0]?.extensions['invalid'] as { field: string; rule: string }[]).map(
      ({ field, rule }) => `${field} ${rule}`,
    );

  it('names every broken rule at once, with field and message and without a value', async () => {
    const reply = await send({
      name: 'A',
      idNumber: '110105194912310021',
      bankCard: '6217x',
      mobile: '999',
      maxAgeSeconds: -1,
      clientReference: '',
    });
    expect(reply.status).toBe(400);
    expect(reply.errors).toHaveLength(1);
    expect(reply.errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
    expect(broken(reply).sort()).toEqual([
      'input.bankCard BANK_CARD_DIGITS',
      'input.clientReference CLIENT_REFERENCE_LENGTH',
      'input.idNumber ID_NUMBER_CHECKSUM',
      'input.maxAgeSeconds MAX_AGE_RANGE',
      'input.mobile MOBILE_FORMAT',
      'input.name NAME_LENGTH',
    ]);
    expect(reply.text).toContain(
      'input.idNumber has a check character that does not fit its digits',
    );
  });

  it('of form and of content is reported together', async () => {
    const reply = await send({
      name: null,
      bankCard: 6217920181755914,
      mobile: '1',
      idType: 'DRIVING_LICENCE',
      card: '6217920181755914',
    });
    expect(broken(reply).sort()).toEqual([
      'input UNKNOWN_FIELD',
      'input.bankCard TYPE',
      'input.idNumber REQUIRED',
      'input.idType ENUM',
      'input.mobile MOBILE_FORMAT',
      'input.name REQUIRED',
    ]);
  });

  it.each(['110101190001010014', '+86 138 0013 8000', '8613800138000'])(
    'is another number of the person in the place of the card: %s',
    async (bankCard) => {
      const reply = await send({ ...elementsOf(2), bankCard });
      expect(broken(reply)).toEqual([
        expect.stringMatching(/^input\.bankCard BANK_CARD_/) as string,
      ]);
      expect(reply.text).not.toContain(bankCard);
    },
  );

  it('of content is found beside a field that is called like a property of objects', async () => {
    const { name, idNumber } = elementsOf(1);
    const reply = await send({ name, idNumber, bankCard: '1', constructor: 'x' });
    expect(broken(reply).sort()).toEqual([
      'input UNKNOWN_FIELD',
      'input.bankCard BANK_CARD_LENGTH',
    ]);
  });

  it.each([
    ['nothing', undefined, 'input REQUIRED'],
    ['null', null, 'input REQUIRED'],
    ['a string', 'x', 'input TYPE'],
    ['a list', [elementsOf(1)], 'input TYPE'],
    ['a person with a constructor', { ...elementsOf(1), constructor: 1 }, 'input UNKNOWN_FIELD'],
  ])('is reported when the input is %s', async (_name, input, expected) => {
    expect(broken(await send(input))).toEqual([expected]);
  });

  it('in one field keeps every other field of the operation from being sent', async () => {
    const reply = await app.post({
      query: `query ($good: BankCardCheckInput!, $bad: BlacklistReportInput!) {
        ...F
        second: blacklistReport(input: $bad) { __typename }
      }
      fragment F on Query { first: bankCardCheck(input: $good) { __typename } }`,
      variables: { good: elementsOf(1), bad: { bankCard: '1' } },
    });
    expect(reply.errors?.[0]?.extensions['invalid']).toEqual([
      {
        path: ['second'],
        field: 'input.bankCard',
        rule: 'BANK_CARD_LENGTH',
        message: 'input.bankCard must have 13 to 19 digits',
        messageZh: '银行卡号须为 13 至 19 位数字',
      },
    ]);
  });

  it('given through a variable of an element is named by its place in the argument', async () => {
    const reply = await app.post({
      query: `query ($n: PersonName!, $i: IdNumber!, $c: BankCardNumber!) {
        bankCardCheck(input: { name: $n, idNumber: $i, bankCard: $c }) { __typename }
      }`,
      variables: { n: '张', i: 5, c: '6217920181755914' },
    });
    expect(broken(reply).sort()).toEqual(['input.idNumber TYPE', 'input.name NAME_LENGTH']);
  });

  it('in a field that is skipped does not matter', async () => {
    const reply = await app.post({
      query: `query ($bad: BlacklistReportInput!, $skip: Boolean!) {
        providers { name }
        blacklistReport(input: $bad) @skip(if: $skip) { __typename }
      }`,
      variables: { bad: { bankCard: '1' }, skip: true },
    });
    expect(reply.errors).toBeUndefined();
  });

  it.each(['PersonName', 'IdNumber', 'BankCardNumber', 'MobileNumber'])(
    'is what a literal %s is',
    async (scalar) => {
      const reply = await app.post({
        query:
          '{ bankCardCheck(input: { name: "张三", idNumber: "32132419860817421X", bankCard: "6217920181755914", mobile: "13800138000" }) { __typename } }',
      });
      expect(reply.status).toBe(400);
      expect(reply.errors?.map(({ message }) => message)).toContain(
        `${scalar} is personal data: give it through a variable, not as a literal.`,
      );
    },
  );

  it('is a literal as the default of a variable too', async () => {
    const reply = await app.post({
      query:
        'query ($c: BankCardNumber! = "6217920181755914") { blacklistReport(input: { bankCard: $c }) { __typename } }',
    });
    expect(reply.status).toBe(400);
    expect(reply.text).not.toContain('6217920181755914');
  });
});
