using System.Collections.Concurrent;

namespace LoadTest;

/// <summary>
/// The plans of all user types and task sets of one run: each read from its class once, filtered by the run's tags. A task
/// set's plan depends on the tags around it, so one class may have several.
/// </summary>
internal sealed class BehaviorPlans(TagFilter filter, BehaviorOptions options)
{
    readonly ConcurrentDictionary<(Type Type, string Tags, int StopWeight), Lazy<BehaviorPlan>> _plans = new();

    /// <summary>The plan of a user type, or of a task set that is entered from nowhere in particular.</summary>
    /// <exception cref="LoadTestException">The class has problems.</exception>
    public BehaviorPlan Of(Type type) => Of(type, [], stopWeight: 0);

    /// <summary>The plan of a task set that is an entry of another plan.</summary>
    /// <exception cref="LoadTestException">The class has problems.</exception>
    public BehaviorPlan Of(TaskEntry entry) => Of(entry.SetType!, entry.Tags, entry.StopWeight); // asked for entries of sets only

    BehaviorPlan Of(Type type, IReadOnlyList<string> tags, int stopWeight) =>
        _plans.GetOrAdd((type, string.Join(',', tags), stopWeight), _ => new Lazy<BehaviorPlan>(() => Read(type, tags, stopWeight))).Value;

    BehaviorPlan Read(Type type, IReadOnlyList<string> tags, int stopWeight)
    {
        var problems = new List<LoadTestProblem>();
        var plan = BehaviorDiscovery.Read(type, tags, options, problems);
        return problems.Count > 0 ? throw new LoadTestException(problems) : WithStop(Filter(plan), stopWeight);
    }

    static BehaviorPlan WithStop(BehaviorPlan plan, int weight)
    {
        if (weight == 0 || plan.Order == TaskOrder.Markov || !plan.HasTasks || EndlessSets.CanEnd(plan.Type)) return plan;

        var stop = TaskEntry.Of("Stop", static set =>
        {
            ((TaskSet)set).Leave();
            return ValueTask.CompletedTask;
        }, weight, plan.Tags);
        return new BehaviorPlan(plan.Type, [.. plan.Entries, stop], plan.Order, plan.Tags) { Create = plan.Create, HasStop = true };
    }

    BehaviorPlan Filter(BehaviorPlan plan)
    {
        if (filter == TagFilter.None) return plan;
        if (plan.Order == TaskOrder.Markov) return TakesPart(plan) ? plan : new BehaviorPlan(plan.Type, [], plan.Order, plan.Tags) { Create = plan.Create };
        return new BehaviorPlan(plan.Type, [.. plan.Entries.Where(TakesPart)], plan.Order, plan.Tags) { Create = plan.Create };
    }

    // A Markov set without some of its tasks would be another chain: it takes part as a whole, always when it has no tags.
    bool TakesPart(BehaviorPlan chain) => chain.Tags.Count == 0 || filter.Accepts(chain.Tags);

    // A set that contains itself would ask for its own plan while that is being made; its other tasks decide.
    bool TakesPart(TaskEntry entry) => entry.SetType is null
        ? filter.Accepts(entry.Tags)
        : TakesPart(entry, [entry.SetType]);

    bool TakesPart(TaskEntry set, IReadOnlyList<Type> path)
    {
        var plan = BehaviorDiscovery.Read(set.SetType!, set.Tags, options, []); // a set: asked by the caller
        return plan.Order == TaskOrder.Markov
            ? TakesPart(plan)
            : plan.Entries.Where(entry => entry.Weight > 0).Any(entry => entry.SetType is null ? filter.Accepts(entry.Tags) : !path.Contains(entry.SetType) && TakesPart(entry, [.. path, entry.SetType]));
    }
}
