using LoadTest.Measure;

namespace LoadTest.Testing;

/// <summary>A request that goes nowhere and takes virtual time.</summary>
internal static class SpyRequest
{
    public static async Task SendAsync(UserContext context, double seconds, string name, string failure)
    {
        var request = context.BeginRequest("GET", name);
        if (seconds > 0) await Task.Delay(TimeSpan.FromSeconds(seconds), context.Run.Time, context.Aborting).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var outcome = failure.Length > 0 ? Outcome.Failed(failure) : Outcome.Ok;
        context.EndRequest(request, context.Aborting.IsCancellationRequested ? Outcome.Cancelled : outcome);
    }
}
