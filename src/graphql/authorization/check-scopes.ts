import { GraphQLError, type GraphQLObjectType } from 'graphql';
import { missingScopes, SCOPES, type Scope } from '../../domain/client';
import { rootFields } from '../input/root-fields';
import type { ResolvedOperation } from '../operation-checks';
import { SCOPES_EXTENSION } from './needs-scopes';

/** Refuses an operation with a field that the client may not ask for: nothing is paid for while another part is forbidden. */
export function checkScopes(resolved: ResolvedOperation): void {
  const { schema, document, operation, variables, client } = resolved;
  const root = schema.getRootType(operation.operation);
  if (root == null) return;
  const needed = rootFields(document, operation, variables).flatMap(({ name }) =>
    scopesOf(root, name.value),
  );
  const missing = missingScopes(client, needed);
  if (missing.length > 0) throw forbidden(missing);
}

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
