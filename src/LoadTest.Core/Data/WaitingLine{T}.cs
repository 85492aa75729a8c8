using System.Diagnostics.CodeAnalysis;

namespace LoadTest.Data;

/// <summary>
/// Items that wait for somebody, or somebody who waits for an item: first come, first served, and never both at once. Owns the
/// decision between an item that comes and a wait that is cancelled at the same time: whoever takes the waiting one off the
/// line first, under the lock, has won, and the other finds it gone.
/// </summary>
/// <param name="run">Where those go on who have waited: not on the thread of whoever brought the item.</param>
internal sealed class WaitingLine<T>(RunContext run)
{
    public const int Unlimited = int.MaxValue;

    readonly Lock _access = new();
    readonly Queue<T> _items = [];
    readonly LinkedList<TaskCompletionSource<T>> _waiting = [];

    /// <summary>How many items wait for somebody.</summary>
    public int Count
    {
        get
        {
            lock (_access) return _items.Count;
        }
    }

    /// <summary>Gives an item to who has waited longest, or keeps it.</summary>
    /// <returns>False when nobody waits for it and <paramref name="capacity"/> items are there already.</returns>
    public bool TryAdd(T item, int capacity = Unlimited)
    {
        TaskCompletionSource<T> first;
        lock (_access)
        {
            if (_waiting.First is not { } node)
            {
                if (_items.Count >= capacity) return false;
                _items.Enqueue(item);
                return true;
            }

            first = node.Value;
            _waiting.Remove(node);
        }

        run.Post(() => first.SetResult(item));
        return true;
    }

    public bool TryTake([MaybeNullWhen(false)] out T item)
    {
        lock (_access) return _items.TryDequeue(out item);
    }

    /// <exception cref="OperationCanceledException">The token fired before there was an item.</exception>
    public Task<T> TakeAsync(CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested) return Task.FromCanceled<T>(cancellationToken);

        // Goes on where it is set: Post has chosen the place.
        var waiting = new TaskCompletionSource<T>();
        LinkedListNode<TaskCompletionSource<T>> node;
        lock (_access)
        {
            if (_items.TryDequeue(out var item)) return Task.FromResult(item);
            node = _waiting.AddLast(waiting);
        }

        return WaitAsync(node, cancellationToken);
    }

    async Task<T> WaitAsync(LinkedListNode<TaskCompletionSource<T>> node, CancellationToken cancellationToken)
    {
        using var registration = cancellationToken.UnsafeRegister(_ => Leave(node, cancellationToken), null);
        return await node.Value.Task.ConfigureAwait(false);
    }

    void Leave(LinkedListNode<TaskCompletionSource<T>> node, CancellationToken cancellationToken)
    {
        lock (_access)
        {
            if (node.List is null) return;
            _waiting.Remove(node);
        }

        run.Post(() => node.Value.SetCanceled(cancellationToken));
    }
}
