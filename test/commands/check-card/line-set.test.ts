import { LineSet } from '../../../src/commands/check-card/line-set';

it('a set of lines has what was added and nothing else, however large', () => {
  const added = new Set([1, 2, 31, 32, 63, 64, 1000, 32_768, 40_000, 999_999, 50_000_000]);
  const lines = new LineSet();
  for (const line of added) lines.add(line);
  const near = [...added].flatMap((line) => [line - 1, line, line + 1, 2 * line]);
  expect(near.filter((line) => lines.has(line) !== added.has(line))).toEqual([]);
});
