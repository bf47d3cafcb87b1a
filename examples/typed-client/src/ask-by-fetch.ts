import { print } from 'graphql';
import { documentIdOf } from './document-id.js';
import { AssessRiskDocument } from './generated/graphql.js';
import { noReply, readReply, type Ask } from './reply.js';
import { TIMEOUT_MS, type Settings } from './settings.js';

/** Asks with nothing but `fetch`. */
export function askByFetch({ url, headers, byDocumentId }: Settings): Ask {
  const operation = byDocumentId
    ? { documentId: documentIdOf(AssessRiskDocument) }
    : { query: print(AssessRiskDocument) };
  return async (input) => {
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          ...headers,
          'content-type': 'application/json',
          accept: 'application/graphql-response+json, application/json;q=0.9',
        },
        body: JSON.stringify({ ...operation, variables: { input } }),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      return readReply(response.status, response.headers, await response.text());
    } catch (error) {
      return noReply(error);
    }
  };
}
