import type { Answer, Provider } from '../domain/provider';
import type { KnownCode } from './known-codes';
import type { Metrics } from './metrics';
import { wrapPorts } from './ports';

/** Counts and times every attempt. Those that were barred before they were sent are counted and not timed. */
export function measureProvider(
  provider: Provider,
  metrics: Metrics,
  knownCode: KnownCode,
): Provider {
  return wrapPorts(provider, (port, product) => async (query, options) => {
    const labels = { provider: provider.name, product };
    const start = performance.now();
    const answer = await port.ask(query, options);
    const { billed } = answer;
    const code = knownCode(answer.providerCode);
    metrics.attempts.inc({ ...labels, code, billed, error: errorOf(answer) });
    if (billed !== 'NO') metrics.costFen.inc({ ...labels, billed }, port.priceFen);
    if (answer.class !== 'NOT_SENT') {
      metrics.attemptSeconds.observe(labels, (performance.now() - start) / 1_000);
    }
    return answer;
  });
}

/** The error of an answer, or `none`. */
export const errorOf = (answer: Answer<unknown>): string =>
  answer.class === 'ANSWERED' ? 'none' : answer.error;
