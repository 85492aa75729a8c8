using LoadTest.Judge;
using LoadTest.Testing;

namespace LoadTest.Tests;

public sealed class SettingOverridesTests
{
    [Theory]
    [InlineData("", "", 10)]
    [InlineData("20", "", 20)]
    [InlineData("", "30", 30)]
    [InlineData("20", "30", 30)]
    public void The_environment_wins_over_the_property_and_both_over_the_attribute(string property, string variable, int users)
    {
        var overrides = Read(("LOADTEST_USERS", variable), ("LoadTest.Users", property));

        Assert.Equal(users, overrides.Integer("Users", 10, min: 1));
        Assert.Empty(overrides.Problems);
    }

    [Fact]
    public void Every_setting_can_be_given()
    {
        var overrides = Read(
            ("LOADTEST_SPAWN_RATE", "2.5"), ("LOADTEST_DURATION", "1m"), ("LOADTEST_WARM_UP", "0s"), ("LOADTEST_MAX_DURATION", "2m"),
            ("LOADTEST_STOP_TIMEOUT", "3s"), ("LOADTEST_SEED", "9"), ("LOADTEST_ON_UNDECIDED", "fail"), ("LOADTEST_RESULTS", "/tmp/x"));

        Assert.Equal(2.5, overrides.Rate("SpawnRate", 1));
        Assert.Equal(
            [60, 0, 120, 3],
            new[] { "Duration", "WarmUp", "MaxDuration", "StopTimeout" }.Select(name => overrides.Duration(name, Some.Seconds(99)).TotalSeconds));
        Assert.Equal((9, UndecidedPolicy.Fail, "/tmp/x"), (overrides.Integer("Seed", 1, min: 0), overrides.Policy("OnUndecided", UndecidedPolicy.Skip), overrides.Text("Results", "")));
        Assert.Empty(overrides.Problems);
    }

    [Fact]
    public void Malformed_and_unknown_values_are_all_named_with_their_origin()
    {
        var overrides = Read(
            ("LOADTEST_USERS", "0"), ("LOADTEST_SPAWN_RATE", "1,5"), ("LoadTest.Duration", "30"), ("LOADTEST_ON_UNDECIDED", "1"),
            ("LOADTEST_WARMUP", "5s"), ("LOADTEST_", "x"), ("LOADTESTER", "not ours"), ("PATH", "x"));
        overrides.Integer("Users", 1, min: 1);
        overrides.Rate("SpawnRate", 1);
        overrides.Duration("Duration", TimeSpan.Zero);
        overrides.Policy("OnUndecided", UndecidedPolicy.Skip);

        Snapshot.Match(string.Join('\n', overrides.Problems));
    }

    [Theory]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("0")]
    [InlineData("-1")]
    public void A_rate_is_a_number_above_zero(string rate)
    {
        var overrides = Read(("LOADTEST_SPAWN_RATE", rate));

        Assert.Equal(7, overrides.Rate("SpawnRate", 7));
        Assert.Equal("LT1201", Assert.Single(overrides.Problems).Code);
    }

    [Fact]
    public void More_users_are_all_added_within_the_first_second_unless_a_spawn_rate_is_given()
    {
        Assert.Equal((60, 60.0), UsersOf(typeof(DefinitionReaderTests.Minimal), Read(("LOADTEST_USERS", "60"))));
        Assert.Equal((60, 10.0), UsersOf(typeof(DefinitionReaderTests.Sound), Read(("LOADTEST_USERS", "60"))));
        Assert.Equal((60, 5.0), UsersOf(typeof(DefinitionReaderTests.Sound), Read(("LOADTEST_USERS", "60"), ("LOADTEST_SPAWN_RATE", "5"))));
    }

    [Fact]
    public void A_longer_duration_takes_the_longest_one_with_it()
    {
        var settings = DefinitionReader.Read(typeof(DefinitionReaderTests.Sound), [], Read(("LOADTEST_DURATION", "1h"))).Settings;

        Assert.Equal((TimeSpan.FromHours(1), TimeSpan.FromHours(3)), (settings.Duration, settings.MaxDuration));
    }

    static (int Users, double SpawnRate) UsersOf(Type type, SettingOverrides overrides)
    {
        var settings = DefinitionReader.Read(type, [], overrides).Settings;
        return (settings.Users, settings.SpawnRate);
    }

    static SettingOverrides Read(params (string Key, string Value)[] values) => SettingOverrides.Read(
        values.Where(value => !value.Key.Contains('.', StringComparison.Ordinal)).ToDictionary(value => value.Key, value => value.Value),
        key => values.FirstOrDefault(value => value.Key == key).Value);
}
