import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readLines } from '../../../src/commands/check-card/lines';

describe('the lines of a file', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kayan-lines-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function linesOf(content: string | Buffer): Promise<string[]> {
    const path = join(folder, 'a.csv');
    await writeFile(path, content);
    const lines: string[] = [];
    for await (const line of readLines(path)) lines.push(line);
    return lines;
  }

  it.each([
    ['', []],
    ['a', ['a']],
    ['a\nb', ['a', 'b']],
    ['\uFEFFa\r\n\r\nb\r\n', ['a', '', 'b']],
    ['a\n\n', ['a', '']],
  ])('of %j are %j', async (content, lines) => {
    expect(await linesOf(content)).toEqual(lines);
  });

  it('are whole where a chunk ends within a character', async () => {
    const lines = Array.from({ length: 20_000 }, (_, i) => `张三,${i}`);
    expect(await linesOf(lines.join('\r\n'))).toEqual(lines);
  });

  it.each([
    ['GBK', Buffer.from([0xd5, 0xc5, 0xc8, 0xfd, 0x0a])],
    ['a character that is cut off', Buffer.from('a\n张').subarray(0, 4)],
  ])('of %s are refused', async (_name, content) => {
    await expect(linesOf(content)).rejects.toThrow(/is not UTF-8/);
  });
});
