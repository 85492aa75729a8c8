namespace LoadTest;

/// <summary>An open model that replays given arrivals, for example those of a log. The run ends with the last one; it is not extended.</summary>
public sealed class ArrivalReplayAttribute : ArrivalAttribute
{
    /// <summary>Replays the arrivals of a file: one on each line, in seconds since the first could come; what follows a comma is not read.</summary>
    /// <param name="file">Beside the test assembly, or a full path. Lines need not be in order; empty ones and those that begin with # are skipped.</param>
    public ArrivalReplayAttribute(string file) => File = file;

    /// <summary>Replays these arrivals.</summary>
    /// <param name="seconds">In seconds since the first could come; 0 or more, in any order.</param>
    public ArrivalReplayAttribute(params double[] seconds) => Seconds = seconds;

    /// <summary>The file; empty when the arrivals are written out.</summary>
    public string File { get; } = "";

    /// <summary>The arrivals; empty when they are in a file.</summary>
    public IReadOnlyList<double> Seconds { get; } = [];

    internal override string Title => "[ArrivalReplay]";
}
