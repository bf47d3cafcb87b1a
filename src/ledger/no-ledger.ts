import type { Flight, Ledger } from '../domain/ledger';

const FLIGHT: Flight = {
  firstAttempt: 'unrecorded',
  begin: () => Promise.resolve('unrecorded'),
  settle: () => undefined,
  close: () => Promise.resolve(),
};

/** Remembers nothing: no reuse, no budget, no record. For measuring what the ledger costs, in sandbox mode only. */
export const noLedger: Ledger = {
  open: () => Promise.resolve({ kind: 'OPENED', flight: FLIGHT }),
  close: () => Promise.resolve(),
};
