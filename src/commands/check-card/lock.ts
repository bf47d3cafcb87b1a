import { readFile, rm, writeFile } from 'node:fs/promises';
import { unusable } from './stopped';

/**
 * Keeps two runs from writing the same result: `<out>.lock` holds the id of the process that does. One that was killed leaves
 * its lock behind; the next run takes it over.
 *
 * @returns takes the lock away
 * @throws Stopped where another run holds it, or none can be kept
 */
export async function lockResults(out: string): Promise<() => Promise<void>> {
  const path = `${out}.lock`;
  const write = () => writeFile(path, String(process.pid), { flag: 'wx', mode: 0o600 });
  try {
    await write();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EEXIST') throw unusable(`${path} cannot be written: ${code ?? 'unknown'}`);
    const holder = Number(await readFile(path, 'utf8'));
    if (isRunning(holder)) {
      throw unusable(
        `Process ${holder} is writing this result. If it is no check-card, remove ${path}.`,
      );
    }
    await rm(path);
    await write();
  }
  return () => rm(path, { force: true });
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It runs, and belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
