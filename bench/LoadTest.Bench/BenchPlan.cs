using System.Globalization;

namespace LoadTest.Bench;

/// <summary>What is measured and for how long. The generators take turns, so that a change of the machine meets all of them.</summary>
internal sealed record BenchPlan
{
    /// <summary>The server that answers, <c>bare</c> or <c>shop</c>.</summary>
    /// <value>Default: bare, which no generator here saturates before itself.</value>
    public string Target { get; init; } = "bare";

    /// <summary>How often each generator has its turn; the median counts.</summary>
    /// <value>Default: 5.</value>
    public int Rounds { get; init; } = 5;

    /// <summary>Keep-alive connections, each with one request under way: a closed model.</summary>
    /// <value>Default: 64.</value>
    public int Connections { get; init; } = 64;

    /// <summary>Load before each measurement that is not counted.</summary>
    /// <value>Default: 3 s.</value>
    public TimeSpan WarmUp { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Length of one measurement.</summary>
    /// <value>Default: 10 s.</value>
    public TimeSpan Measurement { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Reads <c>--name value</c> pairs; what is not named keeps its default.</summary>
    public static bool TryRead(string[] args, out BenchPlan plan, out string problem)
    {
        plan = new BenchPlan();
        problem = "";
        foreach (var pair in args.Chunk(2))
        {
            if (pair.Length == 2 && plan.With(pair[0], pair[1]) is { } changed)
                plan = changed;
            else
                problem = $"'{string.Join(' ', pair)}' is not an option.";
        }
        return problem.Length == 0;
    }

    BenchPlan? With(string option, string value) => (option, value) switch
    {
        ("--target", "bare" or "shop") => this with { Target = value },
        ("--rounds", _) when Number(value, 10) is { } rounds => this with { Rounds = rounds },
        ("--seconds", _) when Number(value, 60) is { } seconds => this with { Measurement = TimeSpan.FromSeconds(seconds) },
        ("--connections", _) when Number(value, 1000) is { } connections => this with { Connections = connections },
        _ => null,
    };

    static int? Number(string text, int largest) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= largest ? number : null;
}
