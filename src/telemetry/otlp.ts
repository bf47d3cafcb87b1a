import { setTimeout as sleep } from 'node:timers/promises';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import type { Tracing } from './tracing';

const EXPORT_TIMEOUT_MS = 5_000;
const FLUSH_PATIENCE_MS = 2_000;

/** Collects spans and posts them in batches. Those that a collector does not take are dropped, silently. */
export function exportSpans(endpoint: string): Tracing {
  const url = `${endpoint.replace(/\/+$/, '')}/v1/traces`;
  const exporter = new OTLPTraceExporter({ url, timeoutMillis: EXPORT_TIMEOUT_MS });
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'kayan' }),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  });
  // Lets a span find its parent across awaits. Headers are read by ourselves: see server/request-ids.ts.
  provider.register({ propagator: null });
  return {
    tracer: provider.getTracer('kayan'),
    async close() {
      const flushed = provider.shutdown().catch(() => undefined);
      await Promise.race([flushed, sleep(FLUSH_PATIENCE_MS, undefined, { ref: false })]);
    },
  };
}
