using LoadTest.Http;
using LoadTest.Run;

namespace LoadTest.Testing;

/// <summary>
/// A real load class in virtual time: its attributes are read, and it is run, as a test framework's node would run it, but time
/// is a <see cref="ManualClock"/> and nothing sleeps.
/// </summary>
internal sealed class VirtualLoad
{
    readonly Type _loadClass;
    readonly List<object?> _arguments = [];
    readonly Dictionary<string, string> _settings = new(StringComparer.Ordinal);
    readonly List<Action<RunContext>> _preparations = [];
    readonly List<IRunHooks> _watchers = [];
    LoadTestDefinition? _definition;
    bool _isLive;

    VirtualLoad(Type loadClass) => _loadClass = loadClass;

    public ManualClock Clock { get; } = new();

    /// <summary>What users, sets and hooks have said.</summary>
    public Journal Journal { get; } = new();

    /// <summary>What was read from the load class, under the settings.</summary>
    /// <exception cref="LoadTestException">The class cannot run.</exception>
    public LoadTestDefinition Definition => _definition ??= Read();

    /// <summary>A load class, with the load that it is to run under.</summary>
    /// <param name="users">As <c>[Users]</c>; null for what the class says, or for a load shape.</param>
    /// <param name="duration">The measurement in seconds; null for what the class says.</param>
    /// <param name="spawnRate">Users per second.</param>
    /// <param name="warmUp">In seconds.</param>
    public static VirtualLoad Of<T>(int? users = null, double? duration = null, double? spawnRate = null, double? warmUp = null) =>
        Of(typeof(T), users, duration, spawnRate, warmUp);

    /// <inheritdoc cref="Of{T}"/>
    public static VirtualLoad Of(Type loadClass, int? users = null, double? duration = null, double? spawnRate = null, double? warmUp = null)
    {
        var load = new VirtualLoad(loadClass);
        if (!loadClass.IsDefined(typeof(UsersAttribute), inherit: true)) return load;

        load.With("Users", users).With("Duration", SecondsOf(duration)).With("MaxDuration", SecondsOf(duration));
        return load.With("SpawnRate", spawnRate ?? Some.AtOnce).With("WarmUp", SecondsOf(warmUp ?? 0));
    }

    /// <summary>Sets a setting as an environment variable would; null leaves it alone.</summary>
    public VirtualLoad With(string setting, object? value)
    {
        if (value is not null) _settings[new SettingName(setting).EnvironmentVariable] = FormattableString.Invariant($"{value}");
        return this;
    }

    /// <summary>Offers constructors an argument, as a class fixture would be.</summary>
    public VirtualLoad Offering(object? argument)
    {
        _arguments.Add(argument);
        return this;
    }

    /// <summary>Does something to the run before anybody else sees it, for example shares something that users will ask for.</summary>
    public VirtualLoad Prepared(Action<RunContext> prepare)
    {
        _preparations.Add(prepare);
        return this;
    }

    /// <summary>Puts thresholds in the place of those of the class.</summary>
    public VirtualLoad Judged(params IReadOnlyList<string> thresholds)
    {
        _definition = Definition with { Thresholds = [.. thresholds.Select(text => Some.Source(text))] };
        return this;
    }

    /// <summary>Adds hooks to those of the load class.</summary>
    public VirtualLoad Watched(IRunHooks by)
    {
        _watchers.Add(by);
        return this;
    }

    /// <summary>Has HTTP users send their requests to a real server, whose answers take no virtual time.</summary>
    /// <param name="host">Replaces the users' hosts.</param>
    public VirtualLoad Against(Uri host)
    {
        _isLive = true;
        return With("Host", host);
    }

    /// <summary>Runs the load to its end.</summary>
    /// <exception cref="InvalidOperationException">Requests were begun that were not counted, or the other way round.</exception>
    public RunOutcome Run()
    {
        using var run = Begin();
        return Checked(run.ToEnd());
    }

    /// <summary>Runs the load to its end and judges it.</summary>
    public LoadTestResult Judge() => Conclude(Run());

    /// <summary>What is said of a run of this load.</summary>
    public LoadTestResult Conclude(RunOutcome outcome) => LoadTestRunner.Conclude(Definition, outcome, observerFailure: "");

    /// <summary>A run that has not taken a step yet, for tests that stop on the way.</summary>
    public VirtualRun Begin()
    {
        var plan = LoadTestRunner.PlanOf(Definition, new IsolatedObserver(new SpyObserver()));
        var run = new VirtualRun(plan with { IsOwnerGone = () => false, Hooks = [.. plan.Hooks, .. _watchers] }, Clock);
        run.Engine.Run.Shared(() => Journal);
        if (_isLive) run.Engine.Run.Shared(() => new HttpTransportFactory(_ => new LiveHandler(run.External)));
        foreach (var prepare in _preparations) prepare(run.Engine.Run);
        return run;
    }

    static RunOutcome Checked(RunOutcome outcome) => outcome.Metrics.Begun == outcome.Metrics.Total.Started
        ? outcome
        : throw new InvalidOperationException($"{outcome.Metrics.Begun} requests were begun, but {outcome.Metrics.Total.Started} were counted.");

    LoadTestDefinition Read()
    {
        var definition = DefinitionReader.Read(_loadClass, _arguments, SettingOverrides.Read(_settings, _ => null));
        return definition.Settings.Seed == 0 ? definition with { Settings = definition.Settings with { Seed = 7 } } : definition;
    }

    static string? SecondsOf(double? seconds) => seconds is { } value ? FormattableString.Invariant($"{value * 1_000}ms") : null;
}
