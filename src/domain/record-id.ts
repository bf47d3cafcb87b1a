const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/**
 * The id of a record as it is kept: a UUID of any version, in small letters. Undefined where a text is none, so that no record
 * can have it: it may be a person's number, which no store is to be asked for.
 */
export function toRecordId(text: string): string | undefined {
  const id = text.toLowerCase();
  return UUID.test(id) ? id : undefined;
}
