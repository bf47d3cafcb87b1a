import type { Flight, Ledger, Verdict } from '../domain/ledger';
import type { Answer, ProviderName } from '../domain/provider';
import { KnownClients } from './known-clients';
import type { Metrics } from './metrics';
import { beginAtZero } from './series';

/** What came of an enquiry. `UNRECORDED`: the store failed, so nothing was asked, or its answer was held back. */
const RESULTS = [
  'MATCH',
  'MISMATCH',
  'UNABLE_TO_VERIFY',
  'REPORTED',
  'FAILED',
  'REUSED',
  'REFUSED',
  'UNRECORDED',
] as const;
type Result = (typeof RESULTS)[number];

/**
 * Counts what each client asks for and what that costs.
 *
 * @param providers those that can be asked
 */
export function countByClient(
  ledger: Ledger,
  metrics: Metrics,
  providers: readonly ProviderName[],
): Ledger {
  const clients = new KnownClients((client) => {
    beginAtZero(metrics.clientEnquiries, { client: [client], result: RESULTS });
    beginAtZero(metrics.clientCostFen, { client: [client], provider: providers });
  });

  async function counted<Done>(
    client: string,
    work: Promise<Done>,
    resultOf: (done: Done) => Result | undefined,
  ) {
    const end = (result: Result) => {
      metrics.clientEnquiries.inc({ client, result });
    };
    try {
      const done = await work;
      const result = resultOf(done);
      if (result !== undefined) end(result);
      return done;
    } catch (error) {
      end('UNRECORDED');
      throw error;
    }
  }

  const countFlight = (flight: Flight, client: string): Flight => ({
    firstAttempt: flight.firstAttempt,
    begin: (departure) => flight.begin(departure),
    settle: (...args) => {
      flight.settle(...args);
    },
    close(result) {
      result.attempts.forEach(({ provider }, i) => {
        metrics.clientCostFen.inc({ client, provider }, result.bills[i]?.costFen ?? 0);
      });
      return counted(client, flight.close(result), () => resultOf(result.given.answer));
    },
  });

  return {
    async open(enquiry, first) {
      const client = clients.labelOf(enquiry.client.id);
      const opening = await counted(client, ledger.open(enquiry, first), ({ kind }) => {
        if (kind === 'OPENED') return undefined;
        return kind === 'WAITED_IN_VAIN' ? 'FAILED' : kind;
      });
      return opening.kind === 'OPENED'
        ? { kind: 'OPENED', flight: countFlight(opening.flight, client) }
        : opening;
    },
    close: (patienceMs) => ledger.close(patienceMs),
  };
}

function resultOf(answer: Answer<Verdict>): Result {
  if (answer.class !== 'ANSWERED') return 'FAILED';
  return 'outcome' in answer.verdict ? answer.verdict.outcome : 'REPORTED';
}
