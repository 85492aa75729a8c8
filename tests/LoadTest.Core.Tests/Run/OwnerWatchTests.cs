using LoadTest.Run;

namespace LoadTest.Tests.Run;

public sealed class OwnerWatchTests
{
    static readonly string[] Arguments = ["testhost.dll", "--port", "1", "--parentprocessid", "100"];
    readonly Dictionary<int, string> _processes = new()
    {
        [100] = Stat(100, "dotnet", parent: 90),
        [90] = Stat(90, "vstest.console", parent: 80),
        [80] = Stat(80, "dotnet", parent: 70),
        [70] = Stat(70, "bash", parent: 1),
    };

    [Fact]
    public void While_all_owners_live_nobody_is_gone() => Assert.False(Watch().IsOwnerGone);

    [Theory]
    [InlineData(100, true)]
    [InlineData(90, true)]
    [InlineData(80, true)]
    [InlineData(70, false)] // the shell is no owner: closing a terminal is a signal of its own
    public void The_platform_and_the_dotnet_processes_above_it_own_the_run(int dies, bool isGone)
    {
        var watch = Watch();

        _processes.Remove(dies);

        Assert.Equal(isGone, watch.IsOwnerGone);
    }

    [Fact]
    public void A_zombie_is_gone()
    {
        var watch = Watch();

        _processes[90] = Stat(90, "vstest.console", parent: 80, state: 'Z');

        Assert.True(watch.IsOwnerGone);
    }

    [Fact]
    public void Another_process_with_the_same_number_is_no_owner()
    {
        var watch = Watch();

        _processes[80] = Stat(80, "dotnet", parent: 1, start: 999);

        Assert.True(watch.IsOwnerGone);
    }

    [Fact]
    public void Being_adopted_by_another_parent_changes_nothing()
    {
        var watch = Watch();

        _processes[80] = Stat(80, "dotnet", parent: 1);

        Assert.False(watch.IsOwnerGone);
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("a) S 1 (b")]
    [InlineData("")]
    public void A_strange_name_shifts_no_field(string name)
    {
        _processes[90] = Stat(90, name, parent: 80);

        Assert.False(Watch().IsOwnerGone);
    }

    [Theory]
    [InlineData("testhost.dll")]
    [InlineData("testhost.dll", "--parentprocessid")]
    [InlineData("testhost.dll", "--parentprocessid", "x")]
    [InlineData("testhost.dll", "--parentprocessid", "-1")]
    [InlineData("testhost.dll", "--parentprocessid", "4242")]
    public void Without_a_test_platform_nobody_is_watched(params string[] arguments)
    {
        var watch = OwnerWatch.Of(arguments, pid => _processes.GetValueOrDefault(pid));
        _processes.Clear();

        Assert.False(watch.IsOwnerGone);
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("100 (dotnet")]
    [InlineData("100 (dotnet) S")]
    public void A_text_that_is_no_status_is_nobody(string stat)
    {
        _processes[100] = stat;

        Assert.False(Watch().IsOwnerGone);
    }

    OwnerWatch Watch() => OwnerWatch.Of(Arguments, pid => _processes.GetValueOrDefault(pid));

    static string Stat(int pid, string name, int parent, char state = 'S', int start = 5) =>
        FormattableString.Invariant($"{pid} ({name}) {state} {parent} 1 1 0 -1 4194560 1 0 0 0 0 0 0 0 20 0 1 0 {start}{pid} 0 0\n");
}
