import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PROMTOOL = 'promtool';
const NOT_FOUND = 'no promtool was found: install prometheus';

/** What a run of promtool printed, and whether it found nothing wrong. */
export interface Verdict {
  readonly ok: boolean;
  readonly output: string;
}

export function promtool(...args: readonly string[]): Verdict {
  const { status, stdout, stderr, error } = spawnSync(PROMTOOL, args, { encoding: 'utf8' });
  if (error !== undefined) throw new Error(NOT_FOUND);
  return { ok: status === 0, output: stdout + stderr };
}

/** Runs promtool over a file of its own. */
export function promtoolOver(command: readonly string[], content: unknown): Verdict {
  const folder = mkdtempSync(join(tmpdir(), 'kayan-promtool-'));
  const path = join(folder, 'content.yml');
  // JSON is YAML too.
  writeFileSync(path, JSON.stringify(content));
  try {
    return promtool(...command, path);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * A suite that needs Prometheus' own tool. Where none is there it is skipped and says so, unless `REQUIRE_PROMTOOL` is 1:
 * then it fails.
 */
export function describeWithPromtool(title: string, suite: () => void): void {
  const isThere = spawnSync(PROMTOOL, ['--version']).status === 0;
  if (isThere || process.env['REQUIRE_PROMTOOL'] === '1') {
    describe(title, suite);
    return;
  }
  process.stderr.write(`SKIPPED ${title}: ${NOT_FOUND}\n`);
  describe.skip(`${title} (${NOT_FOUND})`, suite);
}
