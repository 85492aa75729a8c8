using FromLocust.WeightedTasks;

namespace LoadTest.Samples.FromLocust;

public sealed class WeightedTasksTests : ServiceTests
{
    [Fact]
    public async Task S_004_3_fourteen_thousand_picks_are_as_ten_to_three_to_one()
    {
        LoadOf<WeightedTaskUser>(users: 100, duration: 3_600).With("Iterations", 14_000).Run();

        var seen = await SeenAsync();
        var observed = new[] { seen.CountOf("GET /"), seen.CountOf("GET /products"), seen.CountOf("POST /checkout") };
        Assert.Equal(14_000, observed.Sum());

        // χ² with two degrees of freedom is above 13.8 in one of a thousand runs, and the seed is always the same.
        var squares = observed.Zip([10_000.0, 3_000, 1_000], (count, expected) => (count - expected) * (count - expected) / expected).Sum();
        Assert.True(squares < 13.8, $"χ² is {squares}: {string.Join(", ", observed)}");
    }
}
