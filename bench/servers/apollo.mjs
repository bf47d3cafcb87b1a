/** Apollo Server as its documentation has one get started, in production (which `NODE_ENV` decides). */
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { GraphQLError } from 'graphql';
import { createResolvers, typeDefs } from './schema.mjs';

const toGraphQLError = ({ message, extensions }) => new GraphQLError(message, { extensions });

const server = new ApolloServer({
  typeDefs,
  resolvers: createResolvers('__resolveType', toGraphQLError),
});
const { url } = await startStandaloneServer(server, { listen: { host: '127.0.0.1', port: 0 } });
console.log(`listening at ${url}`);
