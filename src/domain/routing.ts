import type { ProviderAttempt } from './attempt';
import type { Billing } from './billing';
import type { Clock } from './clock';
import type { RoutingClass } from './code-table';
import {
  LedgerUnavailable,
  type Departure,
  type Enquiry,
  type Flight,
  type Verdict,
} from './ledger';
import type { ChosenBecause } from './provider-choice';
import type { Answer, CheckAbilities, CheckQuery, ProductPort, ProviderName } from './provider';
import { tellsOfPerson } from './reference-privacy';

/**
 * How far to go for an answer. `NONE`: one provider. `SAFE`: the next one wherever it is certain that nothing
 * was done and billed. `AVAILABLE`: the next one also where that is uncertain.
 */
export type FailoverPolicy = 'NONE' | 'SAFE' | 'AVAILABLE';

/** A provider that can do what is asked. */
export interface Candidate<Query, Verdict> {
  readonly provider: ProviderName;
  readonly port: ProductPort<Query, Verdict>;
}

export interface RouteLimits {
  readonly failover: FailoverPolicy;
  /** When the whole request ends, by {@link Clock.elapsed}. */
  readonly deadlineAt: number;
  /** Fires when nobody waits any more: what has not been sent is not sent. */
  readonly signal: AbortSignal;
}

export interface RouteDeps {
  readonly clock: Clock;
  /** How long one attempt may take, in milliseconds, where the deadline leaves more. */
  readonly providerTimeoutMs: number;
  /** Whom the request is about: a reference that tells of them is dropped before anything is recorded. */
  readonly subject: Enquiry['subject'];
  /** The first candidate as it was recorded when the flight was opened. */
  readonly first: Departure;
  /** Where every attempt is recorded before it is sent. */
  readonly flight: Pick<Flight, 'firstAttempt' | 'begin' | 'settle'>;
  /** Why the first candidate is the first. */
  readonly because: ChosenBecause;
  /** Told of every attempt that was made. */
  readonly onAnswer: (provider: ProviderName, answer: Answer<unknown>) => void;
}

/** The answer that counts, who gave it, and everything that was tried. */
export interface Routed<Given extends Verdict> {
  readonly answer: Answer<Given>;
  readonly provider: ProviderName;
  readonly attempts: readonly ProviderAttempt[];
  readonly bills: readonly Billing[];
}

/** What is to be recorded of a candidate before it is asked. */
export function departTo<Query, Given>({ provider, port }: Candidate<Query, Given>): Departure {
  return { provider, priceFen: port.priceFen, reference: port.newReference?.() ?? null };
}

/** Whether a provider's abilities cover a check. */
export function canCheck(abilities: CheckAbilities, { subject, scene }: CheckQuery): boolean {
  const elements = subject.mobile === undefined ? 3 : 4;
  return (
    abilities.elements.includes(elements) &&
    abilities.idTypes.includes(subject.idType) &&
    (scene === undefined || abilities.scenes.includes(scene))
  );
}

const MAY_FAIL_OVER: Readonly<Record<RoutingClass, readonly FailoverPolicy[]>> = {
  ANSWERED: [],
  INPUT: [],
  SUBJECT: [],
  NOT_SENT: ['SAFE', 'AVAILABLE'],
  REFUSED: ['SAFE', 'AVAILABLE'],
  AMBIGUOUS: ['AVAILABLE'],
};

/** Of several answers without a verdict, the one that tells most of what may have happened is reported. */
const WEIGHT: Readonly<Record<RoutingClass, number>> = {
  NOT_SENT: 0,
  REFUSED: 1,
  AMBIGUOUS: 2,
  INPUT: 3,
  SUBJECT: 3,
  ANSWERED: 3,
};

/**
 * Asks the candidates in their order until one answers, or until asking a further one could cost money or
 * lock a card. What was sent is never sent again. Undefined when the deadline or the caller left no time to ask.
 */
export async function route<Query, Given extends Verdict>(
  candidates: readonly Candidate<Query, Given>[],
  query: Query,
  limits: RouteLimits,
  deps: RouteDeps,
): Promise<Routed<Given> | undefined> {
  const { because } = deps;
  const journey = new Journey<Query, Given>(query, limits, deps);
  for (const candidate of candidates) {
    let answer = await journey.ask(candidate, candidate === candidates[0] ? because : 'FAILOVER');
    if (isUnreachable(answer) && mayBeReachedNow(candidate)) {
      answer = await journey.ask(candidate, 'RECONNECTED');
    }
    if (answer === undefined || !MAY_FAIL_OVER[answer.class].includes(limits.failover)) break;
  }
  return journey.end();
}

