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
import type { Context } from './context';
import { createFormatError } from './errors';
import { preflightPlugin } from './input/preflight';
import { buildSchema } from './schema';

export interface ApolloOptions {
  /** Whether the schema may be explored: introspection, Apollo Sandbox and suggestions in errors. */
  readonly explorable: boolean;
  /** Called with every error that clients see only as `Internal server error.`. */
  readonly report: (error: unknown) => void;
}

/** The GraphQL server, without HTTP. */
export function createApollo({ explorable, report }: ApolloOptions): ApolloServer<Context> {
  const schema = buildSchema();
  return new ApolloServer<Context>({
    schema,
    introspection: explorable,
    hideSchemaDetailsFromClientErrors: !explorable,
    includeStacktraceInErrorResponses: false,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    formatError: createFormatError(schema, report),
    // Its texts may quote a request.
    logger: { debug: ignore, info: ignore, warn: ignore, error: report },
    plugins: [
      preflightPlugin,
      // Each wraps or traces resolvers, or phones home.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      explorable
        ? ApolloServerPluginLandingPageLocalDefault({ footer: false })
        : ApolloServerPluginLandingPageDisabled(),
    ],
  });
}

function ignore() {
  // Nothing of this is worth a line in the log.
}
