import { readFileSync } from 'node:fs';
import { CARDHOLDERS } from '../src/sandbox/cardholders';
import { startApp } from './support/running-app';

const readme = readFileSync('README.md', 'utf8');

function block(pattern: RegExp): string {
  const found = pattern.exec(readme)?.[1];
  if (found === undefined) throw new Error(`the README has no ${pattern.source}`);
  return found;
}

describe('the README', () => {
  it('prints exactly the answer that its first query gets', async () => {
    const app = await startApp();
    try {
      const { text } = await app.post(block(/-d '(\{.*?\})'\n/s));
      expect(JSON.parse(text)).toEqual(JSON.parse(block(/```json\n(.*?)```/s)));
    } finally {
      await app.close();
    }
  });

  it('lists every person of the sandbox as the sandbox knows them', () => {
    const rows = [...readme.matchAll(/^\| (\d+) +\| (\S+) +\| (\S+) +\| (\d+) +\| (\d+) +\|/gm)];
    expect(rows.map(([, , ...cells]) => cells)).toEqual(
      CARDHOLDERS.map(({ name, idNumber, bankCard, mobile }) => [name, idNumber, bankCard, mobile]),
    );
    expect(rows.map(([, number]) => Number(number))).toEqual(CARDHOLDERS.map((_, i) => i + 1));
  });
});

describe('the README in Chinese', () => {
  const chinese = readFileSync('README.zh-CN.md', 'utf8');

  it.each([
    ['first query and answer', /^(curl |```json).*?^```$/gms],
    ['variables', /^\| `[A-Z_]+`(, `[A-Z_]+`)*(?= )/gm],
    ['people', /^\| \d+ +\| \S+ +\| \S+ +\| \d+ +\| \d+ +(?=\|)/gm],
  ])('has the same %s', (_name, pattern) => {
    const [english, translated] = [readme, chinese].map((text) => text.match(pattern));
    expect(english).not.toBeNull();
    expect(translated).toEqual(english);
  });
});
