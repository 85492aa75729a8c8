namespace LoadTest.Samples.Servers;

/// <summary>Users and posts, with Apollo Server.</summary>
public sealed class ApolloServer() : NodeServer("graphql.js");
