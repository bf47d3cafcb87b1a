import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isEnumType } from 'graphql';
import type { CheckVerdict } from '../../src/domain/bank-card-check';
import { REFUSALS } from '../../src/domain/check-refused';
import { PROVIDER_NAMES, type ProviderName } from '../../src/domain/provider';
import { PROVIDER_ERRORS } from '../../src/domain/provider-error';
import { buildSchema } from '../../src/graphql/schema';
import { providerModules } from '../../src/providers';
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

/** In the order in which a server asks them by default. */
const PROVIDERS = ['JUHE', 'TENCENT', 'SHUJUBAO', 'TENCENT_FACEID', 'ALIYUN'] as const;

/** The cells of the table about providers that a heading of its first column names, without marks and words around them. */
function rowsOf(heading: string): readonly (readonly string[])[] {
  const names = PROVIDERS.map((name) => ` ${name} +\\|`).join('');
  const [, rows = ''] =
    new RegExp(`^\\| ${heading} +\\|${names}\\n\\| -.*\\n((?:\\|.*\\n)+)`, 'm').exec(guide) ?? [];
  return rows
    .trim()
    .split('\n')
    .map((row) =>
      row
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.replace(/`|^ none,/g, '').trim()),
    );
}

const enumValues = (name: string) => {
  const type = buildSchema().getType(name);
  return isEnumType(type) ? type.getValues().map((value) => value.name) : [];
};

/** The codes of a provider that stand for a verdict, which goes by its reason where it has one. */
function codesFor(provider: ProviderName, verdict: string): string {
  const codes = providerModules.find(({ name }) => name === provider)?.codes ?? [];
  return codes
    .filter(({ meaning }) => 'verdict' in meaning && reasonOf(meaning.verdict) === verdict)
    .map(({ code }) => code)
    .join(', ');
}

const reasonOf = (verdict: CheckVerdict): string =>
  verdict.outcome === 'MATCH' ? 'MATCH' : verdict.reason;

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

  it('has every reason with the codes by which each provider tells it', () => {
    expect([...PROVIDERS].sort()).toEqual([...PROVIDER_NAMES].sort());
    const reasons = ['MATCH', ...enumValues('CheckReason')];
    expect(rowsOf('reason')).toEqual(
      reasons.map((reason) => [reason, ...PROVIDERS.map((name) => codesFor(name, reason))]),
    );
  });

  it.each(['CARD_REPORTED_LOST', 'CARD_CONFISCATED', 'CARD_CAPTURED'])(
    'is right, and so is the README, that only Tencent, its faceid and Alibaba Cloud tell %s',
    (reason) => {
      expect(PROVIDERS.filter((name) => codesFor(name, reason) !== '')).toEqual([
        'TENCENT',
        'TENCENT_FACEID',
        'ALIYUN',
      ]);
    },
  );

  it.each(Object.entries(HTTP_ERRORS))('has the status of %s', (code, [status]) => {
    expect(table('code +\\| status').get(code)).toBe(String(status));
  });
});

describe('what the guide for clients says a provider can be asked for', () => {
  interface Product {
    readonly product: string;
    readonly elements: readonly number[];
    readonly idTypes: readonly string[];
    readonly scenes: readonly string[];
  }

  async function productsWith(edition: string) {
    const app = await startApp({ JUHE_EDITION: edition });
    const { data } = await app.post({
      query: '{ providers { name products { product elements idTypes scenes } } }',
    });
    await app.close();
    const { providers } = data as { providers: { name: string; products: Product[] }[] };
    return (name: ProviderName, product: string) =>
      providers
        .find((provider) => provider.name === name)
        ?.products.find((of) => of.product === product);
  }

  it('is what it can be asked for', async () => {
    const [v1, v2] = [await productsWith('v1'), await productsWith('v2')];
    const depends = (has: (product: Product | undefined) => boolean) =>
      PROVIDERS.map((name) => {
        if (has(v1(name, 'BANK_CARD_CHECK'))) return 'yes';
        return has(v2(name, 'BANK_CARD_CHECK')) ? 'with JUHE_EDITION=v2' : 'no';
      });
    expect(rowsOf('can be asked for')).toEqual([
      [
        'elements of a check',
        ...PROVIDERS.map((name) => v1(name, 'BANK_CARD_CHECK')?.elements.join(', ')),
      ],
      ['ID types beside the resident ID', ...depends((check) => (check?.idTypes.length ?? 0) > 1)],
      ['business scenes', ...depends((check) => (check?.scenes.length ?? 0) > 0)],
      ['blacklists', ...PROVIDERS.map((name) => (v1(name, 'BLACKLIST_REPORT') ? 'yes' : 'no'))],
    ]);
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
