using LoadTest.Run;
using LoadTest.Testing;

namespace LoadTest.Tests.Run;

public sealed class MachineLockTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("loadtest-").FullName;
    readonly ManualClock _clock = new();
    int _waits;
    int _refusals;

    string LockFile => Path.Combine(_folder, "lock");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_free_lock_is_taken_at_once()
    {
        using var taken = await TakeAsync();

        Assert.Equal(0, _waits);
    }

    [Fact]
    public async Task A_taken_lock_is_waited_for_and_said_so_once()
    {
        var first = await TakeAsync();
        var second = TakeAsync();
        for (var i = 0; i < 5; i++) await AdvanceAsync();
        Assert.False(second.IsCompleted);

        first.Dispose();
        await AdvanceAsync();

        using var taken = await second;
        Assert.Equal(1, _waits);
    }

    [Fact]
    public async Task Waiting_ends_with_the_token()
    {
        using var cancellation = new CancellationTokenSource();
        using var first = await TakeAsync();
        var second = TakeAsync(cancellation.Token);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
    }

    [Fact]
    public async Task A_folder_that_does_not_exist_is_an_error_and_no_reason_to_wait() =>
        await Assert.ThrowsAsync<DirectoryNotFoundException>(() => MachineLock.TakeAsync(Path.Combine(_folder, "no", "lock"), _clock, () => _waits++, () => { }, default));

    [Fact]
    public async Task A_lock_file_that_may_not_be_opened_is_said_so_and_keeps_no_test_from_running()
    {
        Directory.CreateDirectory(LockFile);

        using var taken = await TakeAsync();

        Assert.Equal((0, 1), (_waits, _refusals));
    }

    Task<IDisposable> TakeAsync(CancellationToken token = default) => MachineLock.TakeAsync(LockFile, _clock, () => _waits++, () => _refusals++, token);

    // The retry runs on the pool; it is over when its next timer is there or the lock is taken.
    async Task AdvanceAsync()
    {
        _clock.Advance(Some.Seconds(0.2));
        for (var i = 0; i < 1_000 && _clock.NextTimer is null; i++) await Task.Yield();
    }
}
