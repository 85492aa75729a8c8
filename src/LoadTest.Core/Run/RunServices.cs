using LoadTest.Measure;

namespace LoadTest.Run;

/// <summary>What the parts of one run share.</summary>
internal sealed record RunServices
{
    public required RunClock Clock { get; init; }

    public required IWorkQueue Queue { get; init; }

    public required Dispatcher Dispatcher { get; init; }

    public required RequestLog Log { get; init; }

    public required UserErrors Errors { get; init; }

    public required StopTokens Stop { get; init; }

    public required RunResources Resources { get; init; }

    public required RunState Run { get; init; }

    public required HookChain Hooks { get; init; }

    /// <summary>The loads of the run, in order of declaration.</summary>
    public IReadOnlyList<RunningScenario> Scenarios { get; private set; } = [];

    public required Scenario Scenario { get; init; }

    public required int Seed { get; init; }

    public RunNotes Notes { get; } = new();

    public static RunServices Of(RunPlan plan, RunClock clock, IWorkQueue queue, Action<StopReason> requestStop, Action wake)
    {
        var log = new RequestLog(plan.Measure);
        var errors = new UserErrors();
        var dispatcher = new Dispatcher(clock, queue);
        RunServices services = null!; // made below; nothing stops before
        var stop = new StopTokens(() =>
        {
            dispatcher.EndAll();
            foreach (var scenario in services.Scenarios) scenario.Arrivals?.EndWaits();
        });
        var resources = new RunResources(errors);
        services = new RunServices
        {
            Clock = clock,
            Queue = queue,
            Dispatcher = dispatcher,
            Log = log,
            Errors = errors,
            Stop = stop,
            Resources = resources,
            Run = new RunState(plan, clock, log, resources, stop, requestStop) { Queue = queue },
            Hooks = new HookChain(plan.Hooks, errors),
            Scenario = plan.Scenario,
            Seed = plan.Seed,
        };
        services.Scenarios = [.. plan.Scenario.Loads.Select((load, index) => new RunningScenario(services, load, index, wake))];
        return services;
    }
}
