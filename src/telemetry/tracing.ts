import {
  context,
  SpanStatusCode,
  trace,
  type Attributes,
  type Context,
  type Span,
  type Tracer,
} from '@opentelemetry/api';
import type * as Otlp from './otlp';

/** Makes spans and sends them away. */
export interface Tracing {
  readonly tracer: Tracer;
  /** Sends what has not been sent, for up to two seconds. It never rejects. */
  close(): Promise<void>;
}

/**
 * Loads the SDK, whose time to start and memory a server without tracing is spared.
 *
 * @param endpoint where an OTLP collector listens for HTTP
 */
export function startTracing(endpoint: string): Tracing {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded late
  const { exportSpans } = require('./otlp') as typeof Otlp;
  return exportSpans(endpoint);
}

/** Runs work in a span. A failure is marked, and its text, which may quote anything, is not kept. */
export async function inSpan<Result>(
  tracer: Tracer,
  name: string,
  attributes: Attributes,
  work: (span: Span) => Promise<Result>,
): Promise<Result> {
  const span = tracer.startSpan(name, { attributes });
  try {
    return await context.with(withSpan(span), () => work(span));
  } catch (error) {
    span.setStatus({ code: SpanStatusCode.ERROR });
    throw error;
  } finally {
    span.end();
  }
}

export const withSpan = (span: Span): Context => trace.setSpan(context.active(), span);
