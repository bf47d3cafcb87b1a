/** The queries by which rows can be checked. */
export const OPERATIONS = ['bankCardCheck', 'riskProfile'] as const;
export type Operation = (typeof OPERATIONS)[number];

const CHECK = `
    __typename
    ... on BankCardCheck { outcome reason reused provider providerCode billing { costFen } }
    ... on ProviderError { code retryAt provider providerCode billing { costFen } }
    ... on CheckRefused { rule retryAt }`;

const BLACKLIST = `
    __typename
    ... on BlacklistReport { hits reused billing { costFen } }
    ... on ProviderError { code retryAt billing { costFen } }
    ... on CheckRefused { rule retryAt }`;

/** The text of each query; its one variable is `input`. */
export const DOCUMENTS: Readonly<Record<Operation, string>> = {
  bankCardCheck: `query CheckCard($input: BankCardCheckInput!) {
  bankCardCheck(input: $input) {${CHECK}
  }
}`,
  riskProfile: `query CheckCardRisk($input: RiskProfileInput!) {
  riskProfile(input: $input) {
    level
    recommendation
    check {${CHECK}
    }
    blacklist {${BLACKLIST}
    }
  }
}`,
};

interface Paid {
  readonly billing: { readonly costFen: number };
}

interface Failed extends Paid {
  readonly __typename: 'ProviderError';
  readonly code: string;
  readonly retryAt: string | null;
  readonly provider: string;
  readonly providerCode: string;
}

interface Refused {
  readonly __typename: 'CheckRefused';
  readonly rule: string;
  readonly retryAt: string | null;
}

interface Checked extends Paid {
  readonly __typename: 'BankCardCheck';
  readonly outcome: string;
  readonly reason: string | null;
  readonly reused: boolean;
  readonly provider: string;
  readonly providerCode: string;
}

interface LookedUp extends Paid {
  readonly __typename: 'BlacklistReport';
  readonly hits: readonly string[];
  readonly reused: boolean;
}

export type CheckHalf = Checked | Failed | Refused;
export type BlacklistHalf = LookedUp | Omit<Failed, 'provider' | 'providerCode'> | Refused;

/** What the API answers for one row. */
export type Answer =
  | { readonly bankCardCheck: CheckHalf }
  | {
      readonly riskProfile: {
        readonly level: string;
        readonly recommendation: string;
        readonly check: CheckHalf;
        readonly blacklist: BlacklistHalf;
      };
    };
