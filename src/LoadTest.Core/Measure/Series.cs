namespace LoadTest.Measure;

/// <summary>What requests are grouped by: a kind (<c>GET</c>, <c>POST</c>, …) and a request name (<c>/items/{id}</c>).</summary>
/// <param name="Kind">The protocol's verb, upper case by convention. Exceptions that escape a task have the kind <see cref="TaskKind"/>.</param>
/// <param name="Name">The request name, or the name of the task for <see cref="TaskKind"/>.</param>
public readonly record struct Series(string Kind, string Name)
{
    /// <summary>The kind of the series that counts exceptions escaping from tasks, one series for each task.</summary>
    public const string TaskKind = "TASK";

    /// <summary>The kind of the series that counts arrivals which never began, for want of a user.</summary>
    public const string ArrivalKind = "ARRIVAL";

    /// <summary>The series that takes the requests of all names beyond <see cref="SeriesTable.Capacity"/>.</summary>
    public static Series Overflow { get; } = new("*", "(other)");

    /// <summary>What the samples are.</summary>
    /// <value><see cref="SeriesRole.Request"/></value>
    public SeriesRole Role { get; init; }

    /// <summary>Kind and name as thresholds write them, for example <c>GET /items/{id}</c>.</summary>
    public override string ToString() => $"{Kind} {Name}";
}
