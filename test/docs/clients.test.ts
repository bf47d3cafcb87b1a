import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REFUSALS } from '../../src/domain/check-refused';
import { PROVIDER_ERRORS } from '../../src/domain/provider-error';
import { HTTP_ERRORS } from '../../src/server/http-errors';
import { startApp, type RunningApp } from '../support/running-app';

const guide = readFileSync('docs/clients.md', 'utf8');

/** The rows of the table that a heading of its first column names: the word in the first cell, then the text of the second. */
function table(heading: string): ReadonlyMap<string, string> {
  const [, rows] =
    new RegExp(`^\\| ${heading} .*\\n\\| -.*\\n((?:\\|.*\\n)+)`, 'm').exec(guide) ?? [];
  return new Map(
    [...(rows ?? '').matchAll(/^\| `(\w+)` +\| (.*?) +\|/gm)].map(([, word = '', cell = '']) => [
      word,
      cell,
    ]),
  );
}

/** Every `extensions.code` that a file of a folder names. */
function codesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => readFileSync(join(folder, path), 'utf8'))
    .flatMap((text) => [...text.matchAll(/(?:\bcode(?:: | === )|\[)'([A-Z][A-Z_]{5,})'/g)])
    .map(([, code = '']) => code);
}

describe('the guide for clients', () => {
  it('has every code of an error, and no other', () => {
    const codes = new Set([...codesIn('src/graphql'), ...Object.keys(HTTP_ERRORS)]);
    expect([...table('code +\\| status').keys()].sort()).toEqual([...codes].sort());
  });

  it('has every code of a provider error with whether it may be retried', () => {
    expect(Object.fromEntries(table('code +\\| retryable'))).toEqual(
      Object.fromEntries(
        Object.entries(PROVIDER_ERRORS).map(([code, { retryable }]) => [
          code,
          retryable ? 'yes' : 'no',
        ]),
      ),
    );
  });

  it('has every rule of a refusal', () => {
    expect([...table('rule').keys()].sort()).toEqual(Object.keys(REFUSALS).sort());
  });

  it.each(Object.entries(HTTP_ERRORS))('has the status of %s', (code, [status]) => {
    expect(table('code +\\| status').get(code)).toBe(String(status));
  });
});

describe('the statuses that the guide for clients gives to errors of GraphQL', () => {
  let app: RunningApp;

  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());

  const variables = { card: '6217920181755914' };
  const lookups = ['a', 'b', 'c', 'd', 'e', 'f'].map(
    (alias) => `${alias}: blacklistReport(input: { bankCard: $card }) { __typename }`,
  );

  it.each([
    ['BAD_USER_INPUT', { query: '{ checks(first: 0) { nodes { id } } }' }],
    ['GRAPHQL_PARSE_FAILED', { query: '{' }],
    ['GRAPHQL_VALIDATION_FAILED', { query: '{ unknown }' }],
    ['OPERATION_RESOLUTION_FAILURE', { query: '{ __typename }', operationName: 'Other' }],
    [
      'OPERATION_TOO_LARGE',
      { query: `query ($card: BankCardNumber!) { ${lookups.join(' ')} }`, variables },
    ],
    [
      'PERSISTED_QUERY_NOT_SUPPORTED',
      { extensions: { persistedQuery: { version: 1, sha256Hash: '0' } } },
    ],
    ['BAD_REQUEST', {}],
  ])('%s', async (code, body) => {
    const { status, errors } = await app.post(body);
    expect(errors?.[0]?.extensions['code']).toBe(code);
    expect(table('code +\\| status').get(code)).toBe(String(status));
  });
});
