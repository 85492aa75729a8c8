using LoadTest.Isolation;
using LoadTest.Judge;
using LoadTest.Run;

namespace LoadTest;

/// <summary>
/// One execution of a test framework: runs each load class at most once, whichever and however many of its nodes were
/// selected, and one class at a time, also against other processes on the machine.
/// </summary>
public sealed class LoadTestSession
{
    readonly ILoadTestObserver _observer;
    readonly IReadOnlyDictionary<string, string> _settings;
    readonly Dictionary<Type, Task<LoadTestResult>> _runs = [];

    /// <summary>A session whose runs are watched by <paramref name="observer"/>.</summary>
    /// <param name="observer">Is told of every run's progress.</param>
    public LoadTestSession(ILoadTestObserver observer)
        : this(observer, new Dictionary<string, string>())
    {
    }

    /// <summary>A session whose runs are watched by <paramref name="observer"/> and given settings by the test framework.</summary>
    /// <param name="observer">Is told of every run's progress.</param>
    /// <param name="settings">Settings by name, stronger than MSBuild properties and weaker than environment variables.</param>
    public LoadTestSession(ILoadTestObserver observer, IReadOnlyDictionary<string, string> settings)
    {
        _observer = observer;
        _settings = settings;
    }

    /// <summary>The result of a load class; runs it when nobody has asked before.</summary>
    /// <param name="loadTestClass">A class for which <see cref="LoadTestCatalog.IsLoadTest"/> is true.</param>
    /// <param name="constructorArguments">What each user is constructed with, for example class fixtures.</param>
    /// <param name="token">Of the first caller: stops the run.</param>
    /// <returns>Definition errors come back as a result too.</returns>
    public Task<LoadTestResult> GetOrRunAsync(Type loadTestClass, IReadOnlyList<object?> constructorArguments, CancellationToken token)
    {
        // Task.Run leaves the caller's SynchronizationContext: xUnit's would let only as many continuations run as there are cores.
        lock (_runs)
        {
            if (!_runs.TryGetValue(loadTestClass, out var run))
                _runs[loadTestClass] = run = Task.Run(() => RunAsync(loadTestClass, constructorArguments, token), CancellationToken.None);
            return run;
        }
    }

    async Task<LoadTestResult> RunAsync(Type type, IReadOnlyList<object?> constructorArguments, CancellationToken token)
    {
        LoadTestDefinition definition;
        try
        {
            definition = LoadTestDefinition.From(type, constructorArguments, _settings);
        }
        catch (LoadTestException exception)
        {
            return Refused(type, exception.Problems);
        }

        // A functional run measures nothing, so nothing can disturb it; and whoever debugs it would hold up all others.
        if (definition.Settings.Mode == RunMode.Once) return await LoadTestRunner.RunAsync(definition, _observer, token).ConfigureAwait(false);

        try
        {
            using var machine = await MachineLock.TakeAsync(
                MachineLock.DefaultPath,
                TimeProvider.System,
                () => Say($"{definition.Name}: waiting for another load run on this machine to end (lock file {MachineLock.DefaultPath})"),
                () => Say($"{definition.Name}: the lock file {MachineLock.DefaultPath} may not be opened; another load run beside this one would not be noticed"),
                token).ConfigureAwait(false);
            return await (definition.Settings.Isolation == GeneratorIsolation.Process
                ? IsolatedRun.RunAsync(definition, constructorArguments, _settings, _observer, token)
                : LoadTestRunner.RunAsync(definition, _observer, token)).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            return Result(type, new RunVerdict { Kind = VerdictKind.Aborted, Summary = "aborted while it waited for another load run on this machine" }, []);
        }
    }

    void Say(string message) => new IsolatedObserver(_observer).OnMessage(message);

    static LoadTestResult Refused(Type type, IReadOnlyList<LoadTestProblem> problems)
    {
        var more = problems.Count > 1 ? $" (and {problems.Count - 1} more)" : "";
        return Result(type, new RunVerdict { Kind = VerdictKind.Error, Summary = $"the load test cannot run: {FirstLine(problems[0])}{more}" }, problems);
    }

    static string FirstLine(LoadTestProblem problem) => problem.ToString().Split('\n')[0];

    static LoadTestResult Result(Type type, RunVerdict verdict, IReadOnlyList<LoadTestProblem> problems)
    {
        var node = LoadTestCatalog.NodesOf(type)[0];
        return new LoadTestResult
        {
            Name = type.Name,
            LoadTestClass = type.FullName ?? type.Name,
            SourceFile = node.SourceFile,
            SourceLine = node.SourceLine,
            RunId = "",
            StartedAt = TimeProvider.System.GetUtcNow(),
            Duration = TimeSpan.Zero,
            Run = verdict,
            Thresholds = [],
            Problems = problems,
        };
    }
}