const isUnreachable = (answer: Answer<unknown> | undefined): boolean =>
  answer?.class === 'NOT_SENT' && answer.error === 'UNREACHABLE';

/** A connection that could not be made may be made now; a call that an open breaker barred would be barred again. */
const mayBeReachedNow = <Query, Given>({ port }: Candidate<Query, Given>): boolean =>
  port.breaker?.() !== 'OPEN';

/** The attempts of one request, and the answer among them that counts. */
class Journey<Query, Given extends Verdict> {
  readonly #query: Query;
  readonly #limits: RouteLimits;
  readonly #deps: RouteDeps;
  readonly #attempts: ProviderAttempt[] = [];
  readonly #bills: Billing[] = [];
  #best: { readonly answer: Answer<Given>; readonly provider: ProviderName } | undefined;

  constructor(query: Query, limits: RouteLimits, deps: RouteDeps) {
    this.#query = query;
    this.#limits = limits;
    this.#deps = deps;
  }

  /** Undefined when there is no time left, nobody who waits, or no try left in the card's budget. */
  async ask(
    { provider, port }: Candidate<Query, Given>,
    chosenBecause: ChosenBecause,
  ): Promise<Answer<Given> | undefined> {
    const { clock, first, flight, onAnswer, providerTimeoutMs, subject } = this.#deps;
    const { signal, deadlineAt } = this.#limits;
    if (this.#timeLeftMs() <= 0 || signal.aborted) return undefined;
    const isFirst = this.#attempts.length === 0;
    const departure = isFirst ? first : departTo({ provider, port });
    const attempt = isFirst ? flight.firstAttempt : await flight.begin(departure).catch(unrecorded);
    if (typeof attempt !== 'string') return undefined;

    const startedAt = new Date(clock.now());
    const start = clock.elapsed();
    const timeLeftMs = Math.max(0, deadlineAt - start);
    const timeoutMs = Math.min(providerTimeoutMs, timeLeftMs);
    const { reference } = departure;
    const told = await port.ask(this.#query, {
      timeoutMs,
      timeLeftMs,
      signal,
      reference,
    });
    const answer = withReadableCode(withoutEcho(told, subject), subject);
    onAnswer(provider, answer);
    const latencyMs = Math.round(clock.elapsed() - start);
    flight.settle(attempt, answer, latencyMs);
    const { providerCode, providerReference, billed } = answer;
    const error = answer.class === 'ANSWERED' ? null : answer.error;
    const facts = {
      provider,
      chosenBecause,
      startedAt,
      latencyMs,
      providerCode,
      providerReference,
      error,
      billed,
    };
    this.#note(facts, answer, port.priceFen);
    return answer;
  }

  end(): Routed<Given> | undefined {
    if (this.#best === undefined) return undefined;
    const { answer, provider } = this.#best;
    return { answer, provider, attempts: this.#attempts, bills: this.#bills };
  }

  #timeLeftMs(): number {
    return this.#limits.deadlineAt - this.#deps.clock.elapsed();
  }

  #note(attempt: ProviderAttempt, answer: Answer<Given>, priceFen: number) {
    this.#attempts.push(attempt);
    this.#bills.push({ billed: answer.billed, costFen: answer.billed === 'NO' ? 0 : priceFen });
    if (this.#best === undefined || WEIGHT[answer.class] >= WEIGHT[this.#best.answer.class]) {
      this.#best = { answer, provider: attempt.provider };
    }
  }
}

/** What cannot be recorded is not sent; the flight ends with what it has, once that is durable. */
function unrecorded(error: unknown): undefined {
  if (!(error instanceof LedgerUnavailable)) throw error;
}

/** A reference is the one text of a provider that is shown as it came: not if it tells of a person. */
function withoutEcho<Given extends Verdict>(
  answer: Answer<Given>,
  subject: RouteDeps['subject'],
): Answer<Given> {
  const { providerReference: reference } = answer;
  const isDropped = reference !== null && tellsOfPerson(reference, subject);
  return isDropped ? { ...answer, providerReference: null } : answer;
}

/** Whether an answer has a code that stands in no table of its provider. */
export const isUnknownCode = (answer: Answer<unknown>): boolean =>
  answer.class !== 'ANSWERED' && answer.error === 'UNKNOWN_CODE';

/** A code that stands in no table is shown as it came, but for one that could be somebody's number or name. */
function withReadableCode<Given extends Verdict>(
  answer: Answer<Given>,
  subject: RouteDeps['subject'],
): Answer<Given> {
  const { providerCode } = answer;
  const isReadable =
    !isUnknownCode(answer) ||
    !(/\d{11}/.test(providerCode) || tellsOfPerson(providerCode, subject));
  return isReadable ? answer : { ...answer, providerCode: 'UNREADABLE' };
}
