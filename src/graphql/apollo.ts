import 'reflect-metadata';
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { ApolloServerPluginLandingPageLocalDefault } from '@apollo/server/plugin/landingPage/default';
import { checkScopes } from './authorization/check-scopes';
import type { Context } from './context';
import { createFormatError } from './errors';
import { checkInputs } from './input/preflight';
import { knownOperationTypesRule } from './known-operation-types-rule';
import { legacyStatusPlugin } from './legacy-status-plugin';
import { checkLimits } from './limits/check-limits';
import type { OperationLimits } from './limits/operation-limits';
import { operationChecks } from './operation-checks';
import { rateLimitPlugin } from './rate-limit/rate-limit-plugin';
import { buildSchema } from './schema';
import type { TrustedDocuments } from './trusted-documents/trusted-documents';
import { trustedDocumentsPlugin } from './trusted-documents/trusted-documents-plugin';

export interface ApolloOptions {
  /** Whether the schema may be explored: introspection, Apollo Sandbox and suggestions in errors. */
  readonly explorable: boolean;
  readonly limits: OperationLimits;
  /** The operations that are answered. Default: any. */
  readonly trustedDocuments?: TrustedDocuments | undefined;
  /** Whether each answer tells what is left to its client; nothing is counted where clients are not told apart. */
  readonly tellsRateLimit: boolean;
  /** Called with every error that clients see only as `Internal server error.`. */
  readonly report: (error: unknown) => void;
}

/** The GraphQL server, without HTTP. */
export function createApollo(options: ApolloOptions): ApolloServer<Context> {
  const { explorable, limits, trustedDocuments, tellsRateLimit, report } = options;
  const schema = buildSchema();
  return new ApolloServer<Context>({
    schema,
    introspection: explorable,
    hideSchemaDetailsFromClientErrors: !explorable,
    includeStacktraceInErrorResponses: false,
    validationRules: [knownOperationTypesRule],
    persistedQueries: false,
    parseOptions: { maxLexicalTokens: limits.tokens },
    stopOnTerminationSignals: false,
    formatError: createFormatError(schema, report),
    // Its texts may quote a request.
    logger: { debug: ignore, info: ignore, warn: ignore, error: report },
    plugins: [
      // In this order: what one of them refuses does not reach the next.
      ...(trustedDocuments ? [trustedDocumentsPlugin(trustedDocuments)] : []),
      operationChecks([checkLimits(limits), checkScopes, checkInputs]),
      legacyStatusPlugin,
      ...(tellsRateLimit ? [rateLimitPlugin] : []),
      // Each wraps or traces resolvers, or phones home.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      explorable
        ? ApolloServerPluginLandingPageLocalDefault({
            footer: false,
            embed: { runTelemetry: false },
          })
        : ApolloServerPluginLandingPageDisabled(),
    ],
  });
}

function ignore() {
  // Nothing of this is worth a line in the log.
}
