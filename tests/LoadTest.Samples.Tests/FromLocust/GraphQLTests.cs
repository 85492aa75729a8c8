using FromLocust.GraphQL;

namespace LoadTest.Samples.FromLocust;

public sealed class GraphQLTests : ServiceTests
{
    [Fact]
    public void S_004_11_requests_are_counted_by_operation_three_to_one_to_two()
    {
        var outcome = LoadOf<GraphQLUser>(users: 100, duration: 3_600).With("Iterations", 6_000).Run();

        var counts = outcome.Metrics.Series.ToDictionary(series => series.Series.ToString(), series => series.Counts);
        Assert.Equal(["POST GraphQL: CreatePost", "POST GraphQL: GetUser", "POST GraphQL: SearchPosts"], counts.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(6_000, counts.Values.Sum(count => count.Ok));

        // The largest standard deviation of the three counts is √(6,000·½·½) = 39: five of them.
        Assert.InRange(counts["POST GraphQL: GetUser"].Ok, 2_805, 3_195);
        Assert.InRange(counts["POST GraphQL: SearchPosts"].Ok, 1_805, 2_195);
    }
}
