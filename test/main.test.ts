import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The working folder of the program: it makes its database there. */
const folder = mkdtempSync(join(tmpdir(), 'kayan-'));

/** The program as it is started, from the compiled code that `npm test` builds first. */
function start(env: Record<string, string>) {
  const main = join(__dirname, '../dist/main.js');
  const child = spawn(process.execPath, [main], {
    env: { PATH: process.env['PATH'], ...env },
    cwd: folder,
  });
  let output = '';
  child.stdout.on('data', (chunk) => (output += String(chunk)));
  child.stderr.on('data', (chunk) => (output += String(chunk)));
  return {
    output: () => output,
    async exitCode() {
      const [code] = (await once(child, 'exit')) as [number | null];
      return code;
    },
    async line(pattern: RegExp) {
      while (!pattern.test(output)) await once(child.stdout, 'data');
      return pattern.exec(output)?.[1] ?? '';
    },
    terminate: () => child.kill('SIGTERM'),
  };
}

describe('the program', () => {
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('in live mode without credentials stops with all problems and exit code 1', async () => {
    const program = start({ KAYAN_MODE: 'live', PORT: 'x', JUHE_CARD_KEY: 'bad key' });
    expect(await program.exitCode()).toBe(1);
    for (const name of ['PORT', 'FINGERPRINT_KEY', 'JUHE_CARD_KEY', 'KAYAN_MODE']) {
      expect(program.output()).toContain(`  ${name} `);
    }
    expect(program.output()).not.toContain('bad key');
  });

  it.each([
    ['an exception', 'setTimeout(() => { throw error; }, 200);'],
    ['a rejection', 'setTimeout(() => void Promise.reject(error), 200);'],
  ])('that ends by %s nobody expected tells where, and nothing of its text', async (_what, end) => {
    const crash = join(folder, 'crash.cjs');
    writeFileSync(crash, `const error = new TypeError('card 6228481234567895432'); ${end}`);
    const program = start({ PORT: '0', NODE_OPTIONS: `--require ${crash}` });
    expect(await program.exitCode()).toBe(1);
    expect(program.output()).toMatch(/Kayan crashed: \{"type":"TypeError","stack":".*crash\.cjs/);
    expect(program.output()).not.toContain('6228481234567895432');
  });

  it('prints its address and a query that can be pasted, answers it, and ends on SIGTERM with 0', async () => {
    const program = start({ PORT: '0' });
    const url = await program.line(/listening at (http:\S+\/graphql) \(sandbox mode\)/);
    const body = await program.line(/-d '(\{.*\})'/);
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    expect(await response.json()).toMatchObject({
      data: { riskProfile: { level: 'LOW', recommendation: 'APPROVE', complete: true } },
    });
    const exited = program.exitCode();
    program.terminate();
    expect(await exited).toBe(0);
  });

  it('tells which variable is wrong, and not its value, when it cannot listen', async () => {
    const program = start({ PORT: '0', METRICS_PORT: '0', METRICS_HOST: 'nowhere.invalid' });
    expect(await program.exitCode()).toBe(1);
    expect(program.output()).toContain('Kayan stopped: METRICS_HOST and METRICS_PORT must be');
    expect(program.output()).not.toContain('nowhere');
  });

  it('tells when a port of its own is taken', async () => {
    const first = start({ PORT: '0' });
    const url = await first.line(/listening at (http:\S+\/graphql) /);
    const second = start({ PORT: new URL(url).port });
    expect(await second.exitCode()).toBe(1);
    expect(second.output()).toContain('Kayan stopped: PORT is in use');
    const third = start({ PORT: '0', METRICS_PORT: new URL(url).port });
    expect(await third.exitCode()).toBe(1);
    expect(third.output()).toContain('Kayan stopped: METRICS_PORT is in use');
    const exited = first.exitCode();
    first.terminate();
    await exited;
  });
});
