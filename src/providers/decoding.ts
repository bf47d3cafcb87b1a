/** A member of a JSON object by its name; undefined where it has none of its own, or where it is not an object. */
export function member(json: unknown, name: string): unknown {
  if (typeof json !== 'object' || json === null || !Object.hasOwn(json, name)) return undefined;
  return (json as Readonly<Record<string, unknown>>)[name];
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
