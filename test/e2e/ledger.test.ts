import Database from 'better-sqlite3';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { print } from 'graphql';
import {
  AssessRiskDocument,
  CheckBankCardDocument,
  ReportBlacklistDocument,
  type BankCardCheckInput,
} from '../generated/graphql';
import { elementsOf } from '../support/cardholders';
import { startApp, type RunningApp } from '../support/running-app';
import { inventPerson } from '../support/invented-people';

describe('the ledger behind the API', () => {
  const slow = { ...inventPerson(7), delayMs: 200 };
  let app: RunningApp;

  beforeEach(async () => {
    app = await startApp({}, { cardholders: [slow] });
  });
  afterEach(() => app.close());

  const check = async (input: BankCardCheckInput) =>
    (await app.ask(CheckBankCardDocument, { input })).bankCardCheck;
  const lookUp = async (input: { bankCard: string; maxAgeSeconds?: number }) =>
    (await app.ask(ReportBlacklistDocument, { input })).blacklistReport;
  const REUSED = { reused: true, attempts: [], billing: { billed: 'NO', costFen: 0 } };
  const BOUGHT = { reused: false, attempts: [{ provider: 'JUHE' }], billing: { billed: 'YES' } };

  it('answers the same question again for nothing, as the first answer was', async () => {
    const first = await check(elementsOf(1));
    expect(first).toMatchObject({ outcome: 'MATCH', ...BOUGHT });
    const second = await check(elementsOf(1));
    if (first.__typename !== 'BankCardCheck') throw new Error(first.__typename);
    const { id, reused, attempts, billing, ...given } = first;
    expect(second).toMatchObject({ ...given, ...REUSED });
    expect(second).not.toMatchObject({ id });
    expect([reused, attempts.length, billing.costFen]).toEqual([false, 1, 30]);
    const { bankCard } = elementsOf(1);
    expect(await lookUp({ bankCard })).toMatchObject(BOUGHT);
    expect(await lookUp({ bankCard })).toMatchObject(REUSED);
    expect(app.upstream).toHaveLength(2);
  });

  it('buys a fresher answer where maxAgeSeconds is 0', async () => {
    const { bankCard } = elementsOf(1);
    for (let i = 0; i < 2; i++) {
      expect(await check({ ...elementsOf(1), maxAgeSeconds: 0 })).toMatchObject(BOUGHT);
      expect(await lookUp({ bankCard, maxAgeSeconds: 0 })).toMatchObject(BOUGHT);
    }
    expect(await check({ ...elementsOf(1), maxAgeSeconds: 60 })).toMatchObject(REUSED);
  });

  it('never gives a failure again', async () => {
    for (let i = 0; i < 2; i++) {
      expect(await check(elementsOf(13))).toMatchObject({ code: 'UPSTREAM_FAILURE' });
    }
    expect(app.upstream).toHaveLength(2);
  });

  it.each<[rule: string, inputs: (i: number) => BankCardCheckInput, allowed: number]>([
    [
      'CARD_FAILED_CHECKS',
      (i) => ({ ...elementsOf(1), name: `错${'甲乙丙丁戊己庚辛壬癸'.charAt(i)}` }),
      2,
    ],
    ['CARD_DAILY_CALLS', () => ({ ...elementsOf(1), maxAgeSeconds: 0 }), 5],
    [
      'ID_NUMBER_DAILY_CALLS',
      (i) => ({ ...elementsOf(1), bankCard: inventPerson(i).bankCard }),
      10,
    ],
    ['SUBJECT_LOCKED', () => elementsOf(12), 1],
  ])(
    'refuses by %s, sends nothing, and tells when to come again',
    async (rule, inputs, allowed) => {
      for (let i = 0; i < allowed; i++) {
        expect(await check(inputs(i))).not.toMatchObject({ __typename: 'CheckRefused' });
      }
      const refused = await check(inputs(allowed));
      expect(refused).toMatchObject({
        __typename: 'CheckRefused',
        rule,
        retryable: true,
        retryAt: expect.stringMatching(/T16:00:00\.000Z$/) as string,
      });
      expect(app.upstream).toHaveLength(allowed);
    },
  );

  it('makes one check and one lookup for 200 identical profiles asked for at the same time', async () => {
    const { name, idNumber, bankCard } = slow;
    const input = { name, idNumber, bankCard };
    const profiles = await Promise.all(
      Array.from({ length: 200 }, () => app.ask(AssessRiskDocument, { input })),
    );
    expect(app.upstream.map(({ path }) => path).sort()).toEqual([
      '/bankcardblack/query',
      '/verifybankcard3/query',
    ]);
    const halves = profiles.flatMap(({ riskProfile: { check: one, blacklist } }) => [
      one,
      blacklist,
    ]);
    expect(halves.filter((half) => 'reused' in half && half.reused)).toHaveLength(398);
    expect(profiles.every(({ riskProfile }) => riskProfile.level === 'LOW')).toBe(true);
  });
});

describe('a store that fails', () => {
  it('fails a check closed before anything is sent, without a word about itself, and recovers', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'kayan-locked-'));
    const path = join(folder, 'kayan.db');
    const app = await startApp({ DATABASE_URL: `sqlite:${path}` });
    const file = new Database(path);
    file.exec('begin immediate');
    const body = { query: print(CheckBankCardDocument), variables: { input: elementsOf(1) } };
    const reply = await app.post(body);
    expect(reply.data).toBeNull();
    expect(reply.errors).toEqual([
      {
        message: expect.stringContaining('No record can be kept') as string,
        path: ['bankCardCheck'],
        extensions: { code: 'LEDGER_UNAVAILABLE' },
      },
    ]);
    expect(reply.text).not.toMatch(/sqlite|locked|busy|kayan\.db/i);
    expect(app.logs()).not.toContain(elementsOf(1).bankCard);
    expect(app.upstream).toEqual([]);

    file.exec('rollback');
    file.close();
    const { bankCardCheck } = await app.ask(CheckBankCardDocument, { input: elementsOf(1) });
    expect(bankCardCheck).toMatchObject({ outcome: 'MATCH' });
    await app.close();
    await rm(folder, { recursive: true });
  });
});
