namespace LoadTest.Run;

/// <summary>What only some users ever have. Of a hundred thousand that wait, each word counts.</summary>
internal sealed class UserExtras
{
    public CancellationTokenSource? Stop { get; set; }

    public Random? Random { get; set; }

    public BackgroundWork? Background { get; set; }

    public Belongings? Belongings { get; set; }

    /// <summary>The user itself, when it wants to see its requests.</summary>
    public VirtualUser? Listener { get; set; }
}
