import type { AuthCheckerFn } from 'type-graphql';
import { missingScopes, type Scope } from '../../domain/client';
import type { Context } from '../context';

/** What stands before each resolver that needs scopes, whatever was checked before the operation began. */
export const authChecker: AuthCheckerFn<Context, Scope> = ({ context: { client } }, scopes) =>
  missingScopes(client, scopes).length === 0;
