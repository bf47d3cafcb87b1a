/**
 * Text as every store takes it. PostgreSQL refuses NUL and halves of surrogate pairs, and one refused row
 * would hold up every row that is written with it.
 */
export const storableText = (text: string): string => text.replace(/\0|\p{Surrogate}/gu, '\uFFFD');

/** The same of every text in rows, as JSON. */
export function toStorableJson(rows: readonly object[]): string {
  const json = JSON.stringify(rows);
  // Looked for in the whole, since there is hardly ever one.
  return /\\u(0000|d[89a-f])/.test(json) ? JSON.stringify(rows, storable) : json;
}

const storable = (_key: string, value: unknown): unknown =>
  typeof value === 'string' ? storableText(value) : value;
