import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getIntrospectionQuery, print, stripIgnoredCharacters } from 'graphql';
import { createApp } from '../../src/app';
import { ListProvidersDocument, CheckBankCardDocument } from '../generated/graphql';
import { elementsOf } from '../support/cardholders';
import { configFor, startApp, type RunningApp } from '../support/running-app';

const MANIFEST = 'test/generated/persisted-documents.json';
const manifest = JSON.parse(readFileSync(MANIFEST, 'utf8')) as Record<string, string>;
const hashOf = (operation: string) => {
  const pattern = new RegExp(`query ${operation}\\b`);
  return Object.keys(manifest).find((hash) => pattern.test(manifest[hash] ?? '')) ?? '';
};

describe('with a manifest of trusted documents', () => {
  let app: RunningApp;

  beforeAll(async () => {
    app = await startApp({ TRUSTED_DOCUMENTS: MANIFEST });
  });
  afterAll(() => app.close());

  it.each(['', 'sha256:'])('a document is asked for by its id %s', async (prefix) => {
    const variables = { input: elementsOf(2) };
    const documentId = prefix + hashOf('CheckBankCard');
    const { data } = await app.post({ documentId, variables });
    expect(data).toMatchObject({ bankCardCheck: { outcome: 'MATCH' } });
  });

  it.each([
    ['as the manifest has it', manifest[hashOf('ListProviders')] ?? ''],
    ['as the client was written', print(ListProvidersDocument)],
    ['without its layout', stripIgnoredCharacters(print(ListProvidersDocument))],
  ])('a document is asked for by its text %s', async (_name, query) => {
    expect((await app.post({ query })).data).toHaveProperty('providers');
  });

  it('every document that Code Generator typed is in it', async () => {
    const variables = { input: elementsOf(2) };
    const reply = await app.post({ query: print(CheckBankCardDocument), variables });
    expect(reply.data).toHaveProperty('bankCardCheck');
  });

  it.each([
    ['an operation of somebody else', { query: '{ providers { name } }' }],
    [
      'an operation with one field more',
      { query: print(ListProvidersDocument).replace('name', 'name __typename') },
    ],
    ['introspection', { query: getIntrospectionQuery() }],
    ['a syntax error', { query: '{ providers' }],
    ['an unknown field', { query: '{ unknown }' }],
    ['an unknown id', { documentId: 'sha256:00' }],
    ['an id of the prototype', { documentId: 'constructor' }],
    ['an id that is no string', { documentId: 1, operationName: 'x' }],
    ['neither id nor text', { variables: {} }],
  ])('%s is refused, and nothing is told of the schema', async (_name, body) => {
    const { status, errors } = await app.post(body);
    expect(status).toBe(400);
    expect(errors).toEqual([
      {
        message: 'This server answers the operations of its manifest only.',
        extensions: { code: 'DOCUMENT_NOT_TRUSTED' },
      },
    ]);
  });
});

describe('a manifest', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kayan-'));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it.each([
    ['is missing', undefined],
    ['is not JSON', '{'],
    ['is a list', '[]'],
    ['is empty', '{}'],
    ['holds what is no text', '{"00":1}'],
    [
      'has a document under the hash of another',
      JSON.stringify({ [hashOf('CheckBankCard')]: '{ __typename }' }),
    ],
    [
      'holds what is no document',
      '{"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855":""}',
    ],
  ])(
    'that %s keeps the server from starting, with a word on what it has to be',
    async (_name, content) => {
      const path = join(folder, 'manifest.json');
      rmSync(path, { force: true });
      if (content !== undefined) writeFileSync(path, content);
      const config = configFor({ TRUSTED_DOCUMENTS: path, DATABASE_URL: 'none' });
      await expect(createApp(config)).rejects.toThrow(/^TRUSTED_DOCUMENTS must name a JSON file/);
    },
  );
});
