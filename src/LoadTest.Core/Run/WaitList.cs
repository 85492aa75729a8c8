namespace LoadTest.Run;

/// <summary>Those that wait for the same thing, in the order in which they came. Not for several threads at once.</summary>
/// <param name="index">Which one of its owner's lists it is.</param>
internal sealed class WaitList(int index = 0)
{
    public int Index => index;

    public WaitNode? First { get; private set; }

    public WaitNode? Last { get; private set; }

    public bool IsEmpty => First is null;

    public void Append(WaitNode node)
    {
        System.Diagnostics.Debug.Assert(node.List is null, "A node waits in one list at a time.");
        node.List = this;
        node.Previous = Last;
        if (Last is null) First = node;
        else Last.Next = node;
        Last = node;
    }

    /// <summary>Takes out a node that is in this list.</summary>
    public void Remove(WaitNode node)
    {
        System.Diagnostics.Debug.Assert(node.List == this, "The node is in another list.");
        if (node.Previous is null) First = node.Next;
        else node.Previous.Next = node.Next;
        if (node.Next is null) Last = node.Previous;
        else node.Next.Previous = node.Previous;
        node.List = null;
        node.Previous = null;
        node.Next = null;
    }
}
