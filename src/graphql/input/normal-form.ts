import type { Parsed } from '../../domain/input-rules';

/** The normal form of an input. Inputs were checked before the operation began, so a broken rule here is a bug. */
export function normalForm(result: Parsed): string {
  if (result.ok) return result.value;
  throw new TypeError(`an unchecked input reached a resolver: ${result.rule}`);
}
