using System.Collections.ObjectModel;

namespace FromLocust.Service.Seen;

/// <summary>Counts values. A long run must not fill the memory, so beyond 1,000 different values the rest share one line.</summary>
internal sealed class Tally
{
    const int MostValues = 1_000;
    const string Rest = "(others)";

    readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);

    public ReadOnlyDictionary<string, long> Counts => new(new Dictionary<string, long>(_counts, StringComparer.Ordinal));

    public void Add(string value)
    {
        var key = _counts.Count < MostValues || _counts.ContainsKey(value) ? value : Rest;
        _counts[key] = _counts.GetValueOrDefault(key) + 1;
    }
}
