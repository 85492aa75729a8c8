using FromLocust;
using FromLocust.MilMove;
using LoadTest.Judge;
using LoadTest.Testing;

namespace LoadTest.Samples.FromLocust;

/// <summary>S-000-5: logging in with a CSRF token.</summary>
public sealed class LoginTests : ServiceTests
{
    const int Users = 20;

    [Fact]
    public async Task S_000_5_the_token_goes_back_as_a_header_and_the_session_is_kept()
    {
        var result = LoadOf<MyLoggedInUser>(Users, duration: 60).Judge();

        // The service answers 403 to a form without the token, and 401 to whoever has no session.
        var seen = await SeenAsync();
        var (logins, created, shown) = (seen.CountOf("GET /devlocal-auth/login"), seen.Routes["POST /devlocal-auth/create"], seen.Routes["GET /internal/users/logged_in"]);
        Assert.Equal(VerdictKind.Passed, result.Verdict.Kind);
        Assert.True(logins > Users, $"There were {logins} logins.");
        Assert.Equal([("200", logins)], created.Statuses.Select(status => (status.Key, status.Value)));
        Assert.Equal(logins, created.Headers["X-CSRF-Token"].Values.Sum());
        Assert.Equal(["200"], shown.Statuses.Keys);
    }

    [Fact]
    public async Task S_000_5_a_user_that_is_not_created_leaves_the_set_and_the_run_fails()
    {
        var result = await JudgeRefusedAsync();

        Assert.Equal(VerdictKind.Failed, result.Verdict.Kind);
        var error = Assert.Single(result.Errors);
        Assert.Equal(("OnStartAsync", "Failed to create a user"), (error.Where, error.Message));
        Assert.Contains(result.Findings, finding => finding.Code == "LT3003");
        Assert.Contains(result.Metrics!.Failures, failure => failure.Reason == "Failed to create a user"); // judged: there are metrics
    }

    [Fact]
    public async Task S_000_5_what_was_not_started_is_not_stopped()
    {
        await JudgeRefusedAsync();

        Assert.Equal(["/devlocal-auth/create", "/devlocal-auth/login"], Sent.All.Select(request => request.Name).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task S_000_5_a_user_that_is_not_created_waits_before_it_tries_again()
    {
        await JudgeRefusedAsync();

        Assert.All(Sent.ByUser(), user => Assert.All(
            user.Where(request => request.Kind == "GET").Zip(user.Where(request => request.Kind == "GET").Skip(1)),
            pair => Assert.InRange((pair.Second.StartedAt - pair.First.StartedAt).TotalSeconds, 0.5, 1.5)));
    }

    async Task<LoadTestResult> JudgeRefusedAsync()
    {
        await using var server = await StubServer.StartAsync();
        server.On("/devlocal-auth/login", 200).On("/devlocal-auth/create", 403);
        return VirtualLoad.Of<MyLoggedInUser>(Users, duration: 60).Offering(new ServiceFixture(server.Address)).Against(server.Address).Watched(Sent).Judge();
    }
}
