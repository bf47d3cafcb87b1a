import type { Product, ProductPort, Provider } from '../domain/provider';

/** Where a provider has the port of each product. */
export const PRODUCT_PORTS = [
  ['BANK_CARD_CHECK', 'cardCheck'],
  ['BLACKLIST_REPORT', 'blacklist'],
] as const satisfies readonly (readonly [Product, keyof Provider])[];

/** How a port is asked, whatever its product. */
type Wrap = <Query, Verdict>(
  port: ProductPort<Query, Verdict>,
  product: Product,
) => ProductPort<Query, Verdict>['ask'];

/** A provider whose ports are asked through something that watches. */
export function wrapPorts(provider: Provider, wrap: Wrap): Provider {
  const { cardCheck, blacklist } = provider;
  return {
    ...provider,
    ...(cardCheck && { cardCheck: { ...cardCheck, ask: wrap(cardCheck, 'BANK_CARD_CHECK') } }),
    ...(blacklist && { blacklist: { ...blacklist, ask: wrap(blacklist, 'BLACKLIST_REPORT') } }),
  };
}
