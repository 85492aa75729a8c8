using System.Reflection;

namespace LoadTest;

/// <summary>
/// Tells which task sets have no way to end: nothing that the code of the class calls, in its own assembly, calls
/// <see cref="TaskSet.Interrupt"/> or ends the user or the run. A user that enters such a set never comes to its other tasks.
/// Where a call leads cannot always be told (an interface, a delegate from elsewhere); what is told here is a hint.
/// </summary>
internal static class EndlessSets
{
    static readonly HashSet<(Type?, string)> Exits =
    [
        (typeof(TaskSet), "Interrupt"),
        (typeof(Behavior), "StopUser"),
        (typeof(RunContext), nameof(RunContext.Abort)),
    ];

    /// <summary>The sets that a user can enter, cannot leave, and that keep it from something else; in the order found.</summary>
    /// <param name="plan">The plan of a user type.</param>
    /// <param name="plans">Where the plans of the sets are.</param>
    public static IReadOnlyList<(BehaviorPlan Set, BehaviorPlan Parent)> Find(BehaviorPlan plan, BehaviorPlans plans)
    {
        var found = new List<(BehaviorPlan, BehaviorPlan)>();

        // A user may leave whatever set it is in, for example when a request has failed.
        if (!Reaches(plan.Type, called => called.DeclaringType == typeof(VirtualUser) && called.Name == "LeaveTaskSet")) Search(plan, plans, [plan], found);
        return found;
    }

    /// <summary>Whether some code of the class can end the set.</summary>
    public static bool CanEnd(Type set) => Reaches(set, called => Exits.Contains((called.DeclaringType, called.Name)));

    static void Search(BehaviorPlan plan, BehaviorPlans plans, HashSet<BehaviorPlan> seen, List<(BehaviorPlan, BehaviorPlan)> found)
    {
        foreach (var entry in plan.Entries.Where(entry => entry is { SetType: not null, Weight: > 0 }))
        {
            var set = plans.Of(entry);
            if (!seen.Add(set)) continue;
            if (plan.Entries.Count(other => other.Weight > 0) > 1 && !set.HasStop && !CanEnd(set.Type)) found.Add((set, plan));
            Search(set, plans, seen, found);
        }
    }

    static bool Reaches(Type type, Func<MethodBase, bool> isExit)
    {
        var lineage = TypeRules.Lineage(type).ToList();
        var assemblies = lineage.Select(ancestor => ancestor.Assembly).ToHashSet();
        var open = new Queue<MethodBase>(lineage.SelectMany(CalledMethods.OfClass));
        var seen = new HashSet<MethodBase>();
        while (open.TryDequeue(out var method))
        {
            if (!seen.Add(method)) continue;
            foreach (var called in CalledMethods.Of(method))
            {
                if (isExit(called)) return true;
                if (assemblies.Contains(called.Module.Assembly)) open.Enqueue(called);
            }
        }

        return false;
    }
}
