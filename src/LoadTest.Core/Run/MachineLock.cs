namespace LoadTest.Run;

/// <summary>
/// Lets one load run at a time use a machine: two runs would measure each other. A lock file with exclusive access; the
/// operating system gives it up when its process dies.
/// </summary>
internal static class MachineLock
{
    static readonly TimeSpan RetryAfter = TimeSpan.FromMilliseconds(200);

    /// <summary>The lock file of this machine and user.</summary>
    public static string DefaultPath => Path.Combine(Path.GetTempPath(), $"loadtest-{Environment.UserName}.lock");

    /// <summary>Waits until no other run holds the lock.</summary>
    /// <param name="path">The lock file.</param>
    /// <param name="time">What the waiting is timed by.</param>
    /// <param name="onWait">Called once when there is something to wait for.</param>
    /// <param name="onUnavailable">Called when the file may not be opened at all, so that nothing can be waited for.</param>
    /// <param name="token">Ends the waiting.</param>
    /// <returns>Gives the lock up when disposed. When the file may not be opened at all, a lock that locks nothing.</returns>
    public static async Task<IDisposable> TakeAsync(string path, TimeProvider time, Action onWait, Action onUnavailable, CancellationToken token)
    {
        for (var hasSaidSo = false; ; hasSaidSo = true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (UnauthorizedAccessException)
            {
                // Somebody else's file of the same name: there is no lock to be had, and no reason to keep a test from running.
                onUnavailable();
                return NoLock.Instance;
            }
            catch (IOException) when (File.Exists(path))
            {
                if (!hasSaidSo) onWait();
                await Task.Delay(RetryAfter, time, token).ConfigureAwait(false);
            }
        }
    }

    sealed class NoLock : IDisposable
    {
        public static NoLock Instance { get; } = new();

        public void Dispose()
        {
            // Nothing was taken.
        }
    }
}
