import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError, type GraphQLObjectType } from 'graphql';
import { missingScopes, SCOPES, type Scope } from '../../domain/client';
import type { Context } from '../context';
import { rootFields } from '../input/root-fields';
import { SCOPES_EXTENSION } from './needs-scopes';

/**
 * Refuses an operation with a field that the client may not ask for, before anything of it is executed: nothing
 * is paid for while another part is forbidden.
 */
export const authorizationPlugin: ApolloServerPlugin<Context> = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation({ schema, document, operation, request, contextValue: { client } }) {
        const root = operation && schema.getRootType(operation.operation);
        if (operation === undefined || root == null) return Promise.resolve();
        const needed = rootFields(document, operation, request.variables ?? {}).flatMap(
          ({ name }) => scopesOf(root, name.value),
        );
        const missing = missingScopes(client, needed);
        // Thrown rather than rejected: plugins that come after this one are then not started.
        if (missing.length > 0) throw forbidden(missing);
        return Promise.resolve();
      },
    }),
};

function scopesOf(root: GraphQLObjectType, field: string): readonly Scope[] {
  const scopes = root.getFields()[field]?.extensions[SCOPES_EXTENSION];
  return (scopes as readonly Scope[] | undefined) ?? [];
}

function forbidden(missing: readonly Scope[]): GraphQLError {
  const scopes = SCOPES.filter((scope) => missing.includes(scope));
  return new GraphQLError(`The client lacks the scope ${scopes.join(' and the scope ')}.`, {
    extensions: { code: 'FORBIDDEN', missing: scopes, http: { status: 403 } },
  });
}
