import { OperationTypeNode } from 'graphql';
import { buildSchema } from '../../src/graphql/schema';
import { BASE_INPUTS } from '../support/base-inputs';
import { startApp, UNREMEMBERING, type RunningApp } from '../support/running-app';
import {
  inputPlaces,
  operationFor,
  Verbatim,
  withParents,
  withValue,
  type Asking,
  type InputPlace,
} from '../support/schema-inputs';

const schema = buildSchema();
const places = inputPlaces(schema);
const optional = places.filter(({ isOptional }) => isOptional);
/** The ways to say nothing at a place: by leaving it out, by null, and by a variable that has no value. */
function waysToSayNothing({ operation, field, path, type, title }: InputPlace) {
  const base = BASE_INPUTS[field];
  if (operation === undefined || base === undefined) {
    throw new Error(`${title} is optional, and this test does not know how to ask it`);
  }
  const parents = withParents(base, path);
  const probe = (text: string) => withValue(parents, path, new Verbatim(text));
  const ask = (asking: Omit<Asking, 'operation' | 'field'>) =>
    operationFor(schema, { operation, field, ...asking });
  const [argument = '', ...rest] = path;
  const whole = places.find((place) => place.field === field && place.path.join() === argument);
  return {
    'left out': ask({ values: parents }),
    'a literal null': ask({ values: probe('null') }),
    'a variable without a value': ask({
      values: probe('$probe'),
      variables: { probe: { type: String(type) } },
    }),
    'a variable that is null': ask({
      values: probe('$probe'),
      variables: { probe: { type: String(type), value: null } },
    }),
    ...(rest.length > 0 && {
      'null within a variable': ask({
        values: { ...parents, [argument]: new Verbatim('$whole') },
        variables: {
          whole: {
            type: String(whole?.type),
            value: withValue(parents, path, null)[argument],
          },
        },
      }),
    }),
  };
}

/** Differs each time, whatever was asked. */
const FLEETING = new Set([
  'id',
  'at',
  'checkedAt',
  'evaluatedAt',
  'startedAt',
  'latencyMs',
  'providerReference',
]);
const lasting = (key: string, value: unknown) => (FLEETING.has(key) ? '…' : value);

describe.each([
  ['gives answers again', {}],
  ['asks anew each time', UNREMEMBERING],
])('by a server that %s, nothing is understood in one way', (_name, env) => {
  let app: RunningApp;

  beforeAll(async () => {
    app = await startApp(env);
    // More records than a page has, of each product, and an answer to be given again.
    for (let i = 0; i < 11; i += 1) {
      for (const field of ['bankCardCheck', 'blacklistReport', 'riskProfile']) {
        const operation = OperationTypeNode.QUERY;
        await app.post(
          operationFor(schema, { operation, field, values: BASE_INPUTS[field] ?? {} }),
        );
      }
    }
  });
  afterAll(() => app.close());

  it.each(optional)('at $title', async (place) => {
    const { 'left out': leftOut, ...others } = waysToSayNothing(place);
    const expected = await app.post(leftOut);
    expect(expected.errors).toBeUndefined();
    expect(expected.data).not.toBeNull();
    for (const [way, operation] of Object.entries(others)) {
      const { data, errors } = await app.post(operation);
      expect({ way, errors, data: JSON.stringify(data, lasting) }).toEqual({
        way,
        errors: undefined,
        data: JSON.stringify(expected.data, lasting),
      });
    }
  });
});
