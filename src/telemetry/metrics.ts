import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';
import { REFUSALS } from '../domain/check-refused';
import { PRODUCTS } from '../domain/provider';
import { TURNED_AWAY } from '../server/traffic';
import { addGauges, type Watched } from './gauges';
import { beginAtZero, type LabelValues } from './series';

/** Seconds, from an answer that is reused to the deadline of a request. */
const SECONDS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** What the ledger is asked to do. */
const STEPS = ['open', 'begin', 'close'] as const;
export type Step = (typeof STEPS)[number];

/** Heap, event loop and garbage collection: they are the process's, however many servers run in it. */
let processRegistry: Registry | undefined;

/**
 * What a server counts and times. A label has a closed set of values, none of which a caller chooses; of clients the first
 * few hundred. Where the values are known beforehand, all series begin at 0; whoever knows the others begins them.
 */
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
  readonly attempts = this.#counter(
    'attempts_total',
    'Attempts to ask a provider, by the error that they ended with, or none.',
    ['provider', 'product', 'error', 'billed'],
  );
  readonly attemptCodes = this.#counter(
    'attempt_codes_total',
    "Attempts to ask a provider, by the provider's code.",
    ['provider', 'product', 'code'],
  );
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
  readonly clientEnquiries = this.#counter(
    'client_enquiries_total',
    'Checks and lookups that a client asked for, by what came of them.',
    ['client', 'result'],
  );
  readonly clientCostFen = this.#counter(
    'client_cost_fen_total',
    'Price of the attempts on account of a client that were or may have been billed, in fen.',
    ['client', 'provider'],
  );
  readonly reused = this.#closedCounter('answers_reused_total', 'Answers that were given again.', {
    product: PRODUCTS,
  });
  readonly refusals = this.#closedCounter('refusals_total', 'Checks that a rule forbade.', {
    rule: Object.keys(REFUSALS),
  });
  readonly ledgerSeconds = this.#histogram(
    'ledger_seconds',
    'Time that the ledger took to decide about an enquiry, a further attempt, or to record the end.',
    ['step'],
  );
  readonly ledgerFailures = this.#closedCounter(
    'ledger_failures_total',
    'Times that the ledger could not be read or written.',
    { step: STEPS },
  );
  readonly turnedAway = this.#closedCounter(
    'requests_turned_away_total',
    'Requests that were answered with 503 because of load or a shutdown.',
    { reason: TURNED_AWAY },
  );

  constructor() {
    beginAtZero(this.ledgerSeconds, { step: STEPS });
  }

  /** Looks whenever the metrics are asked for. */
  watch(watched: Watched): void {
    addGauges(this.#registry, watched);
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

  #closedCounter<Label extends string>(name: string, help: string, values: LabelValues<Label>) {
    const counter = this.#counter(name, help, Object.keys(values) as Label[]);
    beginAtZero(counter, values);
    return counter;
  }

  #histogram<Label extends string>(name: string, help: string, labelNames: Label[]) {
    const registers = [this.#registry];
    return new Histogram({ name: `kayan_${name}`, help, labelNames, buckets: SECONDS, registers });
  }
}
