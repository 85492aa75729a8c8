using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace LoadTest;

/// <summary>
/// Tells which task sets have no way to end: no code of the class, nor what the compiler made of it, calls
/// <see cref="TaskSet.Interrupt"/> or ends the user or the run. A user that enters such a set never comes to its other tasks.
/// Reads the IL byte by byte, without decoding it: a call that is there is always found, and four bytes of an operand that
/// happen to look like one would only silence a hint.
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
        Search(plan, plans, [plan], found);
        return found;
    }

    /// <summary>Whether some code of the class can end the set.</summary>
    public static bool CanEnd(Type set) => TypeRules.Lineage(set).Any(type => CallsExit(type, isRoot: true));

    static void Search(BehaviorPlan plan, BehaviorPlans plans, HashSet<BehaviorPlan> seen, List<(BehaviorPlan, BehaviorPlan)> found)
    {
        foreach (var entry in plan.Entries.Where(entry => entry is { SetType: not null, Weight: > 0 }))
        {
            var set = plans.Of(entry);
            if (!seen.Add(set)) continue;
            if (plan.Entries.Count(other => other.Weight > 0) > 1 && !set.Entries.Any(e => e.Name == "Stop") && !CanEnd(set.Type)) found.Add((set, plan));
            Search(set, plans, seen, found);
        }
    }

    // Async methods, iterators, lambdas and local functions live in nested classes that the compiler has made.
    static bool CallsExit(Type type, bool isRoot)
    {
        const BindingFlags All = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        if (!isRoot && !type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)) return false;
        return type.GetMethods(All).Any(CallsExit)
            || type.GetNestedTypes(BindingFlags.Public | BindingFlags.NonPublic).Any(nested => CallsExit(nested, isRoot: false));
    }

    static bool CallsExit(MethodInfo method)
    {
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var i = 0; i + 4 < code.Length; i++)
        {
            if ((code[i] == OpCodes.Call.Value || code[i] == OpCodes.Callvirt.Value || code[i] == (OpCodes.Ldftn.Value & 0xFF)) && IsExit(method, BitConverter.ToInt32(code, i + 1))) return true;
        }

        return false;
    }

    static bool IsExit(MethodInfo caller, int token)
    {
        try
        {
            var called = caller.Module.ResolveMethod(token, caller.DeclaringType?.GetGenericArguments(), caller.GetGenericArguments());
            return called is not null && Exits.Contains((called.DeclaringType, called.Name));
        }
        catch (Exception exception) when (exception is ArgumentException or BadImageFormatException or FileNotFoundException or TypeLoadException)
        {
            return false; // not a token after all
        }
    }
}
