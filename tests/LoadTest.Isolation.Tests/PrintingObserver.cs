namespace LoadTest.Isolation.Tests;

/// <summary>Prints all that it is told.</summary>
internal sealed class PrintingObserver : ILoadTestObserver
{
    public void OnProgress(LoadTestProgress progress) => Console.Out.WriteLine(progress);

    public void OnMessage(string message) => Console.Out.WriteLine(message);
}
