namespace LoadTest.Measure;

/// <summary>Which series a threshold reads: all of them, or those of one request name.</summary>
public sealed record SeriesFilter
{
    SeriesFilter(string name) => Name = name;

    /// <summary>Every series of the run that counts requests.</summary>
    public static SeriesFilter All { get; } = new("");

    /// <summary>The text that was asked for; empty for <see cref="All"/>.</summary>
    public string Name { get; }

    /// <summary>Whether this is <see cref="All"/>.</summary>
    public bool IsAll => Name.Length == 0;

    /// <summary>The series whose name, or kind and name, is <paramref name="name"/>.</summary>
    /// <param name="name">For example <c>GET /items/{id}</c>, or <c>/items/{id}</c> for all kinds. Compared ordinally.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty.</exception>
    public static SeriesFilter Named(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new SeriesFilter(name);
    }

    /// <summary>Whether <paramref name="series"/> is read.</summary>
    /// <param name="series">A series of the run.</param>
    public bool Matches(Series series) =>
        (IsAll && series.Role != SeriesRole.Timing)
        || string.Equals(series.Name, Name, StringComparison.Ordinal)
        || string.Equals(series.ToString(), Name, StringComparison.Ordinal);
}
