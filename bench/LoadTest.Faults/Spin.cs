namespace LoadTest.Faults;

/// <summary>Keeps processors busy.</summary>
internal static class Spin
{
    /// <summary>Spins on threads of its own until told to end.</summary>
    public static void OnThreads(int threads, CancellationToken token)
    {
        for (var i = 0; i < threads; i++)
            new Thread(() => SpinWhile(token)) { IsBackground = true, Name = "hog" }.Start();
    }

    /// <summary>For a process that does nothing else: ends with whoever started it.</summary>
    public static void UntilStdinCloses(int threads)
    {
        using var end = new CancellationTokenSource();
        OnThreads(threads, end.Token);
        Console.OpenStandardInput().ReadByte();
        end.Cancel();
    }

    static void SpinWhile(CancellationToken token)
    {
        while (!token.IsCancellationRequested)
        {
            // Nothing but the look at the token.
        }
    }
}
