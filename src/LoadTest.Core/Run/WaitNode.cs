namespace LoadTest.Run;

/// <summary>
/// Something that waits: it is its own link in the one list that it is in, so that waiting allocates nothing and leaving the list costs
/// the same however long the list is. Links and due time belong to whoever guards the list: see <see cref="Dispatcher"/>.
/// </summary>
internal abstract class WaitNode
{
    /// <summary>When it is due, in nanoseconds of the run.</summary>
    public long DueNanos { get; set; }

    /// <summary>Whether a late end would be measured.</summary>
    public bool IsExact { get; set; }

    /// <summary>The list that it is in; null when it does not wait.</summary>
    internal WaitList? List { get; set; }

    internal WaitNode? Previous { get; set; }

    internal WaitNode? Next { get; set; }

    /// <summary>Its time has come. Called on the dispatcher's thread, which must not be held up.</summary>
    public abstract void OnDue();

    /// <summary>The run stops before its time has come. Called once, on any thread.</summary>
    public abstract void OnCut();
}
