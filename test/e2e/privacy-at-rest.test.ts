import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { openStore } from '../../src/ledger';
import { sql } from 'kysely';
import { CANARY, NEEDLES } from '../support/canary';
import { startApp } from '../support/running-app';
import { STORES, type TestStore } from '../support/stores';

const run = promisify(execFile);

/** Of the same holder; the provider repeats what it is asked only about the canary's. */
const OTHER_CARD = '6228481234567811';

/** A match, a mismatch, what nobody could tell, a refusal, a reused answer, and a provider that echoes all of it. */
async function fillLedger(databaseUrl: string) {
  const { name, idNumber, bankCard, mobile } = CANARY;
  const holder = { name, idNumber, bankCard: OTHER_CARD, mobile };
  const echo = `{"reason":"${name} ${bankCard}","result":{"jobid":"JH${bankCard}","message":"${idNumber}","res":"1"},"error_code":0}`;
  const echoing = { ...holder, bankCard };
  const app = await startApp(
    { DATABASE_URL: databaseUrl },
    {
      cardholders: [
        holder,
        {
          ...echoing,
          faults: { JUHE: { BANK_CARD_CHECK: { kind: 'raw', status: 200, body: echo } } },
        },
      ],
    },
  );
  const query =
    'query ($input: RiskProfileInput!) { riskProfile(input: $input) { check { __typename } blacklist { __typename } } }';
  const inputs = [
    holder,
    holder,
    { ...holder, mobile: undefined },
    { ...echoing, mobile: undefined },
    { ...holder, name: '甲乙' },
    { ...holder, name: '丙丁' },
    { ...holder, name: '戊己' },
  ];
  const kinds = new Set<string>();
  for (const input of inputs) kinds.add((await app.post({ query, variables: { input } })).text);
  await app.close();
  return [...kinds].join('');
}

const hitsIn = (bytes: Buffer) =>
  [...NEEDLES, OTHER_CARD].filter((needle) => bytes.includes(needle));

describe.each(STORES)('the ledger in $name', (kind) => {
  let place: TestStore;
  beforeEach(async () => {
    place = await kind.open();
  });
  afterEach(() => place.drop());

  it('and its backup hold nothing personal, in any encoding', async () => {
    const answers = await fillLedger(place.url);
    expect(answers).toContain('BankCardCheck');
    expect(answers).toContain('CheckRefused');

    if (kind.name === 'postgres') {
      const { stdout } = await run('pg_dump', ['--dbname', place.url], { encoding: 'buffer' });
      expect(stdout.includes('JUHE')).toBe(true);
      expect(hitsIn(stdout)).toEqual([]);
      return;
    }
    const folder = dirname(place.url.slice('sqlite:'.length));
    const store = openStore(place.url);
    await sql`vacuum into ${join(folder, 'backup.db')}`.execute(store.db);
    const files = await readdir(folder);
    expect(files).toEqual(expect.arrayContaining(['kayan.db', 'kayan.db-wal', 'backup.db']));
    for (const file of files) expect(hitsIn(await readFile(join(folder, file)))).toEqual([]);
    await store.close();
  });
});
