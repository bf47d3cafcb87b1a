/** The most that one operation may hold, counted through its fragments. */
export interface OperationLimits {
  /** Lexical tokens of the whole document; graphql-js stops reading at the first one beyond. */
  readonly tokens: number;
  /** Fields below one another; what is below `__schema` and `__type` does not count. */
  readonly depth: number;
  /** Aliased fields, `__typename` among them. */
  readonly aliases: number;
  readonly directives: number;
  /** Fields at the root, repetitions counted. */
  readonly rootFields: number;
  /** Fields altogether, repetitions counted. */
  readonly fields: number;
  /** Root fields with a response key of their own that may cost money: see `PAID_FIELDS`. */
  readonly paidFields: number;
}

export type LimitName = keyof OperationLimits;

export interface ExceededLimit {
  readonly limit: LimitName;
  readonly max: number;
}
