import { SpanStatusCode, type Tracer } from '@opentelemetry/api';
import type { Provider } from '../domain/provider';
import type { KnownCode } from './known-codes';
import { errorOf } from './measured-provider';
import { wrapPorts } from './ports';
import { inSpan } from './tracing';

/** A span for every attempt. */
export function traceProvider(provider: Provider, tracer: Tracer, knownCode: KnownCode): Provider {
  return wrapPorts(provider, (port, product) => (query, options) => {
    const attributes = { 'kayan.provider': provider.name, 'kayan.product': product };
    return inSpan(tracer, 'attempt', attributes, async (span) => {
      const answer = await port.ask(query, options);
      span.setAttributes({
        'kayan.code': knownCode(answer.providerCode),
        'kayan.billed': answer.billed,
        'kayan.error': errorOf(answer),
      });
      if (answer.class !== 'ANSWERED') span.setStatus({ code: SpanStatusCode.ERROR });
      return answer;
    });
  });
}
