namespace LoadTest.Faults;

/// <summary>Keeps the garbage collector busy: a heap of small objects that is thrown away bit by bit, and collected as a whole.</summary>
internal static class Litter
{
    const int Slots = 400_000;
    static readonly TimeSpan Between = TimeSpan.FromMilliseconds(100);

    public static void OnThread(CancellationToken token) => new Thread(() => Collect(token)) { IsBackground = true, Name = "litter" }.Start();

    static void Collect(CancellationToken token)
    {
        var heap = new object[Slots];
        for (var round = 0; !token.IsCancellationRequested; round++)
        {
            for (var i = round % 4; i < Slots; i += 4) heap[i] = new[] { new object(), new object() };
            GC.Collect(2, GCCollectionMode.Forced, blocking: true);
            Thread.Sleep(Between);
        }
    }
}
