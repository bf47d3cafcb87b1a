import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { Agent, request } from 'undici';

/** More lines than a pipe holds. */
const REQUESTS = 4_000;

describe('a server whose log nobody reads', () => {
  let folder: string;
  let child: ChildProcessByStdio<null, Readable, null>;
  let url = '';
  let printed = '';
  const agent = new Agent({ connections: 20, pipelining: 1 });

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kayan-log-'));
    child = spawn(process.execPath, [join(__dirname, '../../dist/main.js')], {
      env: { PATH: process.env['PATH'], PORT: '0', MAX_EVENT_LOOP_DELAY_MS: '60000' },
      stdio: ['ignore', 'pipe', 'inherit'],
      cwd: folder,
    });
    child.stdout.setEncoding('utf8').on('data', (chunk) => (printed += String(chunk)));
    const address = /listening at (http:\S+\/graphql) /;
    while (!address.test(printed)) await once(child.stdout, 'data');
    url = address.exec(printed)?.[1] ?? '';
  });
  afterAll(async () => {
    child.kill('SIGKILL');
    await agent.close();
    await rm(folder, { recursive: true });
  });

  const ask = async (i: number) => {
    const { statusCode, body } = await request(url, {
      dispatcher: agent,
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-request-id': `${'x'.repeat(56)}${i}` },
      body: '{"query":"{ __typename }"}',
    });
    await body.dump();
    return statusCode;
  };
  const askAll = () => Promise.all(Array.from({ length: REQUESTS }, (_, i) => ask(i)));

  it('goes on answering, prints what waited when it is read again, and ends in time when it is not', async () => {
    child.stdout.pause();
    expect(new Set(await askAll())).toEqual(new Set([200]));
    expect(printed.match(/"request"/g) ?? []).not.toHaveLength(REQUESTS);
    child.stdout.resume();
    while ((printed.match(/"request"/g) ?? []).length < REQUESTS) await once(child.stdout, 'data');

    child.stdout.pause();
    expect(new Set(await askAll())).toEqual(new Set([200]));
    const start = performance.now();
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    expect(performance.now() - start).toBeLessThan(8_000);
  }, 60_000);
});
