using LoadTest.Schedule;

namespace LoadTest.Tests.Schedule;

public sealed class RampSegmentTests
{
    const long Second = 1_000_000_000;

    [Theory]
    [InlineData(-1, 3)]
    [InlineData(0, 4)]
    [InlineData(499_999_999, 4)]
    [InlineData(500_000_000, 5)]
    [InlineData(1_000_000_000, 6)]
    [InlineData(60_000_000_000, 6)]
    public void The_first_user_comes_at_the_start_and_the_rest_follow_at_the_rate(long afterStart, int users) =>
        Assert.Equal(users, new RampSegment(3, 6, 2, 10 * Second).UsersAt((10 * Second) + afterStart));

    [Theory]
    [InlineData(-1, 6)]
    [InlineData(0, 5)]
    [InlineData(500_000_000, 4)]
    [InlineData(999_999_999, 4)]
    [InlineData(60_000_000_000, 3)]
    public void Users_leave_in_the_same_way(long afterStart, int users) =>
        Assert.Equal(users, new RampSegment(6, 3, 2, 10 * Second).UsersAt((10 * Second) + afterStart));

    [Fact]
    public void Changes_come_one_after_another_until_there_are_no_more()
    {
        var segment = new RampSegment(0, 4, 3, 7);
        var due = new List<long>();
        for (var now = -1L; segment.TryNextChangeAfter(now, out var next); now = next) due.Add(next);

        Assert.Equal([7, 333_333_340, 666_666_674, 1_000_000_007], due);
        Assert.Equal(1_000_000_007, segment.EndNanos);
    }

    [Fact]
    public void A_segment_to_where_it_is_has_no_changes()
    {
        var segment = new RampSegment(5, 5, 1, 3);

        Assert.False(segment.TryNextChangeAfter(0, out _));
        Assert.Equal((3, 0, 5), (segment.EndNanos, segment.Changes, segment.UsersAt(Second)));
    }

    [Fact]
    public void Spacing_is_exact_however_long_the_ramp()
    {
        var segment = new RampSegment(0, 9_000_000, 8, 0);

        Assert.Equal(1_124_999_875_000_000, segment.EndNanos);
        Assert.Equal(9_000_000, segment.UsersAt(segment.EndNanos));
        Assert.Equal(8_999_999, segment.UsersAt(segment.EndNanos - 1));
    }

    [Fact]
    public void The_number_of_users_changes_exactly_when_a_change_is_due()
    {
        var random = new Random(1);
        for (var i = 0; i < 500; i++)
        {
            var (from, to) = (random.Next(1_000), random.Next(1_000));
            var segment = new RampSegment(from, to, Math.Pow(10, (random.NextDouble() * 14) - 3), random.NextInt64(1_000 * Second));
            for (var k = 0; k < 20 && from != to; k++)
            {
                var change = random.Next(segment.Changes);
                var due = segment.DueNanosOf(change);
                var direction = Math.Sign(to - from);

                Assert.True((segment.UsersAt(due) - from) * direction >= change + 1, $"{segment}: change {change} has not happened at its time");
                Assert.True((segment.UsersAt(due - 1) - from) * direction <= change, $"{segment}: change {change} happened before its time");
                Assert.True(segment.TryNextChangeAfter(due - 1, out var next) && next == due, $"{segment}: change {change} is not announced");
            }
        }
    }

    [Fact]
    public void A_change_that_is_centuries_away_is_never_due()
    {
        var segment = new RampSegment(0, 2, 1e-300, Second);

        Assert.True(segment.TryNextChangeAfter(Second, out var due));
        Assert.Equal(long.MaxValue, due);
    }

    [Theory]
    [InlineData(-1, 0, 1, 0)]
    [InlineData(0, -1, 1, 0)]
    [InlineData(0, 1, 0, 0)]
    [InlineData(0, 1, double.NaN, 0)]
    [InlineData(0, 1, 1, -1)]
    public void Values_out_of_range_are_refused(int from, int to, double rate, long start) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new RampSegment(from, to, rate, start));
}
