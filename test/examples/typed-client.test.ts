import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ClientRegistry } from '../../src/clients/client-registry';
import { openStore } from '../../src/ledger';
import type { Store } from '../../src/ledger/tables';
import { elementsOf } from '../support/cardholders';
import { startApp, type RunningApp } from '../support/running-app';
import { freePort, run, startGateway, type Finished } from './support';

const EXAMPLE = join(__dirname, '../../examples/typed-client');
const NOT_COPIED = /typed-client\/(node_modules|dist|src\/generated)(\/|$)/;
const WAYS = ['fetch', 'apollo'] as const;
type Way = (typeof WAYS)[number];

/** What a later schema may add, each after a text of the schema. */
const LATER = [
  ['union BankCardCheckResult = BankCardCheck', ' | LaterCheck'],
  ['union BlacklistReportResult = BlacklistReport', ' | LaterReport'],
  ['enum Recommendation {', '\n  LATER_RECOMMENDATION'],
  ['enum CheckOutcome {', '\n  LATER_OUTCOME'],
  ['scalar DateTime', '\n\ntype LaterCheck {\n  id: ID!\n}\n\ntype LaterReport {\n  id: ID!\n}'],
] as const;

function addTo(schema: string, [text, more]: (typeof LATER)[number]): string {
  if (!schema.includes(text)) throw new Error(`the schema has no ${text}`);
  return schema.replace(text, `${text}${more}`);
}

/** A clean copy outside of the repository. */
async function copyExample(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'kayan-client-'));
  await cp(EXAMPLE, folder, { recursive: true, filter: (path) => !NOT_COPIED.test(path) });
  return folder;
}

