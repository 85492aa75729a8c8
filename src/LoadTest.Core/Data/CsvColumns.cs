using LoadTest.Measure;

namespace LoadTest.Data;

/// <summary>The columns of a CSV file by name; shared by all its rows.</summary>
internal sealed class CsvColumns
{
    readonly Dictionary<string, int> _indexes = new(StringComparer.Ordinal);

    /// <exception cref="TestDataException">A name is empty, or there twice.</exception>
    public CsvColumns(string file, string[] names)
    {
        File = file;
        Names = names;
        for (var i = 0; i < names.Length; i++)
        {
            if (string.IsNullOrWhiteSpace(names[i])) throw DataProblems.BadHeader(file, $"column {i + 1} has no name");
            if (!_indexes.TryAdd(names[i], i)) throw DataProblems.BadHeader(file, $"the column '{names[i]}' is there twice");
        }
    }

    public string File { get; }

    public IReadOnlyList<string> Names { get; }

    /// <exception cref="TestDataException">There is no such column.</exception>
    public int Checked(int index) => index >= 0 && index < Names.Count ? index : throw DataProblems.UnknownColumn(File, index, Names.Count);

    /// <exception cref="TestDataException">There is no such column.</exception>
    public int IndexOf(string name) =>
        _indexes.TryGetValue(name, out var index) ? index : throw DataProblems.UnknownColumn(File, name, Meant(name), Names);

    IReadOnlyList<string> Meant(string name) =>
        Names.Where(known => known.Equals(name, StringComparison.OrdinalIgnoreCase)).ToList() is { Count: > 0 } inOtherCase ? inOtherCase : EditDistance.Nearest(name, Names);
}
