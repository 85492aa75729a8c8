using LoadTest.Measure;

namespace LoadTest.Tests.Http;

/// <summary>A request that an <see cref="HttpFixture"/> has counted.</summary>
/// <param name="Name">Kind and request name.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Time">From its start to its end.</param>
/// <param name="Details">What hooks would see.</param>
internal sealed record CountedRequest(string Name, Outcome Outcome, TimeSpan Time, RequestDetails Details)
{
    public override string ToString() => $"{Name}: {Outcome.Kind}{(Outcome.Reason.Length > 0 ? $", {Outcome.Reason}" : "")}";
}
