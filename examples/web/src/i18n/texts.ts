import type {
  Billed,
  BlacklistCategory,
  CheckOutcome,
  CheckReason,
  Element,
  ProviderErrorCode,
  ProviderName,
  Recommendation,
  RiskLevel,
} from '../api/generated/graphql';
import type { Fault } from '../api/cardholders';
import type { RequestFailureKind } from '../api/answer';
import type { ElementName } from '../form/elements';

/** Every word of the page that does not come from the server, in one language. */
export interface Texts {
  readonly title: string;
  readonly lead: string;
  readonly language: string;
  readonly sandbox: string;
  readonly people: PeopleTexts;
  readonly form: FormTexts;
  readonly result: ResultTexts;
  readonly half: HalfTexts;
  readonly request: RequestTexts;
  readonly level: Readonly<Record<RiskLevel, string>>;
  readonly levelMeaning: Readonly<Record<RiskLevel, string>>;
  readonly recommendation: Readonly<Record<Recommendation, string>>;
  readonly outcome: Readonly<Record<CheckOutcome, string>>;
  readonly reason: Readonly<Record<CheckReason, string>>;
  readonly category: Readonly<Record<BlacklistCategory, string>>;
  readonly provider: Readonly<Record<ProviderName, string>>;
  readonly providerError: Readonly<Record<ProviderErrorCode, string>>;
  readonly element: Readonly<Record<Element, string>>;
  readonly billed: Readonly<Record<Billed, string>>;
}

interface PeopleTexts {
  readonly heading: string;
  readonly hint: string;
  readonly groups: Readonly<
    Record<'match' | 'mismatch' | 'unverifiable' | 'listed' | 'trouble', string>
  >;
  readonly otherName: string;
  readonly afterSeconds: (seconds: number) => string;
  readonly fault: Readonly<Record<Fault['kind'], (provider: string, code: string) => string>>;
  readonly state: Readonly<Record<string, string>>;
}

interface FormTexts {
  readonly heading: string;
  readonly label: Readonly<Record<ElementName, string>>;
  readonly hint: Readonly<Record<ElementName, string>>;
  readonly optional: string;
  readonly useMobile: (mobile: string) => string;
  readonly accessKey: string;
  readonly accessKeyHint: string;
  readonly submit: string;
  readonly submitting: string;
  readonly clear: string;
  readonly privacy: string;
  readonly toCorrect: (count: number) => string;
  readonly otherProblems: string;
}

interface ResultTexts {
  readonly heading: string;
  readonly empty: string;
  readonly pending: string;
  readonly pendingCheck: string;
  readonly pendingBlacklist: string;
  readonly underWay: string;
  readonly incomplete: string;
  readonly signals: string;
  readonly decisive: string;
  readonly total: string;
  readonly evaluatedAt: string;
  readonly policy: string;
}

interface HalfTexts {
  readonly check: string;
  readonly blacklist: string;
  readonly clean: string;
  readonly listed: (count: number) => string;
  readonly noEvidence: string;
  readonly noVerdict: string;
  readonly noVerdictNote: string;
  readonly refused: string;
  readonly refusedNote: string;
  readonly retryable: string;
  readonly notRetryable: string;
  readonly retryAt: (time: string) => string;
  readonly rejectedElement: (element: string) => string;
  readonly card: string;
  readonly luhnInvalid: string;
  readonly elements: string;
  readonly elementsCount: (count: number) => string;
  readonly provider: string;
  readonly code: string;
  readonly message: string;
  readonly reference: string;
  readonly error: string;
  readonly rule: string;
  readonly answeredAt: string;
  readonly reused: string;
  readonly cost: string;
  readonly costNothing: string;
  readonly costUnknown: (money: string) => string;
  readonly attempts: string;
  readonly noAttempts: string;
  readonly answered: string;
}

interface RequestTexts {
  readonly title: Readonly<Record<RequestFailureKind, string>>;
  readonly advice: Readonly<Record<RequestFailureKind, string>>;
  readonly retryAt: (time: string) => string;
  readonly code: string;
  readonly requestId: string;
}
