import {
  getIntrospectionQuery,
  getNamedType,
  isInputObjectType,
  isNonNullType,
  Kind,
  parse,
  type GraphQLArgument,
} from 'graphql';
import { measureOperation } from '../../src/graphql/limits/operation-size';
import { PAID_FIELDS } from '../../src/graphql/paid-fields';
import { buildSchema } from '../../src/graphql/schema';
import { elementsOf } from '../support/cardholders';
import { startApp, type GraphQLReply, type RunningApp } from '../support/running-app';

const times = (count: number, text: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => text(i)).join(' ');

const CHECK = 'bankCardCheck(input: $input) { __typename }';
const checking = (selections: string) => {
  const blacklist = selections.includes('$blacklist') ? ', $blacklist: BlacklistReportInput!' : '';
  return `query ($input: BankCardCheckInput!${blacklist}) { ${selections} }`;
};

describe('the size of an operation', () => {
  let app: RunningApp;

  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());

  const ask = (query: string, variables = { input: elementsOf(2) }) =>
    app.post({ query, variables });

  function expectTooLarge({ status, errors, text }: GraphQLReply<unknown>, limits: unknown) {
    expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['OPERATION_TOO_LARGE']);
    expect(errors?.[0]?.extensions['exceeded']).toEqual(limits);
    expect(status).toBe(400);
    expect(text).not.toContain('bankCard');
  }

  it.each([
    ['paid fields under aliases', times(6, (i) => `a${i}: ${CHECK}`), ''],
    [
      'paid fields in fragments, named and inline',
      `...F ... on Query { ...F } ... { ${times(3, (i) => `b${i}: ${CHECK}`)} }`,
      `fragment F on Query { ...G } fragment G on Query { ${times(3, (i) => `a${i}: ${CHECK}`)} }`,
    ],
    [
      'paid fields of several kinds',
      `${times(5, (i) => `a${i}: ${CHECK}`)} blacklistReport(input: $blacklist) { __typename }`,
      '',
    ],
  ])('is limited in %s', async (_name, selections, fragments) => {
    const query = `${checking(selections)} ${fragments}`;
    const asked = app.upstream.length;
    expectTooLarge(await ask(query), [{ limit: 'paidFields', max: 5 }]);
    expect(app.upstream).toHaveLength(asked);
  });

  it('counts a paid field that is asked for twice under one name, and so runs once, once', async () => {
    const query = checking(`...F ${times(6, () => CHECK)} ...F`);
    const reply = await ask(`${query} fragment F on Query { ${CHECK} }`);
    expect(reply.data).toEqual({ bankCardCheck: { __typename: 'BankCardCheck' } });
  });

  it.each([
    ['aliases', 30, `{ ${times(31, (i) => `a${i}: __typename`)} }`],
    [
      'aliases',
      30,
      `{ ...F ...F } fragment F on Query { ${times(16, (i) => `a${i}: __typename`)} }`,
    ],
    ['directives', 30, `{ providers { ${times(31, () => 'name @include(if: true)')} } }`],
    [
      'directives',
      30,
      `{ ${times(16, () => '...F @skip(if: false)')} } fragment F on Query { ... @include(if: true) { __typename } }`,
    ],
    ['rootFields', 20, `{ ${times(21, () => '__typename')} }`],
    ['fields', 500, `{ providers { ${times(500, () => 'name')} } }`],
  ])('is limited in %s to %d', async (limit, max, query) => {
    const { errors, text } = await ask(query);
    expect(errors?.[0]?.extensions['exceeded']).toContainEqual({ limit, max });
    expect(text).toContain(`more than ${max} `);
  });

  it('is limited in depth', async () => {
    const deep = checking(
      'bankCardCheck(input: $input) { ... on BankCardCheck { billing { costFen } } }',
    );
    expect((await startedWith({ LIMIT_DEPTH: '2' }, deep)).errors?.[0]?.extensions).toEqual({
      code: 'OPERATION_TOO_LARGE',
      exceeded: [{ limit: 'depth', max: 2 }],
    });
  });

  it('is limited in tokens, before it is parsed to its end', async () => {
    const reply = await ask(`{ ${times(1_000, () => '__typename')} `);
    expectTooLarge(reply, [{ limit: 'tokens', max: 1_000 }]);
    expect(reply.errors?.[0]?.message).toBe('The operation is too large: more than 1000 tokens.');
  });

  it('names every limit that is exceeded in one error', async () => {
    const reply = await ask(checking(times(31, (i) => `a${i}: ${CHECK}`)));
    expect(reply.errors?.[0]?.message).toBe(
      'The operation is too large: more than 30 aliases, more than 20 root fields, more than 5 paid fields.',
    );
  });

  it('leaves room for what explorers ask', async () => {
    const query = getIntrospectionQuery({ descriptions: true, inputValueDeprecation: true });
    const reply = await ask(query);
    expect(reply.errors).toBeUndefined();
    expect(reply.data).toHaveProperty('__schema');
  });

  it('is found in time that grows with the text, whatever fragments would expand to', async () => {
    const laughs = times(80, (i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`);
    const started = performance.now();
    const reply = await ask(`{ ...F0 } ${laughs} fragment F80 on Query { __typename }`);
    expect(performance.now() - started).toBeLessThan(2_000);
    expectTooLarge(reply, [
      { limit: 'rootFields', max: 20 },
      { limit: 'fields', max: 500 },
    ]);
  });

  it('is finite for fragments that spread each other', () => {
    const document = parse(
      '{ ...A } fragment A on Query { ...B a: x } fragment B on Query { ...A b: x }',
    );
    const [operation] = document.definitions;
    if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('not an operation');
    expect(measureOperation(document, operation)).toMatchObject({ aliases: 2, fields: 2 });
  });

  async function startedWith(env: Record<string, string>, query: string) {
    const other = await startApp(env);
    try {
      return await other.post({ query, variables: { input: elementsOf(2) } });
    } finally {
      await other.close();
    }
  }
});

describe('the paid fields', () => {
  it('are those of the schema that need a card number', () => {
    const needsCard = ({ type }: GraphQLArgument) => {
      const input = getNamedType(type);
      const card = isInputObjectType(input) ? input.getFields()['bankCard']?.type : undefined;
      return card !== undefined && isNonNullType(card);
    };
    const fields = Object.values(buildSchema().getQueryType()?.getFields() ?? {});
    const needing = fields.filter(({ args }) => args.some(needsCard)).map(({ name }) => name);
    expect(needing.sort()).toEqual([...PAID_FIELDS].sort());
  });
});
