import { maskBankCard } from './bank-card';
import type { BankCardCheckResult, CheckVerdict } from './bank-card-check';
import { sumBilling } from './billing';
import { blacklistHits, type BlacklistFlags, type BlacklistReportResult } from './blacklist-report';
import { REFUSALS, type CheckRefused } from './check-refused';
import type { Clock } from './clock';
import type { Enquiry, Flight, GivenAnswer, Ledger, Verdict } from './ledger';
import type { BlacklistQuery, CheckQuery, Product, Provider, ProviderName } from './provider';
import { PROVIDER_ERRORS, type ProviderError } from './provider-error';
import {
  canCheck,
  route,
  type Candidate,
  type FailoverPolicy,
  type RouteLimits,
  type Routed,
} from './routing';

/** Who is to be asked, how fresh the answer must be, and what for. */
export interface AskOptions {
  /** The one provider to ask; undefined for any that can. */
  readonly provider?: ProviderName;
  readonly failover: FailoverPolicy;
  /** The greatest age of an earlier answer, in seconds; 0 asks anew. Default: as long as it lives. */
  readonly maxAgeSeconds?: number;
  /** The caller's own reference, kept with the record of the check. */
  readonly clientReference?: string;
  /** The risk policy on whose behalf it is asked, kept with the record. */
  readonly policyVersion?: string;
}

/** How long, and for whom, a request goes on. */
export type RequestScope = Pick<RouteLimits, 'deadlineAt' | 'signal'>;

export interface VerificationDeps {
  /** The configured providers, in the order in which they are asked. */
  readonly providers: readonly Provider[];
  /** Named in an error when no provider is configured at all. */
  readonly defaultProvider: ProviderName;
  readonly providerTimeoutMs: number;
  readonly sandbox: boolean;
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly newId: () => string;
}

/** What one product needs to be asked. */
interface Errand<Query, Given extends Verdict> {
  readonly product: Product;
  readonly query: Query;
  readonly subject: Enquiry['subject'];
  readonly candidates: readonly Candidate<Query, Given>[];
}

/** An answer, and what getting it took: nothing, where it was reused. */
interface Outcome<Given extends Verdict> extends Routed<Given> {
  readonly id: string;
  readonly answeredAt: Date;
  readonly reused: boolean;
}

/**
 * Checks and lookups from a normalised query to a result. Nothing here rejects for what a provider does; it
 * rejects with `LedgerUnavailable` where no record can be kept.
 */
export class Verification {
  readonly #deps: VerificationDeps;

  constructor(deps: VerificationDeps) {
    this.#deps = deps;
  }

  /** Asks whether name, ID number, card and, where given, mobile belong together. */
  async checkBankCard(
    query: CheckQuery,
    options: AskOptions,
    scope: RequestScope,
  ): Promise<BankCardCheckResult> {
    const { subject } = query;
    const candidates: Candidate<CheckQuery, CheckVerdict>[] = [];
    for (const { name, cardCheck } of this.#eligible(options)) {
      if (cardCheck && canCheck(cardCheck.abilities, query)) {
        candidates.push({ provider: name, port: cardCheck });
      }
    }
    const errand = { product: 'BANK_CARD_CHECK', query, subject, candidates } as const;
    const outcome = await this.#run(errand, options, scope);
    if ('kind' in outcome) return outcome;
    const { answer } = outcome;
    if (answer.class !== 'ANSWERED') return this.#error(outcome);
    return {
      kind: 'BankCardCheck',
      ...this.#facts(outcome, subject.bankCard),
      outcome: answer.verdict.outcome,
      reason: answer.verdict.outcome === 'MATCH' ? null : answer.verdict.reason,
      elements: subject.mobile === undefined ? 3 : 4,
    };
  }

  /** Asks which blacklists hold the card. */
  async reportBlacklist(
    query: BlacklistQuery,
    options: AskOptions,
    scope: RequestScope,
  ): Promise<BlacklistReportResult> {
    const candidates: Candidate<BlacklistQuery, BlacklistFlags>[] = [];
    for (const { name, blacklist } of this.#eligible(options)) {
      if (blacklist) candidates.push({ provider: name, port: blacklist });
    }
    const errand = { product: 'BLACKLIST_REPORT', query, subject: query, candidates } as const;
    const outcome = await this.#run(errand, options, scope);
    if ('kind' in outcome) return outcome;
    const { answer } = outcome;
    if (answer.class !== 'ANSWERED') return this.#error(outcome);
    const hits = blacklistHits(answer.verdict);
    return {
      kind: 'BlacklistReport',
      ...this.#facts(outcome, query.bankCard),
      listed: hits.length > 0,
      hits,
      ...answer.verdict,
    };
  }

