import type { BlacklistCategory, Product, ProviderName } from './generated/graphql';

/** An invented person, as a server in sandbox mode lists them beside the page. */
export interface Cardholder {
  readonly name: string;
  readonly idNumber: string;
  readonly bankCard: string;
  readonly mobile: string;
  /** How the issuing bank sees the card; left out of a normal one. */
  readonly state?: string;
  readonly blacklists?: readonly BlacklistCategory[];
  readonly faults?: Partial<Record<ProviderName, Partial<Record<Product, Fault>>>>;
  /** How long every provider takes, in milliseconds. */
  readonly delayMs?: number;
}

/** What goes wrong at a provider when this person's card is asked about. */
export type Fault =
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'raw'; readonly status: number }
  | { readonly kind: 'silence' }
  | { readonly kind: 'reset' };

/** The people of the sandbox; none where the server is not in sandbox mode. */
export async function loadCardholders(): Promise<readonly Cardholder[]> {
  try {
    const response = await fetch(`${import.meta.env.BASE_URL}cardholders.json`);
    return response.ok ? ((await response.json()) as Cardholder[]) : [];
  } catch {
    return [];
  }
}
