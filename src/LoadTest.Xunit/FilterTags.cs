using System.Text.RegularExpressions;

namespace LoadTest.Adapter;

/// <summary>
/// The tags that a test filter asks for: <c>--filter Tag=checkout</c> selects the load tests that have such tasks, and has them
/// run these tasks only. <c>Tag!=slow</c> is no such wish: the test platform then leaves out the whole load test.
/// </summary>
internal static partial class FilterTags
{
    /// <summary>The tags, in the order of the filter.</summary>
    public static IReadOnlyList<string> Of(string filter) => [.. Wish().Matches(filter).Select(match => match.Groups["tag"].Value.Trim()).Distinct(StringComparer.Ordinal)];

    [GeneratedRegex(@"(?<![\w.])Tag\s*=\s*(?<tag>[^&|()!]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Wish();
}
