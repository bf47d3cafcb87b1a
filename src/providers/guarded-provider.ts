import { createHmac, randomBytes } from 'node:crypto';
import type { Answer, ProductPort, Provider } from '../domain/provider';
import type { ProviderErrorCode } from '../domain/provider-error';
import { Gate, type Health } from '../http/gate';
import { unreachable } from './answer';

/** What each error says about the provider. Verdicts, and what is wrong with a person's data, say that it works. */
const HEALTH: Readonly<Record<ProviderErrorCode, Health>> = {
  NO_ANSWER: 'FAULT',
  UNREACHABLE: 'FAULT',
  UPSTREAM_FAILURE: 'FAULT',
  BAD_RESPONSE: 'FAULT',
  UNDER_MAINTENANCE: 'FAULT',
  // It works, for fewer calls than were sent.
  RATE_LIMITED: 'UNKNOWN',
  CREDENTIALS_REJECTED: 'OUTAGE',
  QUOTA_EXHAUSTED: 'OUTAGE',
  SUBJECT_LOCKED: 'HEALTHY',
  INPUT_REJECTED: 'HEALTHY',
  REQUEST_REJECTED: 'HEALTHY',
  UNSUPPORTED: 'HEALTHY',
  UNKNOWN_CODE: 'HEALTHY',
};

/** Subjects are remembered as fingerprints that nobody outside this process can compare. */
const PROCESS_KEY = randomBytes(32);
const fingerprint = (bankCard: string): string =>
  createHmac('sha256', PROCESS_KEY).update(bankCard).digest('base64');

/**
 * A provider whose products each stand behind a circuit breaker and a concurrency limit: a call that they
 * bar was not sent.
 *
 * @param concurrency how many calls of one product may be under way at once
 */
export function guardProvider(provider: Provider, concurrency: number): Provider {
  const { cardCheck, blacklist } = provider;
  return {
    ...provider,
    ...(cardCheck && {
      cardCheck: {
        ...cardCheck,
        ...guard(cardCheck, concurrency, ({ subject }) => subject.bankCard),
      },
    }),
    ...(blacklist && { blacklist: guard(blacklist, concurrency, ({ bankCard }) => bankCard) }),
  };
}

function guard<Query, Verdict>(
  port: ProductPort<Query, Verdict>,
  concurrency: number,
  cardOf: (query: Query) => string,
): ProductPort<Query, Verdict> {
  const gate = new Gate<Answer<Verdict>>({ concurrency, judge: healthOf });
  return {
    ...port,
    breaker: () => gate.state,
    async ask(query, options) {
      const passed = await gate.run(
        () => port.ask(query, options),
        // What was not sent cannot have failed because of whom it was about.
        (answer) => (answer.class === 'NOT_SENT' ? undefined : fingerprint(cardOf(query))),
      );
      return 'result' in passed ? passed.result : unreachable(passed.barred);
    },
  };
}

function healthOf(answer: Answer<unknown>): Health {
  if (answer.class === 'ANSWERED') return 'HEALTHY';
  if (answer.cause !== undefined) return 'OUTAGE';
  return answer.providerCode === 'CANCELLED' ? 'UNKNOWN' : HEALTH[answer.error];
}
