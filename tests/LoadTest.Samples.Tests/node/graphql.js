// Users and posts on Apollo Server: node graphql.js
// Prints the address that it listens on, and ends when its standard input closes.
'use strict';

const { ApolloServer } = require('@apollo/server');
const { startStandaloneServer } = require('@apollo/server/standalone');
const { GraphQLError } = require('graphql');

const typeDefs = `#graphql
  type User { id: ID!, name: String! }
  type Post { id: ID!, title: String! }
  input PostInput { title: String!, tags: [String!] }
  type Query {
    user(id: ID!): User
    searchPosts(searchTerm: String!, limit: Int!): [Post!]!
  }
  type Mutation { createPost(input: PostInput!): Post! }
`;

const resolvers = {
  Query: {
    user: (_, { id }) => {
      if (Number(id) > 100) throw new GraphQLError(`There is no user ${id}.`, { extensions: { code: 'NOT_FOUND' } });
      return { id, name: `User ${id}` };
    },
    searchPosts: (_, { searchTerm, limit }) => Array.from({ length: limit }, (_, n) => ({ id: n + 1, title: `${searchTerm} ${n + 1}` })),
  },
  Mutation: {
    createPost: (_, { input }) => ({ id: 1, title: [input.title, ...(input.tags ?? [])].join(' ') }),
  },
};

const server = new ApolloServer({ typeDefs, resolvers, includeStacktraceInErrorResponses: false });

startStandaloneServer(server, { listen: { host: '127.0.0.1', port: 0 } }).then(({ url }) => console.log(url));

process.stdin.on('end', () => process.exit()).resume();
