import { BILLED } from '../domain/billing';
import type { CodeRow } from '../domain/code-table';
import type { Answer, Product, Provider, ProviderName } from '../domain/provider';
import { PROVIDER_ERRORS } from '../domain/provider-error';
import { KnownCodes } from './known-codes';
import type { Metrics } from './metrics';
import { wrapPorts } from './ports';
import { beginAtZero } from './series';

/**
 * Counts and times every attempt. Those that were barred before they were sent are counted and not timed.
 *
 * @param rows the whole code table of the provider
 */
export function measureProvider(
  provider: Provider,
  metrics: Metrics,
  rows: readonly CodeRow[],
): Provider {
  return wrapPorts(provider, (port, product) => {
    const labels = { provider: provider.name, product };
    const codes = new KnownCodes(rows, product);
    beginAttempts(metrics, labels, codes);
    return async (query, options) => {
      const start = performance.now();
      const answer = await port.ask(query, options);
      const { billed } = answer;
      metrics.attempts.inc({ ...labels, error: errorOf(answer), billed });
      metrics.attemptCodes.inc({ ...labels, code: codes.labelOf(answer.providerCode) });
      if (billed !== 'NO') metrics.costFen.inc({ ...labels, billed }, port.priceFen);
      if (answer.class !== 'NOT_SENT') {
        metrics.attemptSeconds.observe(labels, (performance.now() - start) / 1_000);
      }
      return answer;
    };
  });
}

function beginAttempts(
  metrics: Metrics,
  labels: { readonly provider: ProviderName; readonly product: Product },
  codes: KnownCodes,
) {
  const port = { provider: [labels.provider], product: [labels.product] };
  const error = [NO_ERROR, ...Object.keys(PROVIDER_ERRORS)];
  beginAtZero(metrics.attempts, { ...port, error, billed: BILLED });
  beginAtZero(metrics.attemptCodes, { ...port, code: codes.labels });
  beginAtZero(metrics.costFen, { ...port, billed: BILLED.filter((billed) => billed !== 'NO') });
  beginAtZero(metrics.attemptSeconds, port);
}

const NO_ERROR = 'none';

/** The error of an answer, or `none`. */
export const errorOf = (answer: Answer<unknown>): string =>
  answer.class === 'ANSWERED' ? NO_ERROR : answer.error;
