namespace FromLocust.GraphQL;

/// <summary>S-004-11, "Testing GraphQL": requests are counted by operation, and errors in a response of status 200 are failures.</summary>
[LoadTest]
[Users(150, SpawnRate = 150, Duration = "3s", WarmUp = "1s")]
[Threshold("failures < 5%")]
[Threshold("p95(GraphQL: GetUser) < 500ms")]
public sealed class GraphQLUser(ServiceFixture service) : ServiceUser(service)
{
    static readonly string[] Terms = ["test", "api", "graphql", "locust"];

    protected override WaitTime WaitTime => WaitTime.Between(1, 3);

    [Task(3)] // a simple query
    public Task GetUser() => Http.GraphQLAsync(
        $$"""
        query GetUser {
            user(id: {{Random.Next(1, 101)}}) { id name email posts { id title } }
        }
        """);

    [Task(1)] // a mutation
    public Task CreatePost() => Http.GraphQLAsync(
        $$"""
        mutation CreatePost {
            createPost(input: { title: "Test Post {{Random.Next(1, 1001)}}", content: "This is a test post content" }) { id title createdAt }
        }
        """);

    [Task(2)] // a query with variables
    public Task ComplexQuery() => Http.GraphQLAsync(
        """
        query SearchPosts($searchTerm: String!, $limit: Int!) {
            searchPosts(searchTerm: $searchTerm, limit: $limit) { id title content author { id name } comments { id content } }
        }
        """,
        new { searchTerm = Terms[Random.Next(Terms.Length)], limit = Random.Next(5, 21) });
}
