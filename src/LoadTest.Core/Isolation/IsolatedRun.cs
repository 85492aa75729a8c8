using LoadTest.Judge;
using LoadTest.Measure;
using LoadTest.Run;

namespace LoadTest.Isolation;

/// <summary>A run whose load is sent from a process of its own, as the test host sees it: the same result, the same files.</summary>
internal static class IsolatedRun
{
    /// <summary>Runs the load test. Whatever users, systems or the process do wrong is in the result.</summary>
    /// <param name="definition">The test, as the test host has read it.</param>
    /// <param name="arguments">What users are constructed with in the test host.</param>
    /// <param name="settings">Settings of the test framework, by name.</param>
    /// <param name="observer">Watches the run.</param>
    /// <param name="token">Stops the run early.</param>
    public static async Task<LoadTestResult> RunAsync(
        LoadTestDefinition definition, IReadOnlyList<object?> arguments, IReadOnlyDictionary<string, string> settings, ILoadTestObserver observer, CancellationToken token)
    {
        definition = LoadTestRunner.WithSeed(definition);
        var startedAt = TimeProvider.System.GetUtcNow();
        var runId = LoadTestRunner.NewRunId(startedAt);
        try
        {
            var order = OrderOf(definition, arguments, settings, runId);
            using var child = new GeneratorChild();
            child.Start(GeneratorCommand.Of(definition.LoadTestClass));
            var begin = TimeProvider.System.GetTimestamp();
            var end = new GeneratorEnd(definition, runId, startedAt);
            var result = await FollowAsync(child, order, definition, observer, end, token).ConfigureAwait(false);
            return end.Write(result with { Duration = result.Duration > TimeSpan.Zero ? result.Duration : TimeProvider.System.GetElapsedTime(begin) });
        }
        catch (LoadTestException exception)
        {
            return LoadTestRunner.Refused(definition, runId, startedAt, exception.Problems);
        }
    }

    static async Task<LoadTestResult> FollowAsync(
        GeneratorChild child, RunOrder order, LoadTestDefinition definition, ILoadTestObserver observer, GeneratorEnd end, CancellationToken token)
    {
        var watching = new ObserverQueue(observer);
        var output = new ForwardedOutput(definition.Name, watching.OnMessage);
        var tail = new OutputTail();
        child.Listen(output.Add, line =>
        {
            tail.Add(line);
            output.Add(line);
        });

        var owner = OwnerWatch.OfProcess();
        var watch = new GeneratorWatch(child, watching, definition.Settings.StopTimeout, () => owner.IsOwnerGone, TimeProvider.System);
        using var signals = new StopSignals(watch.RequestStop);
        await using var registration = token.UnsafeRegister(_ => watch.RequestStop(StopReason.Cancelled), null).ConfigureAwait(false);
        var outcome = await watch.RunAsync(order).ConfigureAwait(false);
        watching.Complete();
        return end.ResultOf(outcome, tail.Lines, [.. Findings(outcome, output.LeftOut, watching.Failure)]);
    }

    static RunOrder OrderOf(LoadTestDefinition definition, IReadOnlyList<object?> arguments, IReadOnlyDictionary<string, string> settings, string runId)
    {
        var problems = new List<LoadTestProblem>();
        var crossing = Crossing.Pack(definition.LoadTestClass, arguments, problems);
        if (problems.Count > 0) throw new LoadTestException(problems);

        return new RunOrder
        {
            LoadClass = definition.LoadTestClass.AssemblyQualifiedName ?? definition.Name,
            AssemblyPath = definition.LoadTestClass.Assembly.Location,
            Arguments = crossing,
            Settings = settings,
            Seed = definition.Settings.Seed,
            Results = Path.GetFullPath(definition.Settings.Results),
            RunId = runId,
        };
    }

    static IEnumerable<Finding> Findings(GeneratorOutcome outcome, int leftOut, string observerFailure)
    {
        if (outcome is { Result: not null, WasKilled: true })
            yield return new Finding { Code = "LT3061", Text = "The process that sent the load did not end after its run and was killed. Has user code left a foreground thread, or a handler of the process's exit that waits?" };
        if (leftOut > 0)
            yield return new Finding { Code = "LT3062", Text = $"{Units.Count(leftOut)} lines that user code printed were not shown: a run shows {Units.Count(ForwardedOutput.Most)}." };
        if (observerFailure.Length > 0)
            yield return new Finding { Code = "LT3008", Text = $"An observer was switched off: {observerFailure}" };
    }
}
