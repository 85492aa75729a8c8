using Xunit.Sdk;

namespace LoadTest.Adapter;

/// <summary>The results of nodes that xUnit could not get as far as to a run.</summary>
internal static class NoLoad
{
    const string FixtureFix =
        "give the class one public constructor that takes only fixtures, each declared with IClassFixture<T> or by its collection, and keep [LoadTest] off abstract classes";

    /// <summary>xUnit found no fixture for a parameter, or a fixture threw.</summary>
    public static NodeResult Because(Exception exception)
    {
        // xUnit wraps what a fixture threw; the user's exception says more.
        var cause = exception.InnerException ?? exception;
        return cause is TestClassException
            ? Failed($"No load was sent: {cause.Message.TrimEnd('.')}. Fix: {FixtureFix}.", cause.StackTrace)
            : Failed($"No load was sent: a fixture threw {cause.GetType().FullName}: {cause.Message}", cause.StackTrace);
    }

    /// <summary>The assembly's test framework found the load test, but ran it with an executor of its own.</summary>
    public static NodeResult OtherFramework() =>
        Failed("No load was sent: the load test was run by another test framework. Fix: derive that framework from LoadTest.Adapter.LoadTestFramework.", "");

    /// <summary>LoadTest itself broke.</summary>
    public static NodeResult Defect(Exception exception) =>
        Failed($"A defect in LoadTest ended the load test: {exception.GetType().FullName}: {exception.Message}", exception.StackTrace);

    static NodeResult Failed(string message, string? stackTrace) => new()
    {
        Status = NodeStatus.Failed,
        Message = message,
        StackTrace = stackTrace ?? "",
        Output = "",
        Duration = TimeSpan.Zero,
    };
}
