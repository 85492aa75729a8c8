using System.Globalization;

namespace LoadTest.Faults;

/// <summary>Runs each fault a number of times, each time in a new process, and says how often a run failed and how often it named the cause.</summary>
internal static class FaultTable
{
    const string Header = "| fault | runs | failed | passed | invalid | other | cause named | named first | troubled seconds |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |";

    /// <summary>Prints a row for each fault, and every run on the error output.</summary>
    /// <returns>Whether no run failed, every cause was named, and no control was flagged.</returns>
    public static async Task<bool> PrintAsync(int runs, IReadOnlyList<Fault> faults)
    {
        await Console.Out.WriteLineAsync(Header);
        var isGood = true;
        foreach (var fault in faults)
        {
            var outcomes = new List<FaultOutcome>();
            for (var run = 0; run < runs; run++)
            {
                using var child = Child.Start(fault.Wrap(Child.Command("run", fault.Name)));
                var line = child.ReadLine();
                await Console.Error.WriteLineAsync($"{fault.Name} {run + 1}: {line}");
                outcomes.Add(FaultOutcome.Read(line));
            }

            await Console.Out.WriteLineAsync(Row(fault, outcomes));
            isGood &= outcomes.All(outcome => outcome.IsGood(fault));
        }

        return isGood;
    }

    static string Row(Fault fault, List<FaultOutcome> outcomes)
    {
        int Count(Func<FaultOutcome, bool> holds) => outcomes.Count(holds);
        var known = new[] { "Failed", "Passed", "Invalid" };
        var named = fault.Cause is null ? "–" : Text(Count(outcome => outcome.Causes.Contains($"{fault.Cause}")));
        var first = fault.Cause is null ? "–" : Text(Count(outcome => outcome.Causes is [var cause, ..] && cause == $"{fault.Cause}"));
        var seconds = string.Join(' ', outcomes.Select(outcome => Text(outcome.Seconds)));
        return $"| {fault.Name} | {Text(outcomes.Count)} | {Text(Count(o => o.Verdict == "Failed"))} | {Text(Count(o => o.Verdict == "Passed"))} | {Text(Count(o => o.Verdict == "Invalid"))} | {Text(Count(o => !known.Contains(o.Verdict)))} | {named} | {first} | {seconds} |";
    }

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
