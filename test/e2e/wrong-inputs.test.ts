import { getNamedType, isInputObjectType } from 'graphql';
import { buildSchema } from '../../src/graphql/schema';
import { BASE_INPUTS } from '../support/base-inputs';
import { CANARY, NEEDLES } from '../support/canary';
import { startApp, type GraphQLReply, type RunningApp } from '../support/running-app';
import {
  inputPlaces,
  operationFor,
  Verbatim,
  withParents,
  withValue,
  type InputPlace,
} from '../support/schema-inputs';

const schema = buildSchema();
const places = inputPlaces(schema);

function asking({ operation, field, path, title }: InputPlace) {
  const base = BASE_INPUTS[field];
  if (operation === undefined || base === undefined) {
    throw new Error(`this test does not know how to ask ${title}`);
  }
  return { operation, field, values: withParents(base, path) };
}

/** The operation with a text of GraphQL in a place of its inputs. */
function withText(place: InputPlace, text: string, variables = {}) {
  const { values, ...rest } = asking(place);
  return operationFor(schema, {
    ...rest,
    values: withValue(values, place.path, new Verbatim(text)),
    variables,
  });
}

const isObject = ({ type }: InputPlace) => isInputObjectType(getNamedType(type));

const LITERALS = [
  CANARY.latinName,
  `"${CANARY.latinName}"`,
  CANARY.bankCard,
  `"${CANARY.bankCard}"`,
  `"199-1234-5678"`,
  `"2026-13-41T${CANARY.latinName}"`,
  `[${CANARY.mobile}]`,
  `{ ${CANARY.latinName}: "${CANARY.idNumber}" }`,
  '1.5',
  'true',
];

describe('a wrong input is refused by field and rule, without its value', () => {
  let app: RunningApp;

  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());

  function expectClean({ text }: GraphQLReply<unknown>) {
    const needles = [...NEEDLES, '199-', '5678', '2026-13'];
    expect(needles.filter((needle) => text.includes(needle))).toEqual([]);
  }

  it.each(places)('in a variable at $title', async (place) => {
    const value = isObject(place)
      ? CANARY.latinName
      : { [CANARY.latinName]: CANARY.bankCard, x: CANARY.name };
    const type = String(place.type);
    const reply = await app.post(withText(place, '$probe', { probe: { type, value } }));
    expect(reply.errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      invalid: [
        { field: place.path.join('.'), rule: expect.stringMatching(/^(TYPE|ENUM)$/) as string },
      ],
    });
    expectClean(reply);
    expect(app.upstream).toEqual([]);
  });

  it.each(places)('as a literal at $title, where it is wrong', async (place) => {
    for (const literal of LITERALS) {
      const before = app.upstream.length;
      const reply = await app.post(withText(place, literal));
      if (reply.errors === undefined) continue;
      expectClean(reply);
      expect(app.upstream).toHaveLength(before);
      for (const { message, extensions } of reply.errors) {
        if (extensions['code'] === 'BAD_USER_INPUT') {
          expect(extensions['invalid']).toMatchObject([{ field: place.path.join('.') }]);
        } else if (!message.includes('is not defined by type')) {
          expect([literal, message, extensions]).toMatchObject([
            literal,
            message,
            { code: 'GRAPHQL_VALIDATION_FAILED', field: place.path.at(-1) },
          ]);
        }
      }
    }
  });

  it.each([
    ['$x: Boolean!', 'providers @skip(if: $x) { name }', ['providers'], '@skip.if'],
    ['$x: Boolean!', 'all: providers { name @include(if: $x) }', ['all'], '@include.if'],
    [
      '$x: Boolean!',
      '...F } fragment F on Query { providers @skip(if: $x) { name }',
      [],
      '@skip.if',
    ],
    ['$x: Int!', 'checks(first: $x) { nodes { id } }', ['checks'], 'first'],
    [
      '$x: ProviderName!',
      'checks(filter: { provider: $x }) { nodes { id } }',
      ['checks'],
      'filter.provider',
    ],
  ])('in a variable %s of %s', async (definition, selection, path, field) => {
    const query = `query (${definition}) { ${selection} }`;
    const invalidOf = async (variables: object) => {
      const reply = await app.post({ query, variables });
      expectClean(reply);
      expect([reply.status, reply.errors?.length]).toEqual([400, 1]);
      return reply.errors?.[0]?.extensions['invalid'];
    };
    for (const variables of [{}, { x: null }]) {
      expect(await invalidOf(variables)).toMatchObject([{ path, field, rule: 'REQUIRED' }]);
    }
    const wrong = await invalidOf({ x: CANARY.latinName });
    expect(wrong).toMatchObject([
      { field, rule: expect.stringMatching(/^(TYPE|ENUM)$/) as string },
    ]);
  });
});