  #eligible({ provider }: AskOptions): readonly Provider[] {
    const { providers } = this.#deps;
    return provider === undefined ? providers : providers.filter(({ name }) => name === provider);
  }

  async #run<Query, Given extends Verdict>(
    errand: Errand<Query, Given>,
    options: AskOptions,
    scope: RequestScope,
  ): Promise<Outcome<Given> | CheckRefused> {
    const { ledger, newId, providers, defaultProvider } = this.#deps;
    const id = newId();
    const [first] = errand.candidates;
    if (first === undefined) {
      const provider = options.provider ?? providers[0]?.name ?? defaultProvider;
      return this.#notAsked(id, provider, 'UNSUPPORTED', 'UNSUPPORTED');
    }
    const departure = { provider: first.provider, priceFen: first.port.priceFen };
    const opening = await ledger.open(enquiryOf(id, errand, options, scope), departure);
    switch (opening.kind) {
      case 'REFUSED': {
        const { rule, retryAt } = opening.refusal;
        return { kind: 'CheckRefused', rule, ...REFUSALS[rule], retryable: true, retryAt };
      }
      case 'REUSED': {
        // The ledger keeps answers by product, so this one is of the kind that was asked for.
        const given = opening.given as GivenAnswer<Given>;
        return { id, ...given, attempts: [], bills: [], reused: true };
      }
      case 'WAITED_IN_VAIN':
        return this.#notAsked(id, first.provider, 'NO_ANSWER', 'IN_FLIGHT');
      case 'OPENED':
        return this.#fly(id, errand, { ...scope, failover: options.failover }, opening.flight);
      default:
        return opening satisfies never;
    }
  }

  async #fly<Query, Given extends Verdict>(
    id: string,
    { candidates, query, subject }: Errand<Query, Given>,
    limits: RouteLimits,
    flight: Flight,
  ): Promise<Outcome<Given>> {
    const { clock, providerTimeoutMs } = this.#deps;
    const deps = { clock, providerTimeoutMs, subject, flight };
    const routed = await route(candidates, query, limits, deps);
    const provider = candidates[0]?.provider ?? this.#deps.defaultProvider;
    const { answer, ...rest } = routed ?? this.#notAsked(id, provider, 'UNREACHABLE', 'CANCELLED');
    const answeredAt = new Date(clock.now());
    const given = { answer, provider: rest.provider, answeredAt };
    await flight.close({ given, attempts: rest.attempts, bills: rest.bills });
    return { id, ...rest, ...given, reused: false };
  }

  /** What is told where nobody was asked: nobody can, somebody else asks already, or no time was left. */
  #notAsked(
    id: string,
    provider: ProviderName,
    error: 'UNSUPPORTED' | 'UNREACHABLE' | 'NO_ANSWER',
    providerCode: string,
  ): Outcome<never> {
    const answer = {
      class: 'NOT_SENT',
      error,
      field: null,
      retryAt: null,
      providerCode,
      providerMessage: null,
      providerReference: null,
      billed: 'NO',
    } as const;
    const answeredAt = new Date(this.#deps.clock.now());
    return { id, answer, provider, answeredAt, attempts: [], bills: [], reused: false };
  }

  #facts({ id, answer, provider, answeredAt, reused, ...cost }: Outcome<Verdict>, card: string) {
    return {
      id,
      bankCard: maskBankCard(card),
      provider,
      providerCode: answer.providerCode,
      providerMessage: answer.providerMessage,
      providerReference: answer.providerReference,
      checkedAt: answeredAt,
      reused,
      billing: sumBilling(cost.bills),
      attempts: cost.attempts,
      sandbox: this.#deps.sandbox,
    };
  }

  #error({ answer, provider, attempts, bills }: Outcome<Verdict>): ProviderError {
    if (answer.class === 'ANSWERED') throw new TypeError('an answered enquiry is no error');
    return {
      kind: 'ProviderError',
      code: answer.error,
      ...PROVIDER_ERRORS[answer.error],
      retryAt: answer.retryAt,
      field: answer.field,
      provider,
      providerCode: answer.providerCode,
      providerMessage: answer.providerMessage,
      providerReference: answer.providerReference,
      billing: sumBilling(bills),
      attempts,
      sandbox: this.#deps.sandbox,
    };
  }
}

function enquiryOf<Query, Given extends Verdict>(
  id: string,
  { product, subject }: Errand<Query, Given>,
  options: AskOptions,
  { deadlineAt }: RequestScope,
): Enquiry {
  const { provider, maxAgeSeconds, clientReference, policyVersion } = options;
  return {
    id,
    product,
    subject,
    provider,
    maxAgeSeconds,
    clientReference,
    policyVersion,
    deadlineAt,
  };
}
