import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Provider } from '../domain/provider';
import { PRODUCT_PORTS } from './ports';

/** Seconds, from an answer that is reused to the deadline of a request. */
const SECONDS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

const BREAKER_LEVELS = { CLOSED: 0, HALF_OPEN: 1, OPEN: 2 } as const;

/** Heap, event loop and garbage collection: they are the process's, however many servers run in it. */
let processRegistry: Registry | undefined;

/** What a server counts and times. Every label has a closed set of values, none of which a caller chooses. */
export class Metrics {
  readonly #registry = new Registry();
  readonly contentType = this.#registry.contentType;

  readonly httpSeconds = this.#histogram('http_request_seconds', 'Time to answer a request.', [
    'route',
    'status',
  ]);
  readonly operationSeconds = this.#histogram(
    'operation_seconds',
    'Time to execute an operation, by its root field.',
    ['field'],
  );
  readonly errors = this.#counter('graphql_errors_total', 'GraphQL errors that were answered.', [
    'code',
  ]);
  readonly attempts = this.#counter('attempts_total', 'Attempts to ask a provider.', [
    'provider',
    'product',
    'code',
    'billed',
    'error',
  ]);
  readonly attemptSeconds = this.#histogram(
    'attempt_seconds',
    'Time that a provider took for an attempt that was sent.',
    ['provider', 'product'],
  );
  readonly costFen = this.#counter(
    'attempt_cost_fen_total',
    'Price of the attempts that were or may have been billed, in fen.',
    ['provider', 'product', 'billed'],
  );
  readonly reused = this.#counter('answers_reused_total', 'Answers that were given again.', [
    'product',
  ]);
  readonly refusals = this.#counter('refusals_total', 'Checks that a rule forbade.', ['rule']);
  readonly ledgerSeconds = this.#histogram(
    'ledger_seconds',
    'Time that the ledger took to decide about an enquiry, a further attempt, or to record the end.',
    ['step'],
  );
  readonly ledgerFailures = this.#counter(
    'ledger_failures_total',
    'Times that the ledger could not be read or written.',
    ['step'],
  );
  readonly turnedAway = this.#counter(
    'requests_turned_away_total',
    'Requests that were answered with 503 because of load or a shutdown.',
    ['reason'],
  );

  /** Reads breakers and requests in flight whenever the metrics are asked for. */
  watch(providers: readonly Provider[], inFlight: () => number): void {
    const registers = [this.#registry];
    new Gauge({
      name: 'kayan_requests_in_flight',
      help: 'Operations that are being answered.',
      registers,
      collect() {
        this.set(inFlight());
      },
    });
    new Gauge({
      name: 'kayan_breaker_state',
      help: 'Circuit breakers: 0 closed, 1 half open, 2 open.',
      labelNames: ['provider', 'product'],
      registers,
      collect() {
        for (const provider of providers) {
          for (const [product, key] of PRODUCT_PORTS) {
            const state = provider[key]?.breaker?.();
            if (state) this.set({ provider: provider.name, product }, BREAKER_LEVELS[state]);
          }
        }
      },
    });
  }

  /** Everything in the text format of Prometheus, the process's own metrics included. */
  async text(): Promise<string> {
    if (processRegistry === undefined) {
      processRegistry = new Registry();
      collectDefaultMetrics({ register: processRegistry });
    }
    return (await this.#registry.metrics()) + (await processRegistry.metrics());
  }

  #counter<Label extends string>(name: string, help: string, labelNames: Label[]) {
    return new Counter({ name: `kayan_${name}`, help, labelNames, registers: [this.#registry] });
  }

  #histogram<Label extends string>(name: string, help: string, labelNames: Label[]) {
    const registers = [this.#registry];
    return new Histogram({ name: `kayan_${name}`, help, labelNames, buckets: SECONDS, registers });
  }
}
