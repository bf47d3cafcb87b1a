import type {
  ApolloServerPlugin,
  BaseContext,
  GraphQLRequest,
  GraphQLRequestListener,
} from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { TrustedDocuments } from './trusted-documents';

/** Answers trusted documents, asked for by `documentId` or by their text, and refuses all others. */
export function trustedDocumentsPlugin(documents: TrustedDocuments): ApolloServerPlugin {
  return {
    requestDidStart({ request }) {
      const text = trustedText(documents, request);
      // What is not trusted is not even parsed: errors of validation would tell of the schema.
      request.query = text ?? '{ __typename }';
      return text === undefined ? refused : trusted;
    },
  };
}

const trusted = Promise.resolve();
const refused = Promise.resolve<GraphQLRequestListener<BaseContext>>({
  // Thrown rather than rejected: plugins that come after this one are then not started.
  didResolveOperation() {
    throw notTrusted();
  },
});

function trustedText(documents: TrustedDocuments, { query, http }: GraphQLRequest) {
  const { documentId } = (http?.body ?? {}) as { readonly documentId?: unknown };
  const text = typeof documentId === 'string' ? documents.byId(documentId) : undefined;
  return text ?? (query === undefined ? undefined : documents.byText(query));
}

function notTrusted(): GraphQLError {
  return new GraphQLError('The document is not trusted.', {
    extensions: { code: 'DOCUMENT_NOT_TRUSTED', http: { status: 400 } },
  });
}
