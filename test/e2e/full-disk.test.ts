import { execFileSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { providerModules } from '../../src/providers';
import { startSandbox, type Sandbox } from '../../src/sandbox/server';
import { AssessRiskDocument } from '../generated/graphql';
import { STORES, type TestStore } from '../support/stores';
import { elementsOf } from '../support/cardholders';
import { inventPerson } from '../support/invented-people';
import { startServer, type ServerProcess } from '../support/server-process';

const people = Array.from({ length: 50 }, (_, i) => ({ ...inventPerson(i), delayMs: 600 }));

if (process.platform !== 'linux') {
  describe('a server whose disk is full', () => {
    it('is not tested, since the size of files can be limited from outside on Linux only', () => {
      expect(process.platform).not.toBe('linux');
    });
  });
} else {
  testFullDisk();
}

function testFullDisk() {
  describe('a server whose disk is full', () => {
    let upstream = 0;
    let sandbox: Sandbox;
    let place: TestStore;
    let server: ServerProcess;
    let next = 0;

    beforeAll(async () => {
      const sqlite = STORES.find(({ name }) => name === 'sqlite');
      if (sqlite === undefined) throw new Error('SQLite is always there');
      place = await sqlite.open();
      sandbox = await startSandbox({
        sides: providerModules.map((module) => module.createSandboxSide),
        cardholders: people,
        onRequest: () => upstream++,
      });
      server = await startServer(sandbox.origin, { DATABASE_URL: place.url });
    }, 30_000);
    afterAll(async () => {
      await server.kill('SIGTERM');
      await sandbox.close();
      await place.drop();
    });

    /** As on a full disk, no file takes another byte; pipes and sockets do. */
    function limitFiles(bytes: '0' | 'unlimited') {
      execFileSync('prlimit', ['--pid', String(server.pid), `--fsize=${bytes}:`]);
    }
    const fill = () => {
      limitFiles('0');
    };
    const makeRoom = () => {
      limitFiles('unlimited');
    };

    async function assess(number: number) {
      const input = elementsOf(people[number] ?? inventPerson(number));
      return (await server.ask(AssessRiskDocument, { input })).riskProfile;
    }

    it('asks nobody until there is room, and then again, without a restart', async () => {
      expect(await assess(next++)).toMatchObject({ level: 'LOW' });
      const before = upstream;
      fill();
      const refused = await Promise.allSettled(Array.from({ length: 20 }, () => assess(next++)));
      for (const one of refused) {
        expect(one.status === 'rejected' && String(one.reason)).toContain('LEDGER_UNAVAILABLE');
      }
      expect(upstream).toBe(before);
      makeRoom();
      expect(await assess(next++)).toMatchObject({ level: 'LOW' });
    });

    it('holds the answers to what was sent back, and gives them once there is room', async () => {
      const before = upstream;
      const first = next;
      next += 10;
      let answered = 0;
      const flying = Array.from({ length: 10 }, async (_, i) => {
        const profile = await assess(first + i);
        answered++;
        return profile;
      });
      while (upstream < before + 20) await sleep(5);
      fill();
      await sleep(1_200);
      expect(answered).toBe(0);
      makeRoom();
      for (const profile of await Promise.all(flying))
        expect(profile).toMatchObject({ level: 'LOW' });
      const again = await assess(first);
      expect(again.check).toMatchObject({ reused: true });
      expect(again.blacklist).toMatchObject({ reused: true });
      expect(upstream).toBe(before + 20);
    });
  });
}
