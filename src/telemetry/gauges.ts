import { Gauge, type Registry } from 'prom-client';
import type { ProductPort, Provider } from '../domain/provider';
import { HINDRANCES, type Hindrance } from '../server/readiness';
import { PRODUCT_PORTS } from './ports';

const BREAKER_LEVELS = { CLOSED: 0, HALF_OPEN: 1, OPEN: 2 } as const;

/** What is looked at whenever the metrics are asked for. */
export interface Watched {
  readonly providers: readonly Provider[];
  readonly inFlight: () => number;
  /** How many ends of attempts and enquiries the store has failed to take. */
  readonly unwritten: () => number;
  readonly hindrances: () => Promise<readonly Hindrance[]>;
}

export function addGauges(registry: Registry, watched: Watched): void {
  const { providers, inFlight, unwritten, hindrances } = watched;
  const registers = [registry];
  new Gauge({
    name: 'kayan_requests_in_flight',
    help: 'Operations that are being answered.',
    registers,
    collect() {
      this.set(inFlight());
    },
  });
  new Gauge({
    name: 'kayan_ledger_unwritten',
    help: 'Ends of attempts and enquiries that are in memory only, because the store has failed to take them.',
    registers,
    collect() {
      this.set(unwritten());
    },
  });
  new Gauge({
    name: 'kayan_unready',
    help: 'What keeps the server from doing its work, as /readyz tells it: 1 if it does.',
    labelNames: ['hindrance'],
    registers,
    async collect() {
      const found = await hindrances();
      for (const hindrance of HINDRANCES)
        this.set({ hindrance }, Number(found.includes(hindrance)));
    },
  });
  const ofPorts = (
    name: string,
    help: string,
    valueOf: (port: WatchedPort) => number | undefined,
  ) =>
    new Gauge({
      name,
      help,
      labelNames: ['provider', 'product'],
      registers,
      collect() {
        for (const provider of providers) {
          for (const [product, key] of PRODUCT_PORTS) {
            const port = provider[key];
            const value = port && valueOf(port);
            if (value !== undefined) this.set({ provider: provider.name, product }, value);
          }
        }
      },
    });
  ofPorts(
    'kayan_breaker_state',
    'Circuit breakers: 0 closed, 1 half open, 2 open.',
    ({ breaker }) => breaker && BREAKER_LEVELS[breaker()],
  );
  ofPorts(
    'kayan_rate_per_second',
    'Calls that may be sent in a second now; none where any number may.',
    ({ pace }) => pace?.().ratePerSecond,
  );
  ofPorts(
    'kayan_calls_queued',
    'Calls that wait for their turn.',
    ({ pace }) => pace?.().queued ?? 0,
  );
}

type WatchedPort = Pick<ProductPort<never, unknown>, 'breaker' | 'pace'>;
