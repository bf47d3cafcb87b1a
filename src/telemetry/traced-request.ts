import {
  context,
  SpanKind,
  SpanStatusCode,
  trace,
  type Span,
  type Tracer,
} from '@opentelemetry/api';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { remoteParentOf } from '../server/request-ids';
import { withSpan } from './tracing';

/** A span for every operation that is asked for, under the caller's where its `traceparent` names one. */
export function traceRequests(app: FastifyInstance, tracer: Tracer): void {
  const spans = new WeakMap<FastifyRequest, Span>();
  app.addHook('onRequest', (request, reply, done) => {
    const { url: route } = request.routeOptions;
    if (request.method === 'POST' && route === '/graphql') {
      const attributes = { 'http.request.method': 'POST', 'http.route': route };
      const kind = SpanKind.SERVER;
      const span = tracer.startSpan(`POST ${route}`, { kind, attributes }, parentOf(request));
      spans.set(request, span);
      reply.raw.once('close', () => {
        span.setAttribute('http.response.status_code', reply.statusCode);
        if (reply.statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
        span.end();
      });
    }
    done();
  });
  // Only here: events of the body do not carry the context on.
  app.addHook('preHandler', (request, _reply, done) => {
    const span = spans.get(request);
    if (span === undefined) done();
    else context.with(withSpan(span), done);
  });
}

function parentOf(request: FastifyRequest) {
  const parent = remoteParentOf(request);
  if (parent === undefined) return context.active();
  return trace.setSpanContext(context.active(), { ...parent, isRemote: true });
}
