/** Mercurius as its documentation has it; with the argument `jit` operations are compiled from their second run on. */
import fastify from 'fastify';
import mercurius from 'mercurius';
import { createResolvers, typeDefs } from './schema.mjs';

const toGraphQLError = ({ message, extensions }) =>
  new mercurius.ErrorWithProps(message, extensions, 400);

const app = fastify();
app.register(mercurius, {
  schema: typeDefs,
  resolvers: createResolvers('resolveType', toGraphQLError),
  ...(process.argv[2] === 'jit' && { jit: 1 }),
});
console.log(`listening at ${await app.listen({ host: '127.0.0.1', port: 0 })}/graphql`);
