/** The members of a JSON object, or undefined for anything else. Only own members are seen. */
export function asObject(json: unknown): ReadonlyMap<string, unknown> | undefined {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return undefined;
  return new Map(Object.entries(json));
}

/**
 * A provider's code, which vendors send as a number here and as a string there. Bounded, because an
 * unknown one is shown to the caller as it came; the longest that is documented has eight digits.
 */
export function asCode(json: unknown): string | undefined {
  const text = typeof json === 'number' ? String(json) : json;
  return typeof text === 'string' && /^\w{1,8}$/.test(text) ? text : undefined;
}

/** A provider's reference for a call: up to 64 letters, digits, hyphens and underscores, else null. */
export function asReference(json: unknown): string | null {
  return typeof json === 'string' && /^[\w-]{1,64}$/.test(json) ? json : null;
}
