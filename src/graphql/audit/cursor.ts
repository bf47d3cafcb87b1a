import type { PagePosition } from '../../domain/audit';

/** A place between two records, opaque to clients. */
export function encodeCursor({ at, position }: PagePosition): string {
  return Buffer.from(`${at.getTime()} ${position}`).toString('base64url');
}

/** The place that a cursor stands for; undefined where it is not one. */
export function decodeCursor(cursor: string): PagePosition | undefined {
  const text = Buffer.from(cursor, 'base64url').toString();
  const [, at, position] = /^(\d{1,15}) (\d{1,15})$/.exec(text) ?? [];
  if (at === undefined || position === undefined) return undefined;
  const decoded = { at: new Date(Number(at)), position: Number(position) };
  return encodeCursor(decoded) === cursor ? decoded : undefined;
}
