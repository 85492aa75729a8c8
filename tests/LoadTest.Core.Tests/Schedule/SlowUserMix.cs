using LoadTest.Schedule;

namespace LoadTest.Tests.Schedule;

/// <summary>The rules of the mix written down without any thought of speed: everything is counted anew from the users present.</summary>
sealed class SlowUserMix(IReadOnlyList<UserMixEntry> classes)
{
    readonly List<Pick> _picks = [];

    public int Add(bool[] allowed)
    {
        var usable = Enumerable.Range(0, classes.Count).Where(i => allowed.Length == 0 || allowed[i]).ToList();
        var missing = usable.Where(i => classes[i].FixedCount > _picks.Count(pick => pick.Class == i)).ToList();
        var isFixed = missing.Count > 0;
        var phase = $"{isFixed} {string.Join(' ', usable)}";

        // The users at the end that were added in the same way.
        var same = _picks.AsEnumerable().Reverse().TakeWhile(pick => pick.Phase == phase).ToList();
        var choice = (from i in isFixed ? usable : usable.Where(i => classes[i].FixedCount == 0)
                      let count = same.Count(pick => pick.Class == i)
                      let weight = isFixed ? classes[i].FixedCount - _picks.Count(pick => pick.Class == i) + count : classes[i].Weight
                      where weight > 0
                      let sum = weight + count
                      orderby weight * Math.Log2(sum / (sum + 1)), sum + 1, weight, classes[i].Name
                      select (int?)i).FirstOrDefault();
        if (choice is not { } chosen) return -1;

        _picks.Add(new Pick(chosen, phase));
        return chosen;
    }

    public int Remove()
    {
        var last = _picks[^1];
        _picks.RemoveAt(_picks.Count - 1);
        return last.Class;
    }

    sealed record Pick(int Class, string Phase);
}
