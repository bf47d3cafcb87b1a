import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

const README = new URL('../../README.md', import.meta.url);
const SECTION = /(<!-- bench: written by `npm run bench` -->\n).*?(<!-- bench: end -->)/s;

/** Writes the tables between the marks of the README. */
export async function updateReadme(tables, { date, machine }) {
  const text = await readFile(README, 'utf8');
  if (!SECTION.test(text)) throw new Error('the README has no marked section');
  const parts = [
    `${date}, ${machine}. Medians of rotating windows; a ratio is the median of the rounds' ratios, and the middle half of them is its spread.`,
    '![CPU per request](bench/results/cpu-per-request.svg)',
    ...tables.map(toMarkdown),
  ];
  const section = text.replace(
    SECTION,
    (_, start, end) => `${start}\n${parts.join('\n\n')}\n\n${end}`,
  );
  const config = await resolveConfig(fileURLToPath(README));
  await writeFile(README, await format(section, { ...config, parser: 'markdown' }));
}

function toMarkdown({ title, note, columns, rows }) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  const table = [line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n');
  return [`### ${title}`, ...(note ? [note] : []), table].join('\n\n');
}
