/** A member of a JSON object by its name; undefined where it has none of its own, or where it is not an object. */
export function member(json: unknown, name: string): unknown {
  if (typeof json !== 'object' || json === null || !Object.hasOwn(json, name)) return undefined;
  return (json as Readonly<Record<string, unknown>>)[name];
}

/**
 * A provider's code, which vendors send as a number here and as a string there: up to 64 letters, digits, dots,
 * hyphens and underscores, far more than any that is documented, so that an unknown one survives to be shown.
 */
export function asCode(json: unknown): string | undefined {
  const text = Number.isSafeInteger(json) ? String(json) : json;
  return typeof text === 'string' && /^[\w.-]{1,64}$/.test(text) ? text : undefined;
}

/** A provider's reference for a call: up to 64 letters, digits, hyphens and underscores, else null. */
export function asReference(json: unknown): string | null {
  const text = Number.isSafeInteger(json) ? String(json) : json;
  return typeof text === 'string' && /^[\w-]{1,64}$/.test(text) ? text : null;
}

/** The reference that stands under one of these names in a text that is no JSON, such as half of an answer. */
export function findReference(text: string, names: readonly string[]): string | null {
  const found = new RegExp(`"(?:${names.join('|')})"\\s*:\\s*"([\\w-]{1,64})"`).exec(text);
  return found?.[1] ?? null;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });
const gb18030 = new TextDecoder('gb18030');

/** The text of an answer: UTF-8, or else GB18030, which some deployments send without saying so. Codes are ASCII in both. */
export function decodeText(body: Buffer): string {
  try {
    return utf8.decode(body);
  } catch {
    return gb18030.decode(body);
  }
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
