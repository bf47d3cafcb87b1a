import type { ApolloServerPlugin } from '@apollo/server';
import type { FastifyInstance, RouteShorthandOptions } from 'fastify';
import type { CodeRow } from '../domain/code-table';
import type { Ledger } from '../domain/ledger';
import type { Provider } from '../domain/provider';
import { addMetricsRoute, createMetricsServer, measureRequests } from './http';
import { countByClient } from './client-counts';
import { measureLedger } from './measured-ledger';
import { measureProvider } from './measured-provider';
import { Metrics } from './metrics';
import { operationPlugin } from './operation-plugin';
import { traceLedger } from './traced-ledger';
import { traceProvider } from './traced-provider';
import { traceRequests } from './traced-request';
import { rootFieldSpans } from './traced-root-fields';
import { startTracing, type Tracing } from './tracing';

export interface TelemetryOptions {
  /** The port of a listener for `/metrics` alone; undefined where the API's own has it. */
  readonly metricsPort: number | undefined;
  /** Where spans are sent by OTLP over HTTP; undefined for no spans. */
  readonly otlpEndpoint: string | undefined;
}

/** What counts, times and traces the program, to be put around each part that it watches. */
export class Telemetry {
  readonly metrics = new Metrics();
  readonly #tracing: Tracing | undefined;
  readonly #metricsServer: FastifyInstance | undefined;
  readonly #metricsPort: number | undefined;

  constructor({ metricsPort, otlpEndpoint }: TelemetryOptions) {
    this.#tracing = otlpEndpoint === undefined ? undefined : startTracing(otlpEndpoint);
    this.#metricsServer = metricsPort === undefined ? undefined : createMetricsServer(this.metrics);
    this.#metricsPort = metricsPort;
  }

  /** @param codes the whole code table of the provider */
  aroundProvider(provider: Provider, codes: readonly CodeRow[]): Provider {
    const measured = measureProvider(provider, this.metrics, codes);
    return this.#tracing ? traceProvider(measured, this.#tracing.tracer, codes) : measured;
  }

  /** @param providers those that can be asked */
  aroundLedger(ledger: Ledger, providers: readonly Provider[]): Ledger {
    const names = providers.map(({ name }) => name);
    const measured = measureLedger(countByClient(ledger, this.metrics, names), this.metrics);
    return this.#tracing ? traceLedger(measured, this.#tracing.tracer) : measured;
  }

  aroundOperations(): readonly ApolloServerPlugin[] {
    const counting = operationPlugin(this.metrics);
    return this.#tracing ? [counting, rootFieldSpans(this.#tracing.tracer)] : [counting];
  }

  /** @param guard who may read `/metrics`, where it is on the port of the API */
  aroundRequests(app: FastifyInstance, guard: Pick<RouteShorthandOptions, 'onRequest'>): void {
    measureRequests(app, this.metrics);
    if (this.#tracing) traceRequests(app, this.#tracing.tracer);
    if (this.#metricsServer === undefined) addMetricsRoute(app, this.metrics, guard);
  }

  /** Listens where `/metrics` has a port of its own. */
  async listen(host: string): Promise<void> {
    await this.#metricsServer?.listen({ host, port: this.#metricsPort ?? 0 });
  }

  async close(): Promise<void> {
    await this.#metricsServer?.close();
    await this.#tracing?.close();
  }
}
