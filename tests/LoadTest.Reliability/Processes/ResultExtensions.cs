using System.Text.Json;

namespace LoadTest.Reliability.Processes;

/// <summary>What tests look at in a <c>result.json</c>.</summary>
internal static class ResultExtensions
{
    extension(JsonElement result)
    {
        /// <summary>Of everything, with its cause.</summary>
        public (string Verdict, string Cause) Verdict => ($"{result.GetProperty("verdict")}", $"{result.GetProperty("cause")}");

        public IReadOnlyList<string> Findings => [.. result.GetProperty("findings").EnumerateArray().Select(finding => $"{finding}")];

        /// <summary>Reasons of failures, with how many had each.</summary>
        public IReadOnlyList<(string Reason, long Count)> Failures =>
            [.. result.GetProperty("failures").EnumerateArray().Select(failure => ($"{failure.GetProperty("reason")}", failure.GetProperty("count").GetInt64()))];

        /// <summary>A number of requests, in all phases: <c>started</c>, <c>ok</c>, <c>failed</c>, <c>cancelled</c>.</summary>
        public long Total(string of) => result.GetProperty("counts").GetProperty("total").GetProperty(of).GetInt64();

        public long Begun => result.GetProperty("counts").GetProperty("begun").GetInt64();

        /// <summary>Requests of each whole second that succeeded, of the only series there is.</summary>
        public IReadOnlyList<int> OkPerSecond =>
            [.. result.GetProperty("series")[0].GetProperty("perSecond").EnumerateArray().Select(second => second[0].GetInt32()).Take((int)result.GetProperty("measuredSeconds").GetDouble())];
    }
}
