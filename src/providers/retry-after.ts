const MAX_SECONDS = 24 * 3600;

/**
 * When a `Retry-After` says that asking again may succeed (RFC 9110, section 10.2.3): seconds, or a date. Null where it
 * says nothing that is ahead; at most a day ahead.
 */
export function parseRetryAfter(
  header: string | readonly string[] | undefined,
  nowMs: number,
): Date | null {
  const text = (typeof header === 'string' ? header : (header?.[0] ?? '')).trim();
  const seconds = /^\d{1,10}$/.test(text) ? Number(text) : (Date.parse(text) - nowMs) / 1000;
  return seconds > 0 ? new Date(nowMs + Math.min(seconds, MAX_SECONDS) * 1000) : null;
}
