import { serverAudits } from 'graphql-http';
import { startApp, type RunningApp } from '../support/running-app';

/** What the suite allows and this server does not do: an operation in a URL. */
const REFUSED = ['5A70', 'D6D5', '6A70'];

const audits = serverAudits({ url: () => app.url, fetchFn: fetch });
let app: RunningApp;

describe('GraphQL over HTTP, by the audits of graphql-http', () => {
  beforeAll(async () => {
    app = await startApp({ EXPLORER: 'true' });
  });
  afterAll(() => app.close());

  it('has audits of every kind', () => {
    const kinds = new Set(audits.map(({ name }) => name.split(' ')[0]));
    expect([...kinds].sort()).toEqual(['MAY', 'MUST', 'SHOULD']);
    expect(audits.length).toBeGreaterThan(55);
  });

  it.each(audits.map(({ id, name, fn }) => ({ id, name, fn })))(
    '$name ($id)',
    async ({ id, fn }) => {
      const result = await fn();
      if (REFUSED.includes(id)) {
        expect(result).toMatchObject({ status: 'notice', response: { status: 405 } });
      } else {
        expect(result).toMatchObject({ status: 'ok' });
      }
    },
  );

  it.each([
    [undefined, 400],
    ['*/*', 400],
    ['application/graphql-response+json, application/json;q=0.9', 400],
    ['application/json', 200],
  ])('a client that accepts %s is told of an invalid operation with %d', async (accept, status) => {
    const headers: Record<string, string> = accept === undefined ? {} : { accept };
    const reply = await app.post({ query: '{ unknown }' }, headers);
    expect(reply.status).toBe(status);
  });

  it('tells every client of an operation that is too large with 400', async () => {
    const query = `{ ${'__typename '.repeat(21)} }`;
    expect((await app.post({ query }, { accept: 'application/json' })).status).toBe(400);
  });
});
