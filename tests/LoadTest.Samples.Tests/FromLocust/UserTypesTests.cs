using FromLocust.UserTypes;
using LoadTest.Judge;

namespace LoadTest.Samples.FromLocust;

public sealed class UserTypesTests : ServiceTests
{
    [Theory]
    [InlineData(6, 3, 2, 1)]
    [InlineData(150, 75, 50, 25)]
    public void S_004_12_users_are_dealt_exactly_as_their_weights_say(int users, int browsers, int apps, int admins)
    {
        LoadOf<MultipleUserTypes>(users, duration: 60).Run();

        Assert.Equal(browsers, UsersOf("/products", "/products/{id}"));
        Assert.Equal(apps, UsersOf("/api/products", "/api/profile"));
        Assert.Equal(admins, UsersOf("/admin/login", "/admin/dashboard", "/admin/products"));
    }

    [Fact]
    public void S_004_12_the_requests_of_each_type_have_rows_and_thresholds_of_their_own()
    {
        var result = LoadOf<MultipleUserTypes>(150, duration: 60).Judge();

        Assert.Equal(VerdictKind.Passed, result.Verdict.Kind);
        Assert.Equal(
            ["GET /admin/dashboard", "GET /admin/products", "GET /api/products", "GET /api/profile", "GET /products", "GET /products/{id}", "POST /admin/login"],
            result.Metrics!.Series.Select(series => series.Series.ToString()).Order(StringComparer.Ordinal)); // judged: there are metrics
        Assert.All(result.Thresholds, threshold => Assert.Equal(VerdictKind.Passed, threshold.Verdict.Kind));
        Assert.Contains("count(GET /api/products) > 10", result.Thresholds.Select(threshold => threshold.Source.Threshold.ToString()));
    }

    [Fact]
    public async Task S_004_12_a_hundred_products_are_looked_at_in_one_row()
    {
        LoadOf<MultipleUserTypes>(150, duration: 600).Run();

        var seen = (await SeenAsync()).Routes["GET /products/{id}"];
        Assert.Equal(100, seen.Targets.Count);
        Assert.Equal(["200"], seen.Statuses.Keys);
        Assert.Equal(seen.Count, Sent.Of("GET /products/{id}").Count);
    }

    int UsersOf(params string[] names) => Sent.All.Where(request => names.Contains(request.Name)).Select(request => request.UserNumber).Distinct().Count();
}
