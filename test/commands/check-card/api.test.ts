import { parseRetryAfter } from '../../../src/commands/check-card/api';

const NOW = Date.parse('2026-11-21T12:00:00Z');

it.each([
  [undefined, undefined],
  ['120', 120_000],
  ['0', 0],
  ['Sat, 21 Nov 2026 12:01:00 GMT', 60_000],
  ['Sat, 21 Nov 2026 11:00:00 GMT', 0],
  ['soon', undefined],
])('Retry-After: %s is %s ms', (header, ms) => {
  expect(parseRetryAfter(header, NOW)).toBe(ms);
});
