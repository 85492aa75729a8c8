namespace FromLocust.Service.GraphQL;

/// <summary>One entry of <see cref="GraphQLReply.Errors"/>.</summary>
internal sealed record GraphQLError(string Message);
