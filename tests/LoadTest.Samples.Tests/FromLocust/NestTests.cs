using System.Net.Sockets;
using FromLocust.Nest;
using LoadTest.Measure;

namespace LoadTest.Samples.FromLocust;

public sealed class NestTests : ServiceTests
{
    const int Users = 20;

    [Fact]
    public async Task S_001_3_a_model_of_weight_0_is_left_out()
    {
        LoadOf<NestUser>(Users, duration: 60).Run();

        Assert.Equal(["GET /products"], (await SeenAsync()).Routes.Keys);
    }

    [Fact]
    public async Task S_001_3_a_setting_brings_the_model_in()
    {
        LoadOf<NestUser>(Users, duration: 60).With("Weights", "ModelBehaviour=1 ExampleModel=1").Run();

        Assert.Equal(["GET /", "GET /products", "POST /submit"], (await SeenAsync()).Routes.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void S_001_3_the_model_acts_five_times_for_each_time_it_leaves()
    {
        var outcome = LoadOf<NestUser>(Users, duration: 600).With("Weights", "ModelBehaviour=1 CatalogueModel=0").Run();

        // Of n picks with p = 5/6: four standard deviations.
        var n = outcome.Iterations;
        Assert.True(n > 9_000, $"There were {n} iterations.");
        Assert.InRange(Sent.Of("POST /submit").Count, (n * 5 / 6.0) - (4 * Math.Sqrt(n * 5 / 36.0)), (n * 5 / 6.0) + (4 * Math.Sqrt(n * 5 / 36.0)));
    }

    [Fact]
    public void S_001_3_what_the_model_has_claimed_is_released_whenever_it_is_left()
    {
        LoadOf<NestUser>(Users, duration: 600).With("Weights", "ModelBehaviour=1 CatalogueModel=0").Run();

        // About 1,300 visits, more than there are names.
        var (claims, releases) = (Sent.Of("POST /names/claim"), Sent.Of("POST /names/{name}/release"));
        Assert.True(claims.Count > 1_000, $"There were {claims.Count} visits.");
        Assert.Equal(claims.Count, releases.Count);
        Assert.All(claims.Concat(releases), request => Assert.Equal(Outcome.Ok, request.Outcome));
    }

    [Fact]
    public void S_001_4_users_alternate_between_two_models_without_a_way_to_end()
    {
        LoadOf<NestUser>(Users, duration: 600).With("Weights", "ExampleModel=1").Run();

        // A visit has five actions on average, 1.5 s each, and the next one is of the other model half of the time.
        Assert.All(Sent.ByUser(), user =>
        {
            var changes = user.Zip(user.Skip(1)).Count(pair => pair.First.Name != pair.Second.Name);
            Assert.True(changes >= 10, $"The user changed its model {changes} times.");
        });
    }

    [Fact]
    public async Task S_001_5_the_dependency_is_started_before_the_first_user_and_stopped_after_the_last()
    {
        var load = LoadOf<NestUser>(Users, duration: 60).With("Weights", "ModelBehaviour=1 CatalogueModel=0");
        var data = load.Definition.Hooks.OfType<SharedDataServer>().Single();
        Uri? address = null;

        load.Watched(new Probe(() => address = data.Address)).Run();

        // Every user's first request and its last one go to the dependency.
        Assert.All(Sent.ByUser(), user => Assert.Equal(("/names/claim", "/names/{name}/release"), (user[0].Name, user[^1].Name)));
        Assert.All(Sent.All, request => Assert.Equal(Outcome.Ok, request.Outcome));
        Assert.Equal(Users, Sent.ByUser().Count);
        using var late = new TcpClient();
        await Assert.ThrowsAsync<SocketException>(() => late.ConnectAsync(address!.Host, address.Port)); // set before the first user
    }

    sealed class Probe(Action started) : IRunHooks
    {
        public Task OnRunStartAsync(RunContext run)
        {
            started();
            return Task.CompletedTask;
        }
    }
}
