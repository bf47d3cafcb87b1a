import { maskBankCard } from './bank-card';
import type { BankCardCheckResult, CheckVerdict } from './bank-card-check';
import { sumBilling } from './billing';
import { blacklistHits, type BlacklistFlags, type BlacklistReportResult } from './blacklist-report';
import type { Clock } from './clock';
import type {
  Answer,
  BlacklistQuery,
  CheckQuery,
  Provider,
  ProviderName,
  Unanswered,
} from './provider';
import { PROVIDER_ERRORS, type ProviderError } from './provider-error';
import {
  canCheck,
  route,
  type Candidate,
  type FailoverPolicy,
  type RouteLimits,
  type Routed,
} from './routing';

/** Who is to be asked, and how fresh the answer must be. */
export interface AskOptions {
  /** The one provider to ask; undefined for any that can. */
  readonly provider?: ProviderName;
  readonly failover: FailoverPolicy;
  /** The caller's own reference, kept with the record of the check. */
  readonly clientReference?: string;
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
  readonly clock: Clock;
  readonly newId: () => string;
}

/** Checks and lookups from a normalised query to a result. Nothing here rejects for what a provider does. */
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
    const candidates: Candidate<CheckQuery, CheckVerdict>[] = [];
    for (const { name, cardCheck } of this.#eligible(options)) {
      if (cardCheck && canCheck(cardCheck.abilities, query)) {
        candidates.push({ provider: name, port: cardCheck });
      }
    }
    const { name, idNumber, bankCard, mobile } = query.subject;
    const personal = [name, idNumber, bankCard, ...(mobile === undefined ? [] : [mobile])];
    const routed = await this.#route(candidates, query, personal, options, scope);
    if ('kind' in routed) return routed;
    const { verdict } = routed;
    return {
      kind: 'BankCardCheck',
      ...this.#facts(routed, bankCard),
      outcome: verdict.outcome,
      reason: verdict.outcome === 'MATCH' ? null : verdict.reason,
      elements: mobile === undefined ? 3 : 4,
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
    const routed = await this.#route(candidates, query, [query.bankCard], options, scope);
    if ('kind' in routed) return routed;
    const hits = blacklistHits(routed.verdict);
    return {
      kind: 'BlacklistReport',
      ...this.#facts(routed, query.bankCard),
      listed: hits.length > 0,
      hits,
      ...routed.verdict,
    };
  }

  #eligible({ provider }: AskOptions): readonly Provider[] {
    const { providers } = this.#deps;
    return provider === undefined ? providers : providers.filter(({ name }) => name === provider);
  }

  async #route<Query, Verdict>(
    candidates: readonly Candidate<Query, Verdict>[],
    query: Query,
    personal: readonly string[],
    options: AskOptions,
    scope: RequestScope,
  ): Promise<RoutedVerdict<Verdict> | ProviderError> {
    const { clock, providerTimeoutMs, providers, defaultProvider } = this.#deps;
    const [first] = candidates;
    if (first === undefined) {
      const provider = options.provider ?? providers[0]?.name ?? defaultProvider;
      return this.#error(notAsked(provider, 'UNSUPPORTED'));
    }
    const limits = { ...scope, failover: options.failover };
    const routed = await route(candidates, query, limits, { clock, providerTimeoutMs });
    if (routed === undefined) return this.#error(notAsked(first.provider, 'UNREACHABLE'));
    const answer = withoutEcho(routed.answer, personal);
    if (answer.class !== 'ANSWERED') return this.#error({ ...routed, answer });
    return { ...routed, answer, verdict: answer.verdict };
  }

  #facts(routed: RoutedVerdict<unknown>, bankCard: string) {
    const { answer, provider, attempts, bills } = routed;
    return {
      id: this.#deps.newId(),
      bankCard: maskBankCard(bankCard),
      provider,
      providerCode: answer.providerCode,
      providerMessage: answer.providerMessage,
      providerReference: answer.providerReference,
      checkedAt: new Date(this.#deps.clock.now()),
      reused: false,
      billing: sumBilling(bills),
      attempts,
      sandbox: this.#deps.sandbox,
    };
  }

  #error({ answer, provider, attempts, bills }: RoutedError): ProviderError {
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

type RoutedVerdict<Verdict> = Routed<Verdict> & { readonly verdict: Verdict };
type RoutedError = Omit<Routed<never>, 'answer'> & { readonly answer: Unanswered };

/** A reference is the one text of a provider that is shown as it came: not if it repeats what was sent. */
function withoutEcho<Verdict>(
  answer: Answer<Verdict>,
  personal: readonly string[],
): Answer<Verdict> {
  const reference = answer.providerReference ?? '';
  const echoes = personal.some((value) => reference.includes(value));
  return echoes ? { ...answer, providerReference: null } : answer;
}

/** What is reported where nobody was asked: nobody can, or no time was left. */
function notAsked(provider: ProviderName, error: 'UNSUPPORTED' | 'UNREACHABLE'): RoutedError {
  return {
    answer: {
      class: 'NOT_SENT',
      error,
      field: null,
      retryAt: null,
      providerCode: error === 'UNSUPPORTED' ? 'UNSUPPORTED' : 'DEADLINE',
      providerMessage: null,
      providerReference: null,
      billed: 'NO',
    },
    provider,
    attempts: [],
    bills: [],
  };
}
