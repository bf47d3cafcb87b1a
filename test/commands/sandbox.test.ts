import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The command from the compiled code that `npm test` builds first, in a folder without an .env file. */
function startCommand(env: Record<string, string>) {
  const child = spawn(process.execPath, [join(__dirname, '../../dist/commands/sandbox.js')], {
    env: { PATH: process.env['PATH'], ...env },
    cwd: tmpdir(),
  });
  const exited = once(child, 'exit');
  let output = '';
  child.stdout.on('data', (chunk) => (output += String(chunk)));
  child.stderr.on('data', (chunk) => (output += String(chunk)));
  return { child, exited, output: () => output };
}

describe('the sandbox command', () => {
  it('listens where SANDBOX_HOST says, tells its address, and ends on SIGTERM with 0', async () => {
    const { child, exited, output } = startCommand({
      SANDBOX_HOST: 'localhost',
      SANDBOX_PORT: '0',
    });
    while (!output().includes('\n')) await once(child.stdout, 'data');
    const origin = /listening at (http:\/\/localhost:\d+)\n/.exec(output())?.[1] ?? '';
    const response = await fetch(`${origin}/bankcardblack/query`);
    expect(await response.json()).toHaveProperty('error_code');
    child.kill('SIGTERM');
    expect(await exited).toEqual([0, null]);
  });

  it('tells a wrong port by variable and rule, and ends with 1', async () => {
    const { exited, output } = startCommand({ SANDBOX_PORT: '70000' });
    expect(await exited).toEqual([1, null]);
    expect(output()).toBe('SANDBOX_PORT must be a whole number from 0 to 65535\n');
  });
});