describe('the typed client, copied out of the repository', () => {
  let folder: string;
  let app: RunningApp;
  let installed: Finished;

  beforeAll(async () => {
    folder = await copyExample();
    installed = await run('npm', ['ci', '--no-audit', '--no-fund'], folder);
    app = await startApp({ JUHE_CARD_PRICE_FEN: '30', JUHE_BLACKLIST_PRICE_FEN: '50' });
  }, 300_000);
  afterAll(async () => {
    await app.close();
    await rm(folder, { recursive: true });
  });

  /** Runs what `npm start` has built. */
  async function ask(way: Way, person: object, env: Record<string, string> = {}) {
    await writeFile(join(folder, 'other.json'), JSON.stringify(person));
    const main = ['dist/main.js', way, 'other.json'];
    return run(process.execPath, main, folder, { KAYAN_URL: app.url, ...env });
  }

  it('installs and runs with its two commands', async () => {
    expect(installed).toMatchObject({ exitCode: 0 });
    const { exitCode, lines } = await run('npm', ['--silent', 'start'], folder, {
      KAYAN_URL: app.url,
    });
    expect(exitCode).toBe(0);
    expect(lines).toEqual([
      'level           LOW',
      'recommendation  APPROVE: go ahead',
      'signal          MATCH_AND_CLEAN: The elements belong together and the card is on no blacklist.',
      'check           the elements belong together (JUHE, 30 fen)',
      'blacklist       clean (JUHE, 50 fen)',
    ]);
  });

  it('does the same with Apollo Client', async () => {
    const { lines } = await run('npm', ['--silent', 'run', 'start:apollo'], folder, {
      KAYAN_URL: app.url,
    });
    expect(lines[0]).toBe('level           LOW');
    expect(lines).toContain(
      'check           the elements belong together (JUHE, an earlier answer)',
    );
  });

  describe.each(WAYS)('with %s', (way) => {
    it.each([
      [
        5,
        'MEDIUM',
        'REVIEW: have a person look at it',
        /no evidence against the person: CARD_NOT_/,
      ],
      [8, 'HIGH', 'REJECT: turn it down', /^blacklist +FRAUD_TRANS \(JUHE/],
      [12, 'UNDETERMINED', 'REVIEW: have a person look at it', /^check .*\(ask again after \d{4}-/],
      [
        13,
        'UNDETERMINED',
        'REVIEW: have a person look at it',
        /^check +no verdict, UPSTREAM_FAILURE by JUHE, billed \w+: .* \(may be asked again\)/,
      ],
      [18, 'LOW', 'APPROVE: go ahead', /^check +the elements belong together \(TENCENT/],
    ])('says what became of cardholder %i: %s', async (number, level, recommendation, line) => {
      const { exitCode, lines } = await ask(way, elementsOf(number));
      expect(lines.slice(0, 2)).toEqual([
        `level           ${level}`,
        `recommendation  ${recommendation}`,
      ]);
      expect(lines).toContainEqual(expect.stringMatching(line));
      expect(exitCode).toBe(0);
    });

    it('says that elements do not belong together, and that a card is not asked about too often', async () => {
      const card = elementsOf(way === 'fetch' ? 2 : 4);
      for (const name of ['王大明', '李大明']) {
        const { lines } = await ask(way, { ...card, name });
        expect(lines[3]).toMatch(/^check +the elements do not belong together: ELEMENTS_MISMATCH/);
      }
      const { lines } = await ask(way, { ...card, name: '赵大明' });
      expect(lines).toContainEqual(
        expect.stringMatching(/^check +not asked, CARD_FAILED_CHECKS: .*\(ask again after \d{4}-/),
      );
    });

    it('names every rule that the input breaks', async () => {
      const person = { ...elementsOf(1), name: '张', bankCard: '6217' };
      const { exitCode, lines } = await ask(way, person);
      expect(lines).toEqual([
        'bad input       input.bankCard must have 13 to 19 digits (BANK_CARD_LENGTH)',
        'bad input       input.name must have 2 to 50 characters (NAME_LENGTH)',
      ]);
      expect(exitCode).toBe(1);
    });

    it('gives up after a while where there is no server', async () => {
      const KAYAN_URL = `http://127.0.0.1:${await freePort()}/graphql`;
      const { exitCode, lines } = await ask(way, elementsOf(1), { KAYAN_URL });
      expect(lines).toEqual(['no reply        ECONNREFUSED; the same question may be asked again']);
      expect(exitCode).toBe(1);
    });

    it('asks again where the reply was lost, which costs nothing', async () => {
      const gateway = await startGateway(app.url, ['LOSE_REPLY', 'PASS']);
      const before = app.upstream.length;
      const { lines } = await ask(way, elementsOf(way === 'fetch' ? 6 : 7), {
        KAYAN_URL: gateway.url,
      });
      await gateway.close();
      expect(lines).toContainEqual(expect.stringMatching(/^blacklist +clean \(JUHE, an earlier/));
      expect(gateway.requests()).toBe(2);
      expect(app.upstream.length - before).toBe(2);
    });

    it('does not ask again where that would pay again', async () => {
      const gateway = await startGateway(app.url, ['LOSE_REPLY', 'PASS']);
      const person = { ...elementsOf(9), maxAgeSeconds: 0 };
      const { lines } = await ask(way, person, { KAYAN_URL: gateway.url });
      await gateway.close();
      expect(lines[0]).toMatch(/^no reply/);
      expect(gateway.requests()).toBe(1);
    });

    it.each([
      [['BUSY', 'PASS'], 'level           LOW', 2],
      [['BUSY_FOR_LONG'], 'not now         HTTP_503, ask again in 3600 s', 1],
      [['BAD_GATEWAY', 'PASS'], 'level           LOW', 2],
    ] as const)(
      'waits as long as it is told, but not for ever: %j',
      async (acts, line, requests) => {
        const gateway = await startGateway(app.url, acts);
        const { lines } = await ask(way, elementsOf(1), { KAYAN_URL: gateway.url });
        await gateway.close();
        expect(lines[0]).toBe(line);
        expect(gateway.requests()).toBe(requests);
      },
    );

    it('says what it is told where it is not let in', async () => {
      const KAYAN_URL = app.url.replace('/graphql', '/elsewhere');
      const { lines } = await ask(way, elementsOf(1), { KAYAN_URL });
      expect(lines).toEqual([
        'rejected        NOT_FOUND: There is nothing at this path; the API is at /graphql.',
      ]);
    });
  });

  describe('asking a server that trusts the documents of its manifest only', () => {
    let trusting: RunningApp;

    beforeAll(async () => {
      const manifest = join(folder, 'src/generated/persisted-documents.json');
      trusting = await startApp({ TRUSTED_DOCUMENTS: manifest });
    });
    afterAll(() => trusting.close());

    it.each(WAYS)('names the document by its id with %s', async (way) => {
      const env = { KAYAN_URL: trusting.url, KAYAN_DOCUMENT_IDS: 'true' };
      const { lines } = await ask(way, elementsOf(1), env);
      expect(lines[0]).toBe('level           LOW');
    });

    it('is answered by the text too, as long as nobody adds to it', async () => {
      const env = { KAYAN_URL: trusting.url };
      expect((await ask('fetch', elementsOf(1), env)).lines[0]).toBe('level           LOW');
      expect((await ask('apollo', elementsOf(1), env)).lines[0]).toMatch(
        /^rejected +DOCUMENT_NOT_TRUSTED/,
      );
    });
  });

  describe('asking a server that takes API keys', () => {
    let guarded: RunningApp;
    let store: Store;
    let key: string | undefined;

    beforeAll(async () => {
      guarded = await startApp({ AUTH_MODE: 'api-key' });
      store = openStore(guarded.databaseUrl);
      key = await new ClientRegistry(store.db, Date.now).make({
        name: 'example',
        scopes: ['check', 'blacklist'],
        quota: { calls: 2, spendFen: null },
      });
    });
    afterAll(async () => {
      await store.close();
      await guarded.close();
    });

    const askGuarded = async (way: Way, number: number, apiKey = '') => {
      const env = { KAYAN_URL: guarded.url, KAYAN_API_KEY: apiKey };
      return (await ask(way, elementsOf(number), env)).lines;
    };

    it.each(WAYS)('is let in with its key only, with %s', async (way) => {
      expect(await askGuarded(way, 1)).toEqual([
        'rejected        UNAUTHENTICATED: A valid API key or token is needed: Authorization: Bearer …',
      ]);
      expect((await askGuarded(way, 1, key))[0]).toBe('level           LOW');
    });

    it('says that its quota is used up', async () => {
      expect(await askGuarded('fetch', 2, key)).toContainEqual(
        expect.stringMatching(/^blacklist +not asked, CLIENT_DAILY_CALLS: .*ask again after/),
      );
    });
  });

  it.each(WAYS)('says how long to wait where it asks too often, with %s', async (way) => {
    const strict = await startApp({ ADDRESS_REQUESTS_PER_MINUTE: '1' });
    const env = { KAYAN_URL: strict.url };
    await ask(way, elementsOf(1), env);
    const { lines } = await ask(way, elementsOf(1), env);
    await strict.close();
    expect(lines).toEqual([expect.stringMatching(/^not now +RATE_LIMITED, ask again in \d+ s$/)]);
  });

  it('does not compile with a later schema before it handles what is new', async () => {
    const copy = await copyExample();
    await symlink(join(folder, 'node_modules'), join(copy, 'node_modules'));
    const path = join(copy, 'schema.graphql');
    await writeFile(path, LATER.reduce(addTo, await readFile(path, 'utf8')));
    const { exitCode, lines } = await run('npm', ['--silent', 'run', 'build'], copy);
    await rm(copy, { recursive: true });
    expect(exitCode).not.toBe(0);
    expect(
      lines.map((line) => /^src\/describe\.ts.*: Argument of type (.*)/.exec(line)?.[1]),
    ).toEqual([
      `'"LATER_RECOMMENDATION"' is not assignable to parameter of type 'never'.`,
      `'CheckResult_LaterCheck_Fragment' is not assignable to parameter of type 'never'.`,
      `'BlacklistResult_LaterReport_Fragment' is not assignable to parameter of type 'never'.`,
      `'"LATER_OUTCOME"' is not assignable to parameter of type 'never'.`,
    ]);
  });
});
