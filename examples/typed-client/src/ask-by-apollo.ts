import {
  ApolloClient,
  CombinedGraphQLErrors,
  HttpLink,
  InMemoryCache,
  ServerError,
} from '@apollo/client';
import { documentIdOf } from './document-id.js';
import { AssessRiskDocument } from './generated/graphql.js';
import generated from './generated/possible-types.js';
import { noReply, readReply, type Ask, type Reply } from './reply.js';
import { TIMEOUT_MS, type Settings } from './settings.js';

/** Asks with Apollo Client. */
export function askByApollo({ url, headers, byDocumentId }: Settings): Ask {
  const client = new ApolloClient({
    link: new HttpLink({ uri: url, headers, fetch: byDocumentId ? fetchByDocumentId : fetch }),
    // Which types a fragment on `Failure` fits. Without it a cache drops the fields of such fragments.
    cache: new InMemoryCache({ possibleTypes: generated.possibleTypes }),
    // A cache keeps names and card numbers among the arguments of its entries. The server's ledger saves the money.
    defaultOptions: { query: { fetchPolicy: 'no-cache' } },
  });
  return async (input) => {
    try {
      const { data } = await client.query({
        query: AssessRiskDocument,
        variables: { input },
        context: { fetchOptions: { signal: AbortSignal.timeout(TIMEOUT_MS) } },
      });
      return data
        ? { kind: 'PROFILE', profile: data.riskProfile }
        : { kind: 'NO_REPLY', reason: 'NO_DATA' };
    } catch (error) {
      return toReply(error);
    }
  };
}

function toReply(error: unknown): Reply {
  if (CombinedGraphQLErrors.is(error)) {
    return readReply(200, undefined, JSON.stringify({ errors: error.errors }));
  }
  if (ServerError.is(error)) {
    return readReply(error.statusCode, error.response.headers, error.bodyText);
  }
  return noReply(error);
}

/** Apollo Client adds `__typename` to what it sends, so the text is not that of the manifest: the id is sent instead. */
const fetchByDocumentId: typeof fetch = (url, init) => {
  const { query: _text, ...rest } = JSON.parse(String(init?.body)) as { readonly query: string };
  const body = JSON.stringify({ ...rest, documentId: documentIdOf(AssessRiskDocument) });
  return fetch(url, { ...init, body });
};
