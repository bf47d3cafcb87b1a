import type { BankCardCheckResult, CheckVerdict } from './bank-card-check';
import type { BlacklistFindings, BlacklistReportResult } from './blacklist-report';
import { REFUSALS, type CheckRefused } from './check-refused';
import type { Client } from './client';
import type { Clock } from './clock';
import type { Enquiry, Flight, GivenAnswer, Ledger, Verdict } from './ledger';
import {
  notAsked,
  toBankCardCheck,
  toBlacklistReport,
  toProviderError,
  type Outcome,
} from './outcome';
import type { ProviderChoice } from './provider-choice';
import type { BlacklistQuery, CheckQuery, Product, Provider, ProviderName } from './provider';
import {
  canCheck,
  departTo,
  route,
  type Candidate,
  isUnknownCode,
  type FailoverPolicy,
  type RouteDeps,
  type RouteLimits,
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
  /** Whom the caller asks about, where a provider is told less of it: no reference may hold any of it all the same. */
  readonly about?: Enquiry['subject'];
}

/** How long, and for whom, a request goes on. */
export interface RequestScope extends Pick<RouteLimits, 'deadlineAt' | 'signal'> {
  readonly client: Client;
}

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
  /** Decides which provider is asked first. */
  readonly choice: ProviderChoice;
  /** Told of every code that stands in no table of its provider. */
  readonly onUnknownCode: (provider: ProviderName, code: string) => void;
}

/** What one product needs to be asked. */
interface Errand<Query, Given extends Verdict> {
  readonly product: Product;
  readonly query: Query;
  readonly subject: Enquiry['subject'];
  /** The subject, and what else the caller has told. */
  readonly about: Enquiry['subject'];
  readonly candidates: readonly Candidate<Query, Given>[];
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
    const { sandbox } = this.#deps;
    const candidates: Candidate<CheckQuery, CheckVerdict>[] = [];
    for (const { name, cardCheck } of this.#eligible(options)) {
      if (cardCheck && canCheck(cardCheck.abilities, query)) {
        candidates.push({ provider: name, port: cardCheck });
      }
    }
    const about = subject;
    const errand = { product: 'BANK_CARD_CHECK', query, subject, about, candidates } as const;
    const outcome = await this.#run(errand, options, scope);
    if ('kind' in outcome) return outcome;
    const { answer } = outcome;
    return answer.class === 'ANSWERED'
      ? toBankCardCheck(outcome, answer.verdict, subject, sandbox)
      : toProviderError(outcome, answer, sandbox);
  }

  /** Asks which blacklists hold the card. */
  async reportBlacklist(
    query: BlacklistQuery,
    options: AskOptions,
    scope: RequestScope,
  ): Promise<BlacklistReportResult> {
    const { sandbox } = this.#deps;
    const candidates: Candidate<BlacklistQuery, BlacklistFindings>[] = [];
    for (const { name, blacklist } of this.#eligible(options)) {
      if (blacklist) candidates.push({ provider: name, port: blacklist });
    }
    const { about = query } = options;
    const errand = {
      product: 'BLACKLIST_REPORT',
      query,
      subject: query,
      about,
      candidates,
    } as const;
    const outcome = await this.#run(errand, options, scope);
    if ('kind' in outcome) return outcome;
    const { answer } = outcome;
    return answer.class === 'ANSWERED'
      ? toBlacklistReport(outcome, answer.verdict, query.bankCard, sandbox)
      : toProviderError(outcome, answer, sandbox);
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
    const { choice, ledger, newId, providers, defaultProvider } = this.#deps;
    const id = newId();
    const { candidates, because } = choice.rank(errand.product, errand.candidates);
    const [first] = candidates;
    if (first === undefined) {
      const provider = options.provider ?? providers[0]?.name ?? defaultProvider;
      return notAsked(id, provider, 'UNSUPPORTED', this.#now());
    }
    const departure = departTo(first);
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
        return notAsked(id, first.provider, 'NO_ANSWER', this.#now());
      case 'OPENED':
        return this.#fly(id, { ...errand, candidates }, limitsOf(options, scope), {
          first: departure,
          because: options.provider === undefined ? because : 'REQUESTED',
          flight: opening.flight,
        });
      default:
        return opening satisfies never;
    }
  }

  async #fly<Query, Given extends Verdict>(
    id: string,
    { product, candidates, query, about }: Errand<Query, Given>,
    limits: RouteLimits,
    opened: Pick<RouteDeps, 'first' | 'because' | 'flight'> & { readonly flight: Flight },
  ): Promise<Outcome<Given>> {
    const { choice, clock, onUnknownCode, providerTimeoutMs } = this.#deps;
    const { first, flight } = opened;
    const routed = await route(candidates, query, limits, {
      ...opened,
      clock,
      providerTimeoutMs,
      subject: about,
      onAnswer(asked, told) {
        choice.observe(product, asked, told);
        if (isUnknownCode(told)) onUnknownCode(asked, told.providerCode);
      },
    });
    const answeredAt = this.#now();
    const { answer, provider, attempts, bills } =
      routed ?? notAsked(id, first.provider, 'UNREACHABLE', answeredAt);
    await flight.close({ given: { answer, provider, answeredAt }, attempts, bills });
    return { id, answer, provider, answeredAt, attempts, bills, reused: false };
  }

  #now(): Date {
    return new Date(this.#deps.clock.now());
  }
}

function limitsOf({ failover }: AskOptions, { deadlineAt, signal }: RequestScope): RouteLimits {
  return { failover, deadlineAt, signal };
}

function enquiryOf<Query, Given extends Verdict>(
  id: string,
  { product, subject }: Errand<Query, Given>,
  options: AskOptions,
  { client, deadlineAt }: RequestScope,
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
    client,
    deadlineAt,
  };
}
