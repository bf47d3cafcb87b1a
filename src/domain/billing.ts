/** Whether the provider charges for an attempt. `UNKNOWN` is counted as a charge wherever money is limited. */
export const BILLED = ['YES', 'NO', 'UNKNOWN'] as const;
export type Billed = (typeof BILLED)[number];

export interface Billing {
  readonly billed: Billed;
  /** What the attempts cost together, in fen (1/100 yuan); one that may have been billed counts in full. */
  readonly costFen: number;
}

/** The bill of several attempts: `YES` as soon as one was billed, `UNKNOWN` as soon as one may have been. */
export function sumBilling(bills: readonly Billing[]): Billing {
  const has = (billed: Billed) => bills.some((bill) => bill.billed === billed);
  return {
    billed: has('YES') ? 'YES' : has('UNKNOWN') ? 'UNKNOWN' : 'NO',
    costFen: bills.reduce((total, bill) => total + bill.costFen, 0),
  };
}
