using LoadTest.Measure;

namespace LoadTest;

/// <summary>Shows each request of a functional run as it ends: whoever steps through it wants to see what it does.</summary>
internal sealed class OnceReporter(IsolatedObserver observer) : IRunHooks
{
    public void OnRequest(RunContext run, RequestEvent request)
    {
        var outcome = request.Outcome.Reason.Length > 0 ? request.Outcome.Reason : "ok";

        // What the other side sends by itself, such as a message, has no duration.
        var time = request.ResponseTime > TimeSpan.Zero ? $"  {Units.Latency(request.ResponseTime.TotalNanoseconds)}" : "";
        observer.OnMessage($"{run.Name}: {request.Kind} {request.Name}{time}  {outcome}");
    }

    public void OnUserError(RunContext run, UserErrorEvent error) =>
        observer.OnMessage($"{run.Name}: {error.Where} threw {error.Exception.GetType().Name}: {error.Exception.Message.ReplaceLineEndings(" ")}");
}
