import type { ApolloServerPlugin, GraphQLRequestListener } from '@apollo/server';
import type { Context } from './context';

/** A plugin that keeps nothing of a request, so that one listener serves all of them. */
export function inEveryRequest(
  listener: GraphQLRequestListener<Context>,
): ApolloServerPlugin<Context> {
  const started = Promise.resolve(listener);
  return { requestDidStart: () => started };
}
