import { chinaDay, nextChinaMidnight } from '../../src/domain/china-time';

describe('a day in China', () => {
  it('begins at 16:00 UTC', () => {
    expect(chinaDay(Date.parse('2026-11-20T15:59:59.999Z'))).toBe('2026-11-20');
    expect(chinaDay(Date.parse('2026-11-20T16:00:00Z'))).toBe('2026-11-21');
  });

  it('ends at the next midnight, also when asked at midnight', () => {
    expect(nextChinaMidnight(Date.parse('2026-11-20T15:59:59.999Z'))).toEqual(
      new Date('2026-11-20T16:00:00Z'),
    );
    expect(nextChinaMidnight(Date.parse('2026-11-20T16:00:00Z'))).toEqual(
      new Date('2026-11-21T16:00:00Z'),
    );
  });
});
