import { SpanStatusCode, type Tracer } from '@opentelemetry/api';
import type { CodeRow } from '../domain/code-table';
import type { Provider } from '../domain/provider';
import { KnownCodes } from './known-codes';
import { errorOf } from './measured-provider';
import { wrapPorts } from './ports';
import { inSpan } from './tracing';

/**
 * A span for every attempt.
 *
 * @param rows the whole code table of the provider
 */
export function traceProvider(
  provider: Provider,
  tracer: Tracer,
  rows: readonly CodeRow[],
): Provider {
  return wrapPorts(provider, (port, product) => {
    const attributes = { 'kayan.provider': provider.name, 'kayan.product': product };
    const codes = new KnownCodes(rows, product);
    return (query, options) =>
      inSpan(tracer, 'attempt', attributes, async (span) => {
        const answer = await port.ask(query, options);
        span.setAttributes({
          'kayan.code': codes.labelOf(answer.providerCode),
          'kayan.billed': answer.billed,
          'kayan.error': errorOf(answer),
        });
        if (answer.class !== 'ANSWERED') span.setStatus({ code: SpanStatusCode.ERROR });
        return answer;
      });
  });
}
