using FromLocust.SequentialTasks;

namespace LoadTest.Samples.FromLocust;

public sealed class SequentialTasksTests : ServiceTests
{
    static readonly string[] Steps = ["POST /cart/add", "GET /cart", "POST /checkout/shipping", "POST /checkout/payment", "POST /checkout/confirm"];

    [Fact]
    public async Task S_004_5_every_user_takes_the_steps_in_their_order_each_time()
    {
        LoadOf<ShopperUser>(users: 20, duration: 600).Run();

        var seen = await SeenAsync();
        Assert.Equal(20, seen.Visitors.Count);
        Assert.All(seen.Visitors.Values, trail =>
        {
            Assert.True(trail.Count > 10 * Steps.Length, $"The user took {trail.Count} steps.");
            Assert.Equal(Enumerable.Range(0, trail.Count).Select(step => Steps[step % Steps.Length]), trail);
        });

        // The service answers 409 to a step out of order.
        Assert.All(Steps, step => Assert.Equal(["200"], seen.Routes[step].Statuses.Keys));
    }

    [Fact]
    public void S_004_5_no_wait_follows_the_interrupt()
    {
        LoadOf<ShopperUser>(users: 20, duration: 600).Run();

        // From the last step to the first one of the next checkout there is only the wait of the user's own task, 1 to 3 s.
        var pauses = Sent.ByUser()
            .SelectMany(user => user.Zip(user.Skip(1)))
            .Where(pair => pair.First.Name == "/checkout/confirm")
            .Select(pair => (pair.Second.StartedAt - pair.First.StartedAt).TotalSeconds)
            .ToList();
        Assert.True(pauses.Count > 500);
        Assert.All(pauses, pause => Assert.InRange(pause, 1, 3));
    }
}
