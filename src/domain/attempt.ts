import type { Billed } from './billing';
import type { ProviderErrorCode } from './provider-error';
import type { ProviderName } from './provider';
import type { ChosenBecause } from './provider-choice';

/** One request to one provider, as told to the caller. */
export interface ProviderAttempt {
  readonly provider: ProviderName;
  /** Null in records from before it was kept. */
  readonly chosenBecause: ChosenBecause | null;
  readonly startedAt: Date;
  readonly latencyMs: number;
  readonly providerCode: string | null;
  /** What the provider can be asked about this call by; null where there is nothing. */
  readonly providerReference: string | null;
  /** Why the attempt brought no verdict; null when it brought one. */
  readonly error: ProviderErrorCode | null;
  readonly billed: Billed;
}
