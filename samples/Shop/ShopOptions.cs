using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Shop;

/// <summary>How slow and how unreliable this shop is: read once, at the start, from the configuration or environment.</summary>
internal sealed record ShopOptions
{
    const double LongestMs = 60_000;

    /// <summary>Median of the service time added to every route, <c>SHOP_LATENCY_MS</c>. 0 to 60,000 ms; 0 adds nothing.</summary>
    /// <value>Default: 2 ms.</value>
    public required TimeSpan Latency { get; init; }

    /// <summary>What <c>GET /slow</c> waits in addition, <c>SHOP_SLOW_MS</c>. 0 to 60,000 ms.</summary>
    /// <value>Default: 500 ms.</value>
    public required TimeSpan Slow { get; init; }

    /// <summary>Share of <c>GET /flaky</c> that is answered with 503, <c>SHOP_FAILURE_RATE</c>. 0 to 1.</summary>
    /// <value>Default: 0.1.</value>
    public required double FailureRate { get; init; }

    /// <summary>Reads the settings; when any is not valid, <paramref name="problem"/> names every one that is not.</summary>
    public static bool TryRead(IConfiguration configuration, [NotNullWhen(true)] out ShopOptions? options, out string problem)
    {
        var problems = new List<string>();
        options = new ShopOptions
        {
            Latency = TimeSpan.FromMilliseconds(Number("SHOP_LATENCY_MS", 2, LongestMs)),
            Slow = TimeSpan.FromMilliseconds(Number("SHOP_SLOW_MS", 500, LongestMs)),
            FailureRate = Number("SHOP_FAILURE_RATE", 0.1, 1),
        };
        problem = string.Join(" ", problems);
        if (problems.Count > 0)
            options = null;
        return options is not null;

        double Number(string name, double unset, double largest)
        {
            var text = configuration[name];
            if (string.IsNullOrWhiteSpace(text))
                return unset;
            // Not a number fails both comparisons, so NaN is refused too.
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= 0 && value <= largest)
                return value;
            problems.Add(string.Create(CultureInfo.InvariantCulture, $"{name} is '{text}'. Set a number from 0 to {largest}, or leave it unset for {unset}."));
            return unset;
        }
    }
}
