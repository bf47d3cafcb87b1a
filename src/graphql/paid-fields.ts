/**
 * The fields of the query root whose resolvers may buy something from a provider. A test compares them with
 * the schema: every field that takes an input with a card number is one.
 */
export const PAID_FIELDS: ReadonlySet<string> = new Set([
  'bankCardCheck',
  'blacklistReport',
  'riskProfile',
]);
