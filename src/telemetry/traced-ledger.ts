import type { Tracer } from '@opentelemetry/api';
import type { Flight, Ledger } from '../domain/ledger';
import { inSpan } from './tracing';

/** A span for whatever a caller waits for the store. */
export function traceLedger(ledger: Ledger, tracer: Tracer): Ledger {
  const traceFlight = (flight: Flight): Flight => ({
    firstAttempt: flight.firstAttempt,
    begin: (departure) => inSpan(tracer, 'ledger.begin', {}, () => flight.begin(departure)),
    settle: (...args) => {
      flight.settle(...args);
    },
    close: (result) => inSpan(tracer, 'ledger.close', {}, () => flight.close(result)),
  });
  return {
    open: (enquiry, first) =>
      inSpan(tracer, 'ledger.open', { 'kayan.product': enquiry.product }, async (span) => {
        const opening = await ledger.open(enquiry, first);
        span.setAttribute('kayan.decision', opening.kind);
        return opening.kind === 'OPENED'
          ? { kind: 'OPENED', flight: traceFlight(opening.flight) }
          : opening;
      }),
    close: (patienceMs) => ledger.close(patienceMs),
  };
}
