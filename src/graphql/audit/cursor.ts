import type { PagePosition } from '../../domain/audit';

/** A place between two records, opaque to clients. */
export function encodeCursor({ at, position }: PagePosition): string {
  return Buffer.from(`${at.getTime()} ${position}`).toString('base64url');
}

/**
 * The place that a cursor stands for; undefined where it is not one. Its numbers go to the store, so they are no longer than those
 * of a record: a time from 2001 to 2065, and a position of ten digits, which no number of a person is.
 */
export function decodeCursor(cursor: string): PagePosition | undefined {
  const text = Buffer.from(cursor, 'base64url').toString();
  const [, at, position] = /^([12]\d{12}) (\d{1,10})$/.exec(text) ?? [];
  if (at === undefined || position === undefined) return undefined;
  const decoded = { at: new Date(Number(at)), position: Number(position) };
  return encodeCursor(decoded) === cursor ? decoded : undefined;
}
