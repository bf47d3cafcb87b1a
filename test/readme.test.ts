import { readFileSync } from 'node:fs';
import { CARDHOLDERS } from '../src/sandbox/cardholders';
import { sandboxPublicKey } from '../src/sandbox/rsa';
import { CheckBankCardDocument } from './generated/graphql';
import { cardholder, elementsOf } from './support/cardholders';
import { startApp, type RunningApp } from './support/running-app';

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

describe('what the README says of the bank’s view', () => {
  const PROVIDERS = ['JUHE', 'TENCENT', 'SHUJUBAO', 'TENCENT_FACEID', 'ALIYUN'] as const;
  const told = / `(\w+)` \((\S+)\) +\|/.source;
  const row = new RegExp(`^\\| (\\d+|–) +\\|([^|]+?) +\\|${told.repeat(PROVIDERS.length)}$`, 'gm');
  const rows = [...readme.matchAll(row)].map(([, number = '', view = '', ...cells]) => ({
    number,
    view,
    cells,
  }));
  let app: RunningApp;

  beforeAll(async () => {
    // It remembers nothing, so that a card may be asked about through one provider after another.
    app = await startApp({ DATABASE_URL: 'none' });
  });
  afterAll(() => app.close());

  it('is said of everyone whose card is not normal, and of a card without a record', () => {
    const notNormal = CARDHOLDERS.flatMap(({ state }, i) => (state ? [String(i + 1)] : []));
    expect(rows.map(({ number }) => number)).toEqual([...notNormal, '–']);
    for (const { number, view } of rows.slice(0, -1)) {
      expect(readme).toMatch(new RegExp(`^\\| ${number} .*\\|${view} +\\| \\w+ +\\|$`, 'm'));
    }
  });

  it.each(rows)('is what each provider makes of it: $view', async ({ number, cells }) => {
    const unlisted = { ...cardholder(1), bankCard: '6228480000000000018' };
    const person = elementsOf(CARDHOLDERS[Number(number) - 1] ?? unlisted);
    const answers: unknown[] = [];
    for (const provider of PROVIDERS) {
      const { bankCardCheck } = await app.ask(CheckBankCardDocument, {
        input: { ...person, provider },
      });
      if (!('providerCode' in bankCardCheck)) throw new Error('nobody was asked');
      const { providerCode } = bankCardCheck;
      answers.push(
        'code' in bankCardCheck ? bankCardCheck.code : bankCardCheck.reason,
        providerCode,
      );
    }
    expect(answers).toEqual(cells);
  });
});

describe('the README in Chinese', () => {
  const chinese = readFileSync('README.zh-CN.md', 'utf8');

  it('has the same public key of the sandbox, which is the one that it has', () => {
    const key = sandboxPublicKey().export({ format: 'der', type: 'spki' }).toString('base64');
    for (const text of [readme, chinese]) expect(text).toContain(`\n${key}\n`);
  });

  it.each([
    ['first query and answer', /^(curl |```json).*?^```$/gms],
    ['variables', /^\| `[A-Z_]+`(, `[A-Z_]+`)*(?= )/gm],
    ['answers of providers', /(?<=^\| (\d+|–) +\|.*)`\w+` \(\S+\)/gm],
    ['people', /^\| \d+ +\| \S+ +\| \S+ +\| \d+ +\| \d+ +(?=\|)/gm],
  ])('has the same %s', (_name, pattern) => {
    const [english, translated] = [readme, chinese].map((text) => text.match(pattern));
    expect(english).not.toBeNull();
    expect(translated).toEqual(english);
  });
});
