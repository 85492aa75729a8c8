using LoadTest.Isolation;

namespace LoadTest.Tests.Isolation;

public sealed class MailboxTests
{
    readonly Mailbox<int> _mailbox = new(most: 2);

    [Fact]
    public void Things_are_taken_in_the_order_in_which_they_were_left()
    {
        _mailbox.TryAdd(1);
        _mailbox.TryAdd(2);

        Assert.True(_mailbox.TryTake(TimeSpan.Zero, out var first));
        Assert.True(_mailbox.TryTake(TimeSpan.Zero, out var second));
        Assert.Equal((1, 2), (first, second));
        Assert.False(_mailbox.TryTake(TimeSpan.Zero, out _));
    }

    [Fact]
    public void Nothing_is_left_where_there_is_no_room()
    {
        Assert.True(_mailbox.TryAdd(1) && _mailbox.TryAdd(2));
        Assert.False(_mailbox.TryAdd(3));
    }

    [Fact]
    public async Task Whoever_waits_gets_what_comes_and_learns_of_the_end()
    {
        var waiting = Task.Run(() => (_mailbox.TryTake(Timeout.InfiniteTimeSpan, out var thing), thing));
        _mailbox.TryAdd(7);
        Assert.Equal((true, 7), await waiting);

        var inVain = Task.Run(() => _mailbox.TryTake(Timeout.InfiniteTimeSpan, out _));
        _mailbox.Close();
        Assert.False(await inVain);
        Assert.True(_mailbox.IsDone);
        Assert.False(_mailbox.TryAdd(8));
    }

    [Fact]
    public void What_was_left_before_the_end_can_still_be_taken()
    {
        _mailbox.TryAdd(1);
        _mailbox.Close();

        Assert.False(_mailbox.IsDone);
        Assert.True(_mailbox.TryTake(TimeSpan.Zero, out _));
        Assert.True(_mailbox.IsDone);
    }
}
