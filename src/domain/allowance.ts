/** How much may be used up in a time, and what is left of it. */
export interface Allowance {
  /** `null` for any amount. */
  readonly limit: number | null;
  readonly used: number;
  /** `null` for any amount; never below 0. */
  readonly remaining: number | null;
  readonly resetsAt: Date;
}

export function allowanceOf(limit: number | null, used: number, resetsAt: Date): Allowance {
  return { limit, used, remaining: limit === null ? null : Math.max(0, limit - used), resetsAt };
}
