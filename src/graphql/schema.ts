import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { buildSchemaSync } from 'type-graphql';
import { AuditResolver } from './audit/audit.resolver';
import { BankCardCheckResolver } from './bank-card-check/bank-card-check.resolver';
import { BlacklistReportResolver } from './blacklist-report/blacklist-report.resolver';
import { ProvidersResolver } from './providers/providers.resolver';
import { authChecker } from './authorization/auth-checker';
import { RateLimitResolver } from './rate-limit/rate-limit.resolver';
import { RiskProfileResolver } from './risk-profile/risk-profile.resolver';

/** Builds the schema from the decorated classes; it needs neither configuration nor I/O. */
export function buildSchema(): GraphQLSchema {
  return buildSchemaSync({
    resolvers: [
      BankCardCheckResolver,
      BlacklistReportResolver,
      RiskProfileResolver,
      ProvidersResolver,
      AuditResolver,
      RateLimitResolver,
    ],
    // Inputs are checked before the operation starts, all of them at once: see input/preflight.ts.
    validate: false,
    authChecker,
  });
}
