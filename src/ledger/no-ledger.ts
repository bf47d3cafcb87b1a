import type { Audit } from '../domain/audit';
import { NO_USAGE } from '../domain/client-quota';
import { NOTHING_UNWRITTEN, type Flight } from '../domain/ledger';
import type { CheckedLedger } from './index';

const FLIGHT: Flight = {
  firstAttempt: 'unrecorded',
  begin: () => Promise.resolve('unrecorded'),
  settle: () => undefined,
  close: () => Promise.resolve(),
};

const NOTHING: Audit = {
  page: () => Promise.resolve({ records: [], hasMore: false }),
  byId: () => Promise.resolve(undefined),
  usage: () => Promise.resolve(NO_USAGE),
  spend: () => Promise.resolve([]),
};

/** Remembers nothing: no reuse, no budget, no record. For measuring what the ledger costs, in sandbox mode only. */
export const noLedger: CheckedLedger = {
  open: () => Promise.resolve({ kind: 'OPENED', flight: FLIGHT }),
  audit: NOTHING,
  check: () => Promise.resolve(),
  unwritten: 0,
  close: () => Promise.resolve(NOTHING_UNWRITTEN),
};
