using LoadTest.Run;

namespace LoadTest.Testing;

/// <summary>A work queue that the test drains on its own thread: first in, first out, what is urgent before the rest.</summary>
internal sealed class InlineWorkQueue : IWorkQueue
{
    readonly Lock _access = new();
    readonly LinkedList<Action> _work = [];

    public bool IsEmpty
    {
        get
        {
            lock (_access) return _work.Count == 0;
        }
    }

    /// <summary>How often work was urgent so far: the two stages of a stop.</summary>
    public int UrgentCount { get; private set; }

    public void Post(Action work)
    {
        lock (_access) _work.AddLast(work);
    }

    public void Post(IThreadPoolWorkItem work) => Post(work.Execute);

    public void PostUrgent(Action work)
    {
        lock (_access) _work.AddFirst(work);
        UrgentCount++;
    }

    /// <summary>Runs what is waiting now; what that adds waits for the next time.</summary>
    public void RunWaiting()
    {
        LinkedList<Action> waiting;
        lock (_access)
        {
            waiting = new LinkedList<Action>(_work);
            _work.Clear();
        }

        foreach (var work in waiting) work();
    }
}
