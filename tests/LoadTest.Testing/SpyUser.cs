namespace LoadTest.Testing;

/// <summary>A user that writes what it does into the <see cref="Journal"/> of the run. Load classes of tests derive from it.</summary>
[Users(1)]
public abstract class SpyUser : VirtualUser
{
    /// <summary>Writes a line into the run's journal.</summary>
    protected void Say(string text) => Journal.Of(Run).Say(Run.Elapsed, Context.UserNumber, text);

    /// <summary>A task that only says that it ran.</summary>
    protected Task Did(string text)
    {
        Say(text);
        return Task.CompletedTask;
    }

    /// <summary>A request that takes this long, unless the run gives it up.</summary>
    protected Task RequestAsync(double seconds = 0, string name = "/a", string failure = "") => SpyRequest.SendAsync(Context, seconds, name, failure);
}
