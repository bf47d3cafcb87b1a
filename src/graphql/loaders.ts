import DataLoader from 'dataloader';
import type { BankCardCheckResult } from '../domain/bank-card-check';
import type { BlacklistReportResult } from '../domain/blacklist-report';
import type { BlacklistQuery, CheckQuery } from '../domain/provider';
import type { AskOptions, RequestScope, Verification } from '../domain/verification';

export interface CheckRequest {
  readonly query: CheckQuery;
  readonly options: AskOptions;
}

export interface BlacklistRequest {
  readonly query: BlacklistQuery;
  readonly options: AskOptions;
}

/** One request's way to the providers: what is asked twice, through aliases or fragments, is asked once. */
export interface Loaders {
  readonly checks: DataLoader<CheckRequest, BankCardCheckResult, string>;
  readonly blacklists: DataLoader<BlacklistRequest, BlacklistReportResult, string>;
}

export function createLoaders(verification: Verification, scope: RequestScope): Loaders {
  return {
    checks: createLoader(
      ({ query, options }) => verification.checkBankCard(query, options, scope),
      ({ query: { subject, scene }, options }) => [
        subject.name,
        subject.idNumber,
        subject.bankCard,
        subject.mobile,
        subject.idType,
        scene,
        options.provider,
        options.failover,
        options.maxAgeSeconds,
      ],
    ),
    blacklists: createLoader(
      ({ query, options }) => verification.reportBlacklist(query, options, scope),
      ({ query, options }) => [query.bankCard, options.provider, options.maxAgeSeconds],
    ),
  };
}

function createLoader<Request, Result>(
  ask: (request: Request) => Promise<Result>,
  identity: (request: Request) => readonly (string | number | undefined)[],
): DataLoader<Request, Result, string> {
  return new DataLoader<Request, Result, string>(
    ([request]) => Promise.all(request === undefined ? [] : [ask(request)]),
    // One key a batch: an answer must not wait for that of another subject.
    // No part of an identity, in its normal form, has a line break.
    { batch: false, cacheKeyFn: (request) => identity(request).join('\n') },
  );
}
