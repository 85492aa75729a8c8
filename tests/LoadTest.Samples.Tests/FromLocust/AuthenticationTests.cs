using FromLocust;
using FromLocust.Authentication;
using FromLocust.Service.Seen;
using LoadTest.Judge;
using LoadTest.Measure;
using LoadTest.Testing;

namespace LoadTest.Samples.FromLocust;

public sealed class AuthenticationTests : ServiceTests
{
    const int Users = 20;

    [Fact]
    public async Task S_004_2_every_call_carries_the_token_of_its_user()
    {
        var result = LoadOf<AuthenticatedUser>(Users, duration: 60).Judge();

        var resource = (await SeenAsync()).Routes["GET /protected-resource"];
        var tokens = resource.Headers["Authorization"];
        Assert.Equal(Users, tokens.Count);
        Assert.Equal(resource.Count, tokens.Values.Sum());
        Assert.Equal(["200"], resource.Statuses.Keys);
        Assert.Equal(VerdictKind.Passed, result.Verdict.Kind);
    }

    [Fact]
    public async Task S_004_2_each_user_logs_out_once()
    {
        LoadOf<AuthenticatedUser>(Users, duration: 60).Run();

        AssertEachLoggedOut(await SeenAsync());
    }

    [Fact]
    public async Task S_004_2_each_user_logs_out_once_also_when_the_run_is_stopped()
    {
        using (var run = LoadOf<AuthenticatedUser>(Users, duration: 60).Begin())
        {
            run.RunTo(Some.Seconds(10));
            run.Engine.RequestStop(StopReason.Cancelled);
            run.ToEnd();
        }

        AssertEachLoggedOut(await SeenAsync());
    }

    [Fact]
    public async Task S_004_2_a_login_that_is_refused_makes_the_run_fail_at_its_setup()
    {
        await using var refusing = await StubServer.StartAsync();
        refusing.On("/login", 401);

        var result = VirtualLoad.Of<AuthenticatedUser>(Users, duration: 60).Offering(new ServiceFixture(refusing.Address)).Against(refusing.Address).Judge();

        Assert.Equal((VerdictKind.Failed, VerdictKind.Inconclusive), (result.Verdict.Kind, result.Run.Kind));
        Assert.StartsWith($"no user ever started: all {Users} failed (OnStartAsync threw JsonException", result.Run.Summary, StringComparison.Ordinal);
        var error = Assert.Single(result.Errors);
        Assert.Equal(("OnStartAsync", Users), (error.Where, error.Count));
    }

    static void AssertEachLoggedOut(SeenReport seen)
    {
        Assert.Equal(Users, seen.CountOf("POST /login"));
        Assert.Equal(Users, seen.CountOf("POST /logout"));
        Assert.All(seen.Visitors.Values, trail => Assert.Equal("POST /logout", trail[^1]));
    }
}
