namespace LoadTest.Bench;

/// <summary>Remembers how many users there are.</summary>
internal sealed class UserCount : ILoadTestObserver
{
    int _users;

    public int Users => Volatile.Read(ref _users);

    public void OnProgress(LoadTestProgress progress) => Volatile.Write(ref _users, progress.ActiveUsers);

    public void OnMessage(string message)
    {
        // Nothing to say.
    }
}
