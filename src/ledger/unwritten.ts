import type { Unwritten } from '../domain/ledger';
import type { Product, ProviderName } from '../domain/provider';
import type { Billed } from '../domain/billing';
import type { CloseOperation, SettleOperation } from './operations';

/** What is known of ends that were not written, as far as it is nobody's data. */
export function unwrittenOf(
  settles: readonly SettleOperation[],
  closes: readonly CloseOperation[],
): Unwritten {
  return {
    answers: closes.map(({ opened: { enquiry }, result: { given } }) => ({
      record: enquiry.id,
      product: enquiry.product,
      provider: given.provider,
      reference: given.answer.providerReference,
    })),
    attempts: settles.map(({ attempt }) => ({
      attempt: attempt.id,
      record: attempt.enquiry_id,
      product: attempt.product as Product,
      provider: attempt.provider as ProviderName,
      reference: attempt.provider_reference,
      billed: attempt.billed as Billed,
    })),
  };
}
