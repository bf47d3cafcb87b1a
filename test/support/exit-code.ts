import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Runs a command as a health check is run, and tells its exit code. */
export async function exitCode(
  [program = '', ...args]: readonly string[],
  env: Record<string, string> = {},
): Promise<number | null> {
  const child = spawn(program, args, { env: { PATH: process.env['PATH'], ...env } });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code;
}
