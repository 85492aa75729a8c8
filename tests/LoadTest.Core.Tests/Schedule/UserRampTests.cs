using LoadTest.Schedule;

namespace LoadTest.Tests.Schedule;

public sealed class UserRampTests
{
    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, 1)]
    [InlineData(99, 1)]
    [InlineData(100, 2)]
    [InlineData(450, 5)]
    [InlineData(900, 10)]
    [InlineData(100_000, 10)]
    public void The_first_user_starts_at_once_and_the_rest_follow_at_the_spawn_rate(int milliseconds, int users) =>
        Assert.Equal(users, new UserRamp(10, spawnRatePerSecond: 10).UsersAt(TimeSpan.FromMilliseconds(milliseconds)));

    [Fact]
    public void The_number_of_users_changes_exactly_at_the_spawn_times()
    {
        var random = new Random(1);
        for (var i = 0; i < 300; i++)
        {
            var ramp = new UserRamp(random.Next(1, 2_000), Math.Pow(10, (random.NextDouble() * 6) - 2));
            for (var k = 0; k < 50; k++)
            {
                var user = random.Next(ramp.Users);
                var time = ramp.SpawnTimeOf(user);

                Assert.True(ramp.UsersAt(time) >= user + 1, $"{ramp}: user {user} is not there at its time");
                Assert.True(ramp.UsersAt(time - TimeSpan.FromTicks(1)) <= user, $"{ramp}: user {user} is there before its time");
            }
        }
    }

    [Fact]
    public void The_ramp_ends_when_the_last_user_is_added()
    {
        var ramp = new UserRamp(50, spawnRatePerSecond: 10);

        Assert.Equal(TimeSpan.FromSeconds(4.9), ramp.RampEnd);
        Assert.Equal(50, ramp.UsersAt(ramp.RampEnd));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(1, -1)]
    public void A_ramp_without_users_or_rate_is_refused(int users, double rate) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new UserRamp(users, rate));
}
