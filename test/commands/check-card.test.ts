import { readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CARDHOLDERS } from '../../src/sandbox/cardholders';
import { CANARY } from '../support/canary';
import { startApp, type RunningApp } from '../support/running-app';

import { openDesk, startCommand, type Desk } from './check-card/setup';

const ROWS = [
  'reference,mobile,bankCard,name,idNumber',
  'match,,6217920181755914,张三,32132419860817421X',
  'four elements,13800138001,6217 9200 0000 0001 017,李四,110101190001010014',
  'another name,,6217920000000001074,王五,110101190007070616',
  'lost,,6217920000000001025,王五,110101190002020118',
  'blacklisted,,6217920000000001108,陈三,110101190101100914',
  'no record,,6228480000000000018,钱二,110101190001010014',
  'no provider answers,,6217920000000001140,沈七,110101190105141318',
  '',
  'rounded,,6.21792E+18,张三,32132419860817421X',
  '=1+1,,6217920181755914,张三,321324198608174211',
  'broken,,"6217920181755914,张三,32132419860817421X',
];

/** What must not be in a result, nor in anything that is told: names and numbers of the rows above. */
const PERSONAL = [
  ...CARDHOLDERS.flatMap(({ name, idNumber, bankCard, mobile }) => [
    name,
    idNumber,
    bankCard,
    mobile,
  ]),
  '钱二',
  '6228480000000000018',
  '321324198608174211',
];

