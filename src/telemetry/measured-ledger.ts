import type { Flight, Ledger } from '../domain/ledger';
import type { Metrics, Step } from './metrics';

/**
 * Times what the ledger decides and records, and counts what it reuses and refuses. Enquiries that waited for
 * an identical one are not timed: that is the other one's time.
 */
export function measureLedger(ledger: Ledger, metrics: Metrics): Ledger {
  async function timed<Result>(
    step: Step,
    work: Promise<Result>,
    counts: (result: Result) => boolean = () => true,
  ) {
    const start = performance.now();
    try {
      const result = await work;
      if (counts(result)) {
        metrics.ledgerSeconds.observe({ step }, (performance.now() - start) / 1_000);
      }
      return result;
    } catch (error) {
      metrics.ledgerFailures.inc({ step });
      throw error;
    }
  }

  const measureFlight = (flight: Flight): Flight => ({
    firstAttempt: flight.firstAttempt,
    async begin(departure) {
      const begun = await timed('begin', flight.begin(departure));
      if (typeof begun !== 'string') metrics.refusals.inc({ rule: begun.rule });
      return begun;
    },
    settle: (...args) => {
      flight.settle(...args);
    },
    close: (result) => timed('close', flight.close(result)),
  });

  return {
    async open(enquiry, first) {
      const opening = await timed(
        'open',
        ledger.open(enquiry, first),
        ({ kind }) => kind === 'OPENED' || kind === 'REFUSED',
      );
      if (opening.kind === 'REUSED') metrics.reused.inc({ product: enquiry.product });
      if (opening.kind === 'REFUSED') metrics.refusals.inc({ rule: opening.refusal.rule });
      return opening.kind === 'OPENED'
        ? { kind: 'OPENED', flight: measureFlight(opening.flight) }
        : opening;
    },
    close: (patienceMs) => ledger.close(patienceMs),
  };
}
