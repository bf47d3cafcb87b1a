const CHINA_OFFSET_MS = 8 * 60 * 60 * 1000;
/** Every day in China has as many milliseconds. */
export const DAY_MS = 24 * 60 * 60 * 1000;

/** The calendar day in Asia/Shanghai (UTC+8, no daylight saving since 1991) as `YYYY-MM-DD`. */
export function chinaDay(epochMs: number): string {
  return new Date(epochMs + CHINA_OFFSET_MS).toISOString().slice(0, 10);
}

/** 00:00 in Asia/Shanghai of a calendar day `YYYY-MM-DD`, in milliseconds since 1970. */
export function startOfChinaDay(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) - CHINA_OFFSET_MS;
}

/** The next 00:00 in Asia/Shanghai, when issuers lift the lock of a card. */
export function nextChinaMidnight(epochMs: number): Date {
  const dayNumber = Math.floor((epochMs + CHINA_OFFSET_MS) / DAY_MS);
  return new Date((dayNumber + 1) * DAY_MS - CHINA_OFFSET_MS);
}
