using FromLocust.LoadShapes;
using LoadTest.Measure;
using LoadTest.Testing;

namespace LoadTest.Samples.FromLocust;

public sealed class LoadShapesTests : ServiceTests
{
    static readonly (double Second, int Users)[] Expected =
    [
        (0.5, 5), (1.5, 10), (59.5, 10),
        (62, 30), (64.5, 50), (119.5, 50),
        (122.5, 75), (125.5, 100), (179.5, 100),
        (183.5, 65), (187.5, 30), (239.5, 30),
        (241.5, 15), (243.5, 0), (299.5, 0),
    ];

    [Fact]
    public void S_004_7_the_stages_end_at_their_times()
    {
        AssertStages(LoadOf<WebsiteUser>());
    }

    [Fact]
    public void S_004_7_the_stages_as_attributes_are_the_same()
    {
        AssertStages(LoadOf<WebsiteUserInStages>());
    }

    static void AssertStages(VirtualLoad load)
    {
        using var run = load.Begin();
        foreach (var (second, users) in Expected)
        {
            run.RunTo(Some.Seconds(second));

            // One more or less: whoever is due in this very moment may or may not have come, or gone.
            Assert.InRange(run.Engine.Run.ActiveUsers, users - 1, users + 1);
        }

        var outcome = run.ToEnd();

        Assert.Equal(StopReason.Completed, outcome.StopReason);
        Assert.InRange(outcome.Metrics.Measured.TotalSeconds, 300, 300.1);
    }
}
