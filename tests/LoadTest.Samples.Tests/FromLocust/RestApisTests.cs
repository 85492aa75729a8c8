using FromLocust.RestApis;
using LoadTest.Measure;

namespace LoadTest.Samples.FromLocust;

public sealed class RestApisTests : ServiceTests
{
    const int Users = 20;

    static readonly string[] Setup = ["POST /api/auth", "POST /api/resources"];
    static readonly string[] Work = ["GET /api/resources", "GET /api/resources/{id}", "POST /api/resources/{id}/items", "PUT /api/resources/{id}"];

    [Fact]
    public void S_004_9_the_templates_make_four_rows_and_the_setup_two()
    {
        var outcome = LoadOf<RestApiUser>(Users, duration: 60).Run();

        Assert.Equal([.. Work, .. Setup], RowsOf(outcome.Metrics).OrderBy(row => Setup.Contains(row)).ThenBy(row => row, StringComparer.Ordinal));
    }

    [Fact]
    public void S_004_9_a_warm_up_leaves_the_setup_out_of_what_is_judged()
    {
        var outcome = LoadOf<RestApiUser>(Users, duration: 60).With("WarmUp", "1s").Run();

        Assert.Equal(Work, RowsOf(outcome.Metrics).Order(StringComparer.Ordinal));
        Assert.Equal(new RequestCounts(Ok: Users * (Setup.Length + 1), 0, 0), outcome.Metrics.WarmUp);
    }

    [Fact]
    public async Task S_004_9_the_calls_are_made_by_their_weights()
    {
        LoadOf<RestApiUser>(Users, duration: 3_600).With("Iterations", 8_000).Run();

        // χ² with three degrees of freedom is above 16.3 in one of a thousand runs, and the seed is always the same.
        var seen = await SeenAsync();
        var observed = Work.Select(seen.CountOf).ToList();
        var squares = observed.Zip([2_000.0, 4_000, 1_000, 1_000], (count, expected) => (count - expected) * (count - expected) / expected).Sum();
        Assert.True(squares < 16.3, $"χ² is {squares}: {string.Join(", ", observed)}");
    }

    [Fact]
    public async Task S_004_9_every_call_is_authorized_and_has_its_parameters()
    {
        LoadOf<RestApiUser>(Users, duration: 600).Run();

        var seen = await SeenAsync();
        Assert.All(Work, row => Assert.Equal(seen.CountOf(row), seen.Routes[row].Headers["Authorization"].Values.Sum()));
        Assert.All(Work, row => Assert.All(seen.Routes[row].Statuses.Keys, status => Assert.Contains(status, new[] { "200", "201" })));
        Assert.Equal(Users, seen.Routes["GET /api/resources/{id}"].Targets.Count);

        // Five pages in three orders.
        Assert.Equal(15, seen.Routes["GET /api/resources"].Targets.Count);
        Assert.All(seen.Routes["GET /api/resources"].Targets.Keys, target => Assert.Matches(@"^/api/resources\?page=[1-5]&limit=10&sort=(name|date|status)$", target));
    }

    static IEnumerable<string> RowsOf(MetricsSnapshot metrics) =>
        metrics.Series.Where(series => series.Counts.Started > 0).Select(series => series.Series.ToString());
}
