import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { CodeRow } from '../../domain/code-table';
import type { CardCheckPort, Provider, ProviderName } from '../../domain/provider';
import type { Context } from '../context';
import { ProviderNameEnum } from '../enums';
import { ProviderCodeType } from './provider-code.type';
import { ProviderInfoType, type ProviderProductType } from './provider-info.type';

@Resolver()
export class ProvidersResolver {
  @Query(() => [ProviderInfoType], {
    description: 'The configured providers, in the order in which they are asked.',
  })
  providers(@Ctx() { services }: Context): ProviderInfoType[] {
    return services.providers.map((provider) => ({
      name: provider.name,
      sandbox: services.sandbox,
      products: productsOf(provider),
    }));
  }

  @Query(() => [ProviderCodeType], {
    description: 'The code tables of every provider, configured or not.',
  })
  providerCodes(
    @Arg('provider', () => ProviderNameEnum, {
      nullable: true,
      description: 'Only the codes of this provider. Default: those of all.',
    })
    only: ProviderName | undefined,
    @Ctx() { services }: Context,
  ): ProviderCodeType[] {
    return services.codeTables
      .filter(({ provider }) => only === undefined || provider === only)
      .flatMap(({ provider, rows }) => rows.map((row) => toProviderCode(provider, row)));
  }
}

function productsOf({ cardCheck, blacklist }: Provider): ProviderProductType[] {
  const products: ProviderProductType[] = [];
  if (cardCheck) {
    products.push({ product: 'BANK_CARD_CHECK', ...stateOf(cardCheck), ...cardCheck.abilities });
  }
  if (blacklist) {
    const noAbilities = { elements: [], idTypes: [], scenes: [] };
    products.push({ product: 'BLACKLIST_REPORT', ...stateOf(blacklist), ...noAbilities });
  }
  return products;
}

function stateOf({ priceFen, breaker, pace }: Omit<CardCheckPort, 'abilities' | 'ask'>) {
  const { ratePerSecond = null, queued = 0 } = pace?.() ?? {};
  return { priceFen, breaker: breaker?.() ?? 'CLOSED', ratePerSecond, queued } as const;
}

function toProviderCode(provider: ProviderName, row: CodeRow): ProviderCodeType {
  const { meaning } = row;
  const verdict = 'verdict' in meaning ? meaning.verdict : undefined;
  const failure = 'error' in meaning ? meaning : undefined;
  return {
    provider,
    product: row.product,
    code: row.code,
    text: row.text,
    outcome: verdict?.outcome ?? null,
    reason: verdict && verdict.outcome !== 'MATCH' ? verdict.reason : null,
    error: failure?.error ?? null,
    field: failure?.field ?? null,
    routing: row.class,
    billed: row.billed,
  };
}
