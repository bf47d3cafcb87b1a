import { CARDHOLDERS } from '../sandbox/cardholders';
import { loadEnvFile } from './load-env-file';

const QUERY = `
  query ($input: RiskProfileInput!) {
    riskProfile(input: $input) {
      level
      recommendation
      signals { code }
      check {
        ... on BankCardCheck { outcome reason provider billing { costFen } attempts { provider } }
        ... on ProviderError { code provider billing { costFen } attempts { provider } }
        ... on CheckRefused { rule }
      }
      blacklist {
        ... on BlacklistReport { listed hits billing { costFen } }
        ... on ProviderError { code billing { costFen } }
        ... on CheckRefused { rule }
      }
    }
  }`;

/** The cardholders whose profiles differ; every other looks like one of these. */
const INTERESTING = [1, 3, 5, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19];

interface Half {
  readonly outcome?: string;
  readonly reason?: string | null;
  readonly code?: string;
  readonly rule?: string;
  readonly listed?: boolean;
  readonly hits?: readonly string[];
  readonly provider?: string;
  readonly attempts?: readonly { readonly provider: string }[];
  readonly billing?: { readonly costFen: number };
}

interface Profile {
  readonly level: string;
  readonly recommendation: string;
  readonly signals: readonly { readonly code: string }[];
  readonly check: Half;
  readonly blacklist: Half;
}

/** Asks a running server for the risk profile of each interesting cardholder, and prints a table. */
async function main() {
  loadEnvFile();
  const url = process.env['KAYAN_URL'] ?? `http://127.0.0.1:${process.env['PORT'] ?? 4000}/graphql`;
  const asked = INTERESTING.flatMap((number) => {
    const cardholder = CARDHOLDERS[number - 1];
    return cardholder ? [{ label: `#${number}`, input: cardholder }] : [];
  });
  const [first] = CARDHOLDERS;
  if (first) asked.splice(1, 0, { label: '#1, wrong name', input: { ...first, name: '王五' } });

  const rows = await Promise.all(
    asked.map(async ({ label, input }) => {
      const { name, idNumber, bankCard } = input;
      return toRow(label, await assess(url, { name, idNumber, bankCard }));
    }),
  );
  console.table(Object.fromEntries(rows));
}

async function assess(url: string, input: object): Promise<Profile> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: QUERY, variables: { input } }),
  });
  const { data, errors } = (await response.json()) as {
    data?: { riskProfile: Profile };
    errors?: { message: string }[];
  };
  if (!data) throw new Error(errors?.[0]?.message ?? `HTTP ${response.status}`);
  return data.riskProfile;
}

function toRow(label: string, { level, recommendation, check, blacklist }: Profile) {
  const cost = (check.billing?.costFen ?? 0) + (blacklist.billing?.costFen ?? 0);
  const row = {
    level,
    recommendation,
    check: check.rule ?? check.code ?? [check.outcome, check.reason].filter(Boolean).join(' '),
    blacklist:
      blacklist.rule ?? blacklist.code ?? (blacklist.listed ? blacklist.hits?.join(' ') : 'clean'),
    asked: check.attempts?.map(({ provider }) => provider).join(' ') ?? '',
    fen: cost,
  };
  return [label, row] as const;
}

main().catch((error: unknown) => {
  const { message, cause } = error as Error;
  const refused = (cause as NodeJS.ErrnoException | undefined)?.code === 'ECONNREFUSED';
  console.error(refused ? 'No server is running: start one with `npm start`.' : message);
  process.exitCode = 1;
});
