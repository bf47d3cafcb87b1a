import { Authorized, Extensions } from 'type-graphql';
import type { Scope } from '../../domain/client';

/** Where the schema keeps the scopes that a field needs. */
export const SCOPES_EXTENSION = 'scopes';

/** For a root field: only clients with all of these scopes may ask for it. */
export function NeedsScopes(...scopes: readonly Scope[]): MethodDecorator {
  const authorized = Authorized([...scopes]);
  const extensions = Extensions({ [SCOPES_EXTENSION]: scopes });
  return (target, name, descriptor) => {
    authorized(target, name, descriptor);
    extensions(target, name, descriptor);
  };
}
