namespace LoadTest.Testing;

/// <summary>What users, task sets and hooks of a run in virtual time say that they do, and when. One for each run, shared as <see cref="Of"/>.</summary>
public sealed class Journal
{
    readonly Lock _access = new();
    readonly List<(double Second, int User, string Text)> _entries = [];

    /// <summary>The texts in order.</summary>
    public IReadOnlyList<string> Lines => [.. Entries.Select(entry => entry.Text)];

    /// <summary>When, who and what, in order. Seconds of the run; user 0 is no user.</summary>
    public IReadOnlyList<(double Second, int User, string Text)> Entries
    {
        get
        {
            lock (_access) return [.. _entries];
        }
    }

    /// <summary>The journal of a run.</summary>
    public static Journal Of(RunContext run) => run.Shared(() => new Journal());

    /// <summary>How often a text was said.</summary>
    public int Count(string text) => Entries.Count(entry => entry.Text == text);

    /// <summary>The seconds of the run at which a text was said.</summary>
    public IReadOnlyList<double> Seconds(string text) => [.. Entries.Where(entry => entry.Text == text).Select(entry => entry.Second)];

    /// <summary>What one user said, in order.</summary>
    public IReadOnlyList<string> LinesOf(int user) => [.. Entries.Where(entry => entry.User == user).Select(entry => entry.Text)];

    public void Say(string text) => Say(TimeSpan.Zero, 0, text);

    public void Say(TimeSpan at, int user, string text)
    {
        lock (_access) _entries.Add((at.TotalSeconds, user, text));
    }
}
