import { chinaDay, DAY_MS } from '../../domain/china-time';

/** An operation that the explorer opens with. */
export interface SampleOperation {
  readonly title: string;
  readonly text: string;
  /** A person's elements stand in them as `{{name}}`, `{{idNumber}}`, `{{bankCard}}` and `{{mobile}}`. */
  readonly variables: object;
}

const THREE_ELEMENTS = { name: '{{name}}', idNumber: '{{idNumber}}', bankCard: '{{bankCard}}' };
const FOUR_ELEMENTS = { ...THREE_ELEMENTS, mobile: '{{mobile}}' };

/** Samples of all that can be asked. Altair opens with the last one in front. */
export function sampleOperations(now: number): readonly SampleOperation[] {
  const lastMonth = { from: chinaDay(now - 29 * DAY_MS), to: chinaDay(now) };
  return [
    { title: 'Records and spend', text: RECORDS_AND_SPEND, variables: lastMonth },
    { title: 'Providers', text: PROVIDERS, variables: { provider: 'JUHE' } },
    {
      title: 'Blacklists',
      text: BLACKLIST_REPORT,
      variables: { input: { bankCard: '{{bankCard}}' } },
    },
    { title: 'Four elements', text: BANK_CARD_CHECK, variables: { input: FOUR_ELEMENTS } },
    { title: 'Risk profile', text: RISK_PROFILE, variables: { input: THREE_ELEMENTS } },
  ];
}

const RISK_PROFILE = `# Whom to ask about: the menu at the top right, or the variables below.
# With an API key or token: Auth, Bearer Token.
query RiskProfile($input: RiskProfileInput!) {
  riskProfile(input: $input) {
    level
    recommendation
    complete
    signals {
      code
      explanation
      explanationZh
    }
    check {
      ... on BankCardCheck {
        outcome
        reason
        reused
        bankCard {
          masked
        }
        provider
        providerCode
        billing {
          billed
          costFen
        }
      }
      ... on Failure {
        message
        messageZh
        retryable
        retryAt
      }
    }
    blacklist {
      ... on BlacklistReport {
        listed
        hits
        reused
      }
      ... on Failure {
        message
        messageZh
        retryable
        retryAt
      }
    }
  }
}
`;

const BANK_CARD_CHECK = `query BankCardCheck($input: BankCardCheckInput!) {
  bankCardCheck(input: $input) {
    ... on BankCardCheck {
      outcome
      reason
      elements
      reused
      attempts {
        provider
        providerCode
        error
        billed
        latencyMs
      }
    }
    ... on ProviderError {
      code
      provider
      providerCode
    }
    ... on CheckRefused {
      rule
    }
    ... on Failure {
      message
      messageZh
      retryable
      retryAt
    }
  }
}
`;

const BLACKLIST_REPORT = `query BlacklistReport($input: BlacklistReportInput!) {
  blacklistReport(input: $input) {
    ... on BlacklistReport {
      listed
      hits
      reused
      provider
      checkedAt
    }
    ... on Failure {
      message
      messageZh
      retryable
      retryAt
    }
  }
}
`;

const PROVIDERS = `query Providers($provider: ProviderName) {
  providers {
    name
    sandbox
    products {
      product
      priceFen
      breaker
      elements
    }
  }
  providerCodes(provider: $provider) {
    product
    code
    text
    outcome
    reason
    error
    billed
  }
}
`;

const RECORDS_AND_SPEND = `query RecordsAndSpend($from: ChinaDay!, $to: ChinaDay!) {
  checks(first: 10) {
    nodes {
      at
      product
      kind
      outcome
      error
      bankCard {
        masked
      }
      billing {
        billed
        costFen
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
  spend(from: $from, to: $to) {
    day
    provider
    product
    calls
    costFen
    reused
    savedFen
  }
}
`;