describe('the check-card command', () => {
  let app: RunningApp;
  let desk: Desk;

  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());
  afterEach(() => desk.drop());

  const openWith = async (input: string | Buffer) => {
    desk = await openDesk(app.url, input);
  };

  it('writes the outcome or error of every row, and sums up', async () => {
    await openWith(`\uFEFF${ROWS.join('\r\n')}\r\n`);
    const { code, stdout, stderr } = await desk.run();
    const rows = (await desk.results()).sort((a, b) => Number(a['line']) - Number(b['line']));
    const told = rows.map(({ line, reference, bankCard, outcome, reason, error, problems }) =>
      [line, reference, bankCard, outcome, reason, error, problems].join('|'),
    );
    expect(told).toEqual([
      '2|match|621792******5914|MATCH|||',
      '3|four elements|621792*********1017|MATCH|||',
      '4|another name|621792*********1074|MISMATCH|ELEMENTS_MISMATCH||',
      '5|lost|621792*********1025|UNABLE_TO_VERIFY|CARD_ABNORMAL||',
      '6|blacklisted|621792*********1108|MATCH|||',
      '7|no record|622848*********0018|UNABLE_TO_VERIFY|NO_RECORD||',
      '8|no provider answers|621792*********1140|||SUBJECT_LOCKED|',
      '10|rounded||||MALFORMED_ROW|bankCard:ROUNDED_NUMBER',
      "11|'=1+1|621792******5914|||MALFORMED_ROW|idNumber:ID_NUMBER_CHECKSUM",
      '12|||||MALFORMED_ROW|row:QUOTES',
    ]);
    expect(rows[0]).toMatchObject({ provider: 'JUHE', reused: 'false', level: '', blacklists: '' });
    expect(rows[6]?.['retryAt']).toMatch(/^\d{4}-\d\d-\d\dT16:00:00/);
    expect(stdout).toContain('Rows: 10\nVerdicts: 3 MATCH, 2 UNABLE_TO_VERIFY, 1 MISMATCH\n');
    expect(stdout).toContain('No verdict: 1 SUBJECT_LOCKED\nMalformed: 3\n');
    expect([code, stderr]).toEqual([1, '']);
  });

  it('tells nobody’s name, ID number, whole card or mobile number', async () => {
    await openWith(ROWS.join('\n'));
    const { stdout, stderr } = await desk.run(['--operation', 'riskProfile']);
    const files = [await readFile(desk.out, 'utf8'), await readFile(`${desk.out}.run`, 'utf8')];
    const told = [...files, stdout, stderr].join('\n');
    expect(PERSONAL.filter((text) => told.includes(text))).toEqual([]);
  });

  it('tells nothing of a person whose elements stand in the wrong columns', async () => {
    const { name, idNumber, bankCard, mobile } = CANARY;
    const numbers = [idNumber, bankCard, mobile, `86${mobile}`];
    // What looks like a word or an order number may stand as a reference.
    const others = [name, idNumber.slice(0, 6) + idNumber.slice(8, 17)];
    const cells = [...numbers, ...others];
    // Each in each column, beside elements of somebody else.
    const rows = cells.flatMap((cell) =>
      ['李四', '110101190001010014', '6217920000000001017', '', 'no. 1']
        .map((_, column, row) => row.with(column, cell).join(','))
        .slice(0, numbers.includes(cell) ? 5 : 4),
    );
    await openWith(['name,idNumber,bankCard,mobile,reference', ...rows].join('\n'));
    const { stdout, stderr } = await desk.run();
    const told = [await readFile(desk.out, 'utf8'), stdout, stderr].join('\n');
    const shown = bankCard.replace(/(?<=^.{6}).*(?=.{4}$)/, (hidden) => '*'.repeat(hidden.length));
    // Of the card alone may anything be told, in its own column.
    expect(told.split(shown)).toHaveLength(2);
    const rest = told.replace(shown, '');
    for (const text of [
      ...cells,
      ...cells.map((cell) => cell.slice(0, 6)),
      ...cells.map((cell) => cell.slice(-4)),
    ]) {
      expect(rest).not.toContain(text);
    }
  });

  it('tells of a failure of its own without what it failed over', async () => {
    await openWith(ROWS.slice(0, 2).join('\n'));
    const failing = join(dirname(desk.file), 'failing.cjs');
    const text = `
      const files = require('node:fs/promises');
      const { open } = files;
      files.open = async (...args) => {
        const file = await open(...args);
        file.appendFile = () => Promise.reject(Object.assign(new Error('no room for 张三, 6217920181755914'), { code: 'ENOSPC' }));
        return file;
      };`;
    await writeFile(failing, text);
    const { code, stdout, stderr } = await desk.run([], { NODE_OPTIONS: `--require ${failing}` });
    expect(code).toBe(3);
    expect(stderr).toContain('"code":"ENOSPC"');
    expect(PERSONAL.filter((personal) => (stdout + stderr).includes(personal))).toEqual([]);
  });

  it('assesses risk where that is asked for, and adds up both halves', async () => {
    const cardholders = [CARDHOLDERS[0], CARDHOLDERS[7]].map((person) =>
      [person?.name, person?.idNumber, person?.bankCard].join(','),
    );
    await openWith(['name,idNumber,bankCard', ...cardholders].join('\n'));
    const priced = await startApp({ JUHE_CARD_PRICE_FEN: '30', JUHE_BLACKLIST_PRICE_FEN: '50' });
    try {
      const { code, stdout } = await desk.run(['--operation', 'riskProfile'], {
        KAYAN_URL: priced.url,
      });
      const rows = await desk.results();
      expect(rows.find(({ line }) => line === '2')).toMatchObject({
        outcome: 'MATCH',
        level: 'LOW',
        recommendation: 'APPROVE',
        blacklists: 'CLEAN',
        costFen: '80',
      });
      expect(rows.find(({ line }) => line === '3')).toMatchObject({
        level: 'HIGH',
        recommendation: 'REJECT',
        blacklists: 'FRAUD_TRANS',
      });
      expect(stdout).toMatch(/Levels: 1 \w+, 1 \w+\nCost: 1\.60 yuan\n$/);
      expect(code).toBe(0);
    } finally {
      await priced.close();
    }
  });

  it('makes a result that only its owner reads, and says when all of it is there', async () => {
    await openWith(ROWS.slice(0, 2).join('\n'));
    expect(await desk.run()).toMatchObject({ code: 0 });
    for (const path of [desk.out, `${desk.out}.run`]) {
      expect((await stat(path)).mode & 0o777).toBe(0o600);
    }
    // No digits, which could make a person's number together with that of a line.
    expect(await readFile(`${desk.out}.run`, 'utf8')).toMatch(/"run":"[a-p]{12}"/);
    const before = await readFile(desk.out, 'utf8');
    const asked = app.upstream.length;
    const again = await desk.run();
    expect(again).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Rows: 1\n/) as string });
    expect(again.stderr).toMatch(/^1 of 1 rows are in /);
    expect(await readFile(desk.out, 'utf8')).toBe(before);
    expect(app.upstream).toHaveLength(asked);
  });

  describe('refuses', () => {
    it.each([
      ['a file that is not there', undefined, /nobody\.csv cannot be read: ENOENT/],
      ['an empty file', '', /The input is empty/],
      ['a header without the card', 'name,idNumber\n', /The header lacks bankCard/],
      ['a missing header', ROWS[1], /Column 1 of the header is none of name, /],
      [
        'a misspelled column',
        'name,idNumber,bankCard,mobil\n',
        /Column 4 of the header is none of/,
      ],
      ['a column twice', 'name,idNumber,bankCard,name\n', /names a column twice/],
      ['another encoding', Buffer.from([0xd0, 0xd5, 0xc3, 0xfb, 0x0a]), /is not UTF-8 \(line 1/],
      ['what is no text of lines', 'x'.repeat(100_000), /Line 1 of .* is too long/],
    ])('%s', async (_name, input, message) => {
      await openWith(input ?? '');
      const args = input === undefined ? ['--file', '/nobody.csv'] : [];
      const { code, stdout, stderr } = await desk.run(args);
      expect(stderr).toMatch(message);
      expect([code, stdout]).toEqual([2, '']);
      expect(PERSONAL.filter((text) => stderr.includes(text))).toEqual([]);
    });

    it('a result of another input, of another operation, and any other file', async () => {
      await openWith(ROWS.slice(0, 2).join('\n'));
      await desk.run();
      const result = await readFile(desk.out, 'utf8');
      expect(await desk.run(['--operation', 'riskProfile'])).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('was begun with --operation bankCardCheck') as string,
      });
      // As long, with the same card in the same line.
      await writeFile(desk.file, ROWS.slice(0, 2).join('\n').replace('张三', '张四'));
      expect(await desk.run()).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('belongs to another input') as string,
      });
      expect(await desk.run(['--out', desk.file])).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('exists and is no result') as string,
      });
      expect(await readFile(desk.out, 'utf8')).toBe(result);
    });

    it('a result that somebody has changed', async () => {
      await openWith(ROWS.slice(0, 3).join('\n'));
      await desk.run();
      await writeFile(desk.out, (await readFile(desk.out, 'utf8')).replaceAll(',', ';'));
      expect(await desk.run()).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('Line 1 of the output is not what was written') as string,
      });
    });

    it('a result in a folder that is not there', async () => {
      await openWith(ROWS.slice(0, 2).join('\n'));
      const { code, stderr } = await desk.run(['--out', `${desk.out}/results.csv`]);
      expect(stderr).toMatch(/results\.csv\.lock cannot be written: E\w+/);
      expect(code).toBe(2);
    });

    it('a result that another run is writing', async () => {
      await openWith(ROWS.slice(0, 2).join('\n'));
      await writeFile(`${desk.out}.lock`, String(process.pid));
      const { code, stderr } = await desk.run();
      expect(stderr).toContain(`Process ${process.pid} is writing this result`);
      expect(code).toBe(2);
    });

    it.each([
      [{ KAYAN_URL: 'http://192.0.2.1/graphql' }, /^KAYAN_URL must be https/],
      [{ KAYAN_API_KEY: 'two words' }, /^KAYAN_API_KEY must be/],
    ])('the environment %j', async (env, message) => {
      await openWith(ROWS.join('\n'));
      const { code, stderr } = await desk.run([], env);
      expect(stderr).toMatch(message);
      expect(code).toBe(2);
    });
  });

  it('shows its usage', async () => {
    await openWith('');
    const help = await startCommand(['--help']).ended;
    expect(help).toMatchObject({ code: 0, stderr: '' });
    expect(help.stdout).toMatch(/^Usage: npm run check-card/);
    const wrong = await desk.run(['--concurrency', '0']);
    expect(wrong).toEqual({ code: 2, stdout: '', stderr: help.stdout });
  });
});
