/** GraphQL Yoga on `node:http`, without the pages and the log of development; it caches documents by default. */
import { createServer } from 'node:http';
import { GraphQLError } from 'graphql';
import { createSchema, createYoga } from 'graphql-yoga';
import { createResolvers, typeDefs } from './schema.mjs';

const toGraphQLError = ({ message, extensions }) => new GraphQLError(message, { extensions });

const yoga = createYoga({
  schema: createSchema({ typeDefs, resolvers: createResolvers('__resolveType', toGraphQLError) }),
  logging: false,
  graphiql: false,
  landingPage: false,
});
const server = createServer(yoga);
server.listen(0, '127.0.0.1', () => {
  console.log(`listening at http://127.0.0.1:${server.address().port}/graphql`);
});
