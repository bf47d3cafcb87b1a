import type { ApolloServerPlugin } from '@apollo/server';
import type { Tracer } from '@opentelemetry/api';
import { defaultFieldResolver } from 'graphql';
import { inSpan } from './tracing';

/** A span for every root field that is resolved, under the name that the schema gives it. */
export function rootFieldSpans(tracer: Tracer): ApolloServerPlugin {
  return {
    serverWillStart({ schema }) {
      for (const field of Object.values(schema.getQueryType()?.getFields() ?? {})) {
        const { resolve = defaultFieldResolver } = field;
        field.resolve = (...args) =>
          inSpan(tracer, `Query.${field.name}`, {}, () => Promise.resolve(resolve(...args)));
      }
      return Promise.resolve();
    },
  };
}
