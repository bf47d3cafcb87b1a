import { providerModules } from '../../src/providers';
import { JUHE_SANDBOX_KEYS } from '../../src/providers/juhe/sandbox-keys';
import type { Cardholder } from '../../src/sandbox/cardholders';
import { startSandbox, type Sandbox, type SandboxLogEntry } from '../../src/sandbox/server';
import { AssessRiskDocument, CheckBankCardDocument } from '../generated/graphql';
import { STORES, type StoreKind } from '../support/stores';
import { elementsOf } from '../support/cardholders';
import { inventPerson } from '../support/invented-people';
import { startServer, type ServerProcess } from '../support/server-process';

const PROVIDERS = ['JUHE', 'TENCENT', 'SHUJUBAO'] as const;
const people = Array.from({ length: 20 }, (_, i) => ({ ...inventPerson(i), delayMs: 5 * i }));
/** Only failures in a row are to stop a check. */
const AMPLE = { BUDGET_CARD_CALLS_PER_DAY: '1000', BUDGET_ID_NUMBER_CALLS_PER_DAY: '1000' };

const postgres = STORES.find(({ name }) => name === 'postgres');

if (postgres === undefined) {
  describe('two servers on one PostgreSQL', () => {
    it('are not tested, since TEST_DATABASE_URL names no PostgreSQL server', () => {
      expect(process.env['TEST_DATABASE_URL'] ?? '').toBe('');
    });
  });
} else {
  testReplicas(postgres);
}

function testReplicas(kind: StoreKind) {
  describe('two servers on one PostgreSQL', () => {
    const upstream: SandboxLogEntry[] = [];
    let drop: () => Promise<void>;
    let sandbox: Sandbox;
    let servers: ServerProcess[];

    beforeAll(async () => {
      const database = await kind.open();
      drop = () => database.drop();
      sandbox = await startSandbox({
        sides: providerModules.map((module) => module.createSandboxSide),
        cardholders: people,
        onRequest: (entry) => upstream.push(entry),
      });
      const start = () => startServer(sandbox.origin, { ...AMPLE, DATABASE_URL: database.url });
      servers = await Promise.all([start(), start()]);
    }, 30_000);
    afterAll(async () => {
      await Promise.all(servers.map((server) => server.kill('SIGTERM')));
      await sandbox.close();
      await drop();
    });

    const person = (number: number): Cardholder => people[number] ?? inventPerson(number);
    const server = (number: number): ServerProcess => {
      const chosen = servers[number % servers.length];
      if (chosen === undefined) throw new Error('no server runs');
      return chosen;
    };

    /** Many checks of one card, every other one at the other server; of each, its outcome, rule or error. */
    async function check(cardholder: Cardholder, names: readonly string[]): Promise<string[]> {
      const results = await Promise.all(
        names.map((name, i) => {
          const provider = PROVIDERS[Math.floor(i / 2) % PROVIDERS.length] ?? 'JUHE';
          const input = { ...elementsOf(cardholder), name, provider };
          return server(i).ask(CheckBankCardDocument, { input });
        }),
      );
      return results.map(({ bankCardCheck: result }) => {
        if (result.__typename === 'BankCardCheck') return result.outcome;
        return result.__typename === 'CheckRefused' ? result.rule : result.code;
      });
    }

    /** What the bank behind the sandbox says of the right elements, asked past Kayan. */
    async function bankView({ name, idNumber, bankCard }: Cardholder): Promise<unknown> {
      const url = new URL('/verifybankcard3/query', sandbox.origin);
      const key = JUHE_SANDBOX_KEYS.card;
      const form = { key, realname: name, idcard: idNumber, bankcard: bankCard, detailCode: '1' };
      url.search = new URLSearchParams(form).toString();
      const reply = (await (await fetch(url)).json()) as { error_code: number; result: unknown };
      return reply;
    }
    const MATCHES = { error_code: 0, result: { res: 1 } };

    it('make one check and one lookup for 200 identical profiles asked for at the same time', async () => {
      const before = upstream.length;
      const profiles = await Promise.all(
        Array.from({ length: 200 }, async (_, i) => {
          const input = elementsOf(person(10));
          return (await server(i).ask(AssessRiskDocument, { input })).riskProfile;
        }),
      );
      const paths = upstream.slice(before).map(({ path }) => path);
      expect(paths.sort()).toEqual(['/bankcardblack/query', '/verifybankcard3/query']);
      const halves = profiles.flatMap((profile) => [profile.check, profile.blacklist]);
      const billed = halves.flatMap((half) =>
        'billing' in half && half.billing.billed === 'YES' ? half.billing.costFen : [],
      );
      expect(billed.sort()).toEqual([30, 50]);
      expect(halves.filter((half) => 'reused' in half && half.reused)).toHaveLength(398);
      expect(profiles.every(({ complete, level }) => complete && level === 'LOW')).toBe(true);
    });

    it('never reach the lock of a card by 100 wrong names at the same time', async () => {
      const before = upstream.length;
      const names = Array.from({ length: 100 }, (_, i) => inventPerson(1_001 + i).name + '错');
      const results = await check(person(0), names);
      expect(upstream.slice(before)).toHaveLength(2);
      expect(results.filter((result) => result === 'MISMATCH')).toHaveLength(2);
      expect(results.filter((result) => result === 'CARD_FAILED_CHECKS')).toHaveLength(98);
      expect(await bankView(person(0))).toMatchObject(MATCHES);
    });

    it('never reach the lock of a card by right and wrong names mixed', async () => {
      await Promise.all(
        people.slice(11).map(async (cardholder) => {
          for (let wave = 0; wave < 6; wave++) {
            const names = Array.from({ length: 6 }, (_, i) =>
              Math.random() < 0.5 ? cardholder.name : `错${wave}${i}`.replace(/\d/g, toLetter),
            );
            expect(await check(cardholder, names)).not.toContain('SUBJECT_LOCKED');
          }
          expect(await bankView(cardholder)).toMatchObject(MATCHES);
        }),
      );
    });
  });
}

const toLetter = (digit: string): string => '甲乙丙丁戊己庚辛壬癸'.charAt(Number(digit));
