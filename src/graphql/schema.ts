import 'reflect-metadata';
import { isUnionType, type GraphQLSchema } from 'graphql';
import { buildSchemaSync } from 'type-graphql';
import { AuditResolver } from './audit/audit.resolver';
import { BankCardCheckResolver } from './bank-card-check/bank-card-check.resolver';
import { BlacklistReportResolver } from './blacklist-report/blacklist-report.resolver';
import { ProvidersResolver } from './providers/providers.resolver';
import { authChecker } from './authorization/auth-checker';
import { takeNullAsOmitted } from './input/null-as-omitted';
import { RateLimitResolver } from './rate-limit/rate-limit.resolver';
import { RiskProfileResolver } from './risk-profile/risk-profile.resolver';

/** Builds the schema from the decorated classes; it needs neither configuration nor I/O. */
export function buildSchema(): GraphQLSchema {
  const schema = buildSchemaSync({
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
  describe(schema);
  resolveUnionsByKind(schema);
  takeNullAsOmitted(schema);
  return schema;
}

/** type-graphql has no place for the words of the schema and of its root types. */
function describe(schema: GraphQLSchema) {
  schema.description =
    'Checks of Chinese bank cards by several providers: do name, ID number, card and mobile number belong together, is the card blacklisted, and how risky is that.';
  const query = schema.getQueryType();
  if (query) {
    query.description =
      'What can be asked. Fields whose description speaks of paid calls ask providers; what was asked is kept in the ledger.';
  }
}

/** A member of a union tells by its `kind` which it is. A `resolveType` given to type-graphql would be asked asynchronously. */
function resolveUnionsByKind(schema: GraphQLSchema) {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isUnionType(type)) type.resolveType = ({ kind }: { readonly kind: string }) => kind;
  }
}
