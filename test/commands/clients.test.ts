import { execFile } from 'node:child_process';
import { parseClientsArguments } from '../../src/commands/clients-arguments';
import { STORES, type TestStore } from '../support/stores';

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

describe.each(STORES)('the clients command over $name', (kind) => {
  let place: TestStore;
  beforeEach(async () => {
    place = await kind.open();
  });
  afterEach(() => place.drop());

  function run(...args: string[]): Promise<Ended> {
    const env = { PATH: process.env['PATH'], AUTH_MODE: 'api-key', DATABASE_URL: place.url };
    return new Promise((resolve) => {
      execFile(
        process.execPath,
        ['dist/commands/clients.js', ...args],
        { env },
        (error, stdout, stderr) => {
          resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
        },
      );
    });
  }

  it('makes a client before the server has ever run, and shows its key once', async () => {
    const made = await run(
      'make',
      '--name',
      'shop',
      '--scopes',
      'check,blacklist',
      '--calls-per-day',
      '9',
    );
    expect(made).toEqual({
      code: 0,
      stdout: expect.stringMatching(/^kayan_[0-9a-f]{16}_[\w-]{43}\n$/) as string,
      stderr: 'The API key, which is not shown again:\n',
    });
    const { stdout } = await run('list');
    expect(stdout).toMatch(
      /^shop +check,blacklist +calls\/day 9 +fen\/day any +made [\d-]{10} +keys [0-9a-f]{16}\n$/,
    );
    expect(stdout).not.toContain(made.stdout.slice(23));
  });

  it('rotates and revokes it', async () => {
    const { stdout: first } = await run('make', '--name', 'shop', '--scopes', 'check');
    const { stdout: second } = await run('rotate', '--name', 'shop', '--keep-old-hours', '1');
    expect(second).toMatch(/^kayan_/);
    expect(second).not.toBe(first);
    expect((await run('list')).stdout).toMatch(/keys [0-9a-f]{16} [0-9a-f]{16}\n$/);
    await run('rotate', '--name', 'shop');
    expect((await run('list')).stdout).toMatch(/keys [0-9a-f]{16}\n$/);
    expect(await run('revoke', '--name', 'shop')).toMatchObject({ code: 0, stdout: '' });
    expect((await run('list')).stdout).toMatch(/revoked [\d-]{10}\n$/);
  });

  it('says what is there already, or is not there', async () => {
    await run('make', '--name', 'shop', '--scopes', 'check');
    expect(await run('make', '--name', 'shop', '--scopes', 'check')).toEqual({
      code: 1,
      stdout: '',
      stderr: 'There is a client shop already.\n',
    });
    for (const command of ['rotate', 'revoke']) {
      expect(await run(command, '--name', 'bank')).toEqual({
        code: 1,
        stdout: '',
        stderr: 'There is no client bank.\n',
      });
    }
  });

  it('shows its usage when it does not understand', async () => {
    const { code, stdout, stderr } = await run('revoke', 'shop');
    expect(stderr).toMatch(/^Usage: npm run clients/);
    expect([code, stdout]).toEqual([2, '']);
  });
});

describe('the arguments of the clients command', () => {
  it.each<string[][]>([
    [[]],
    [['add']],
    [['make', '--name', 'shop']],
    [['make', '--scopes', 'check']],
    [['make', '--name', 'Shop', '--scopes', 'check']],
    [['make', '--name', 'shop', '--scopes', 'check,everything']],
    [['make', '--name', 'shop', '--scopes', 'check', '--calls-per-day', '-1']],
    [['make', '--name', 'shop', '--scopes', 'check', '--keep-old-hours', '1']],
    [['make', '--name', 'shop-138-0013-8000', '--scopes', 'check']],
    [['list', '--name', 'shop']],
    [['rotate', '--name', 'shop', '--keep-old-hours', 'many']],
    [['revoke', 'shop']],
  ])('are not %j', (args) => {
    expect(parseClientsArguments(args)).toBeUndefined();
  });

  it('name a client, its scopes and its quotas', () => {
    const args = ['make', '--name', 'shop', '--scopes', 'audit,check', '--spend-fen-per-day', '0'];
    expect(parseClientsArguments(args)).toEqual({
      kind: 'make',
      client: { name: 'shop', scopes: ['check', 'audit'], quota: { calls: null, spendFen: 0 } },
    });
  });
});
