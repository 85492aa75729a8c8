using LoadTest.Run;

namespace LoadTest.Testing;

/// <summary>A work queue that the test drains on its own thread: first in, first out, what is urgent before the rest.</summary>
internal sealed class InlineWorkQueue : IWorkQueue
{
    readonly LinkedList<Action> _work = [];

    public void Post(Action work) => _work.AddLast(work);

    public void PostUrgent(Action work) => _work.AddFirst(work);

    /// <summary>Runs everything that is waiting, and what that adds, up to <paramref name="atMost"/> pieces of work.</summary>
    public void Drain(int atMost = 1_000_000)
    {
        for (var done = 0; _work.First is { } first; done++)
        {
            if (done == atMost) throw new InvalidOperationException($"There is still work after {atMost} pieces: something posts itself for ever.");
            _work.RemoveFirst();
            first.Value();
        }
    }
}
