import { DAY_MS } from './china-time';

/** Whether text is a day of the calendar in the form `YYYY-MM-DD`. */
export function isCalendarDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const epochMs = Date.parse(`${text}T00:00:00Z`);
  // The parser of V8 takes 30 February for a day of March.
  return !Number.isNaN(epochMs) && new Date(epochMs).toISOString().startsWith(text);
}

/** How many days the second of two calendar days is after the first; negative where it is before. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS;
}
