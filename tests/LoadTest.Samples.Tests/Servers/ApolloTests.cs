using LoadTest.Testing;

namespace LoadTest.Samples.Servers;

/// <summary>GraphQL against a server that we have not written. It answers errors with status 200.</summary>
public sealed class ApolloTests(ApolloServer server) : IClassFixture<ApolloServer>, IAsyncLifetime
{
    readonly StubUser _user = new();
    readonly Caller _caller = new(server);

    public Task InitializeAsync()
    {
        _caller.Join(_user);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await _user.EndAsync();
        _caller.Dispose();
    }

    [Fact]
    public async Task S_004_11_queries_and_mutations_with_variables_are_counted_by_operation()
    {
        var user = await _caller.Http.GraphQLAsync("query GetUser($id: ID!) { user(id: $id) { id name } }", new { id = 7 }, path: "/");
        var created = await _caller.Http.GraphQLAsync("mutation CreatePost($input: PostInput!) { createPost(input: $input) { title } }", new { input = new { title = "a", tags = new[] { "b", "c" } } }, path: "/");
        var found = await _caller.Http.GraphQLAsync("query SearchPosts($searchTerm: String!, $limit: Int!) { searchPosts(searchTerm: $searchTerm, limit: $limit) { title } }", new { searchTerm = "test", limit = 2 }, path: "/");

        Assert.Equal("""{"user":{"id":"7","name":"User 7"}}""", user.Data.GetRawText());
        Assert.Equal("""{"createPost":{"title":"a b c"}}""", created.Data.GetRawText());
        Assert.Equal("""{"searchPosts":[{"title":"test 1"},{"title":"test 2"}]}""", found.Data.GetRawText());
        Assert.Equal(["POST GraphQL: GetUser: Ok", "POST GraphQL: CreatePost: Ok", "POST GraphQL: SearchPosts: Ok"], _user.Counted);
    }

    [Fact]
    public async Task S_004_11_errors_in_a_response_of_status_200_are_a_failure()
    {
        foreach (var id in (int[])[4711, 4712])
        {
            var reply = await _caller.Http.GraphQLAsync("query GetUser($id: ID!) { user(id: $id) { name } }", new { id }, path: "/");

            Assert.Equal(System.Net.HttpStatusCode.OK, reply.Response.StatusCode);
            Assert.Equal([new GraphQLError { Message = $"There is no user {id}.", Code = "NOT_FOUND", Path = "user" }], reply.Errors);
            Assert.Equal("""{"user":null}""", reply.Data.GetRawText());
        }

        Assert.Equal(["POST GraphQL: GetUser: Failed, There is no user ….", "POST GraphQL: GetUser: Failed, There is no user …."], _user.Counted);
    }

    [Theory]
    [InlineData("query A { nothing }", "POST GraphQL: A: Failed, HTTP 400 Bad Request: Cannot query field \"nothing\" on type \"Query\".")]
    [InlineData("query A { user(id: 7) { ", "POST GraphQL: A: Failed, HTTP 400 Bad Request: Syntax Error: Expected Name, found <EOF>.")]
    [InlineData("query A($id: ID!) { user(id: $id) { name } }", "POST GraphQL: A: Failed, HTTP 400 Bad Request: Variable \"$id\" of required type \"ID!\" was not provided.")]
    public async Task What_the_server_does_not_understand_is_a_failure_with_its_message(string query, string counted)
    {
        await _caller.Http.GraphQLAsync(query, path: "/");

        Assert.Equal([counted], _user.Counted);
    }

    [Fact]
    public async Task Of_several_operations_the_named_one_is_run()
    {
        var reply = await _caller.Http.GraphQLAsync("""query A { user(id: 1) { name } } query B { user(id: 2) { name } }""", name: "B", path: "/");

        Assert.Equal("""{"user":{"name":"User 2"}}""", reply.Data.GetRawText());
    }

    sealed class Caller(ApolloServer server) : HttpUser
    {
        public override Uri Host => server.Address;
    }
}
