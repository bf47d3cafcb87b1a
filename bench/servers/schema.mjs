import { readFileSync } from 'node:fs';
import { BadInput, riskProfile } from './job.mjs';

const schema = readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8');

/**
 * The project's own schema, which the peers answer too. Input fields with a default lose their `!`: graphql-jit would
 * demand them in spite of the default.
 */
export const typeDefs = schema.replace(/! = /g, ' = ');

/**
 * Resolvers for the part of the schema that is measured; whatever is not given here is a plain property.
 *
 * @param resolveTypeKey under which key this server looks for the function that tells the members of a union apart
 * @param toGraphQLError makes an error that this server shows to clients with its extensions
 */
export function createResolvers(resolveTypeKey, toGraphQLError) {
  const byKind = { [resolveTypeKey]: ({ kind }) => kind };
  return {
    Query: {
      async riskProfile(_root, { input }) {
        try {
          return await riskProfile(input);
        } catch (error) {
          throw error instanceof BadInput ? toGraphQLError(error) : error;
        }
      },
    },
    BankCardCheckResult: byKind,
    BlacklistReportResult: byKind,
  };
}
