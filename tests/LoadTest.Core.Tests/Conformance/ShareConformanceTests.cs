using LoadTest.Testing;

namespace LoadTest.Tests.Conformance;

/// <summary>How much of the load each task gets.</summary>
public sealed class ShareConformanceTests
{
    [Fact]
    public void C_U1_a_set_has_its_share_and_its_tasks_share_it() => Assert.Equal(
        [("EqualUser", 1, 1), ("RootTask", 0.5, 0.5), ("SubTasks", 0.5, 0.5), ("First", 0.5, 0.25), ("Second", 0.5, 0.25)],
        SharesOf<EqualUser>());

    [Fact]
    public void C_U2_shares_follow_the_weights_relative_and_in_all() => Assert.Equal(
        [("WeightedUser", 1, 1), ("Root", 0.75, 0.75), ("Sub", 0.25, 0.25), ("First", 0.5, 0.125), ("Second", 0.5, 0.125)],
        SharesOf<WeightedUser>());

    [Fact]
    public void C_U3_user_types_count_by_the_users_that_really_run()
    {
        var shares = SharesOf<TwoTypes>(users: 4);

        Assert.Equal([0.25, 0.75], shares.Where(share => share.Name.EndsWith("User", StringComparison.Ordinal)).Select(share => share.OfAll));
        var leaves = shares.Where(share => share.Name is "Once" or "Thrice").Select(share => share.OfAll).ToList();
        Assert.Equal([0.0625, 0.1875, 0.1875, 0.5625], leaves);
        Assert.Equal(1, leaves.Sum());
    }

    [Fact]
    public void C_U3_user_types_that_take_no_part_have_no_share()
    {
        var load = VirtualLoad.Of<TwoTypes>(users: 4).With("Weights", "LightUser=0");

        Assert.Equal(["HeavyUser"], load.Definition.TaskShares.Select(share => share.Name));
    }

    [Fact]
    public void C_U3_what_tags_leave_out_has_no_share()
    {
        var load = VirtualLoad.Of<TwoTypes>(users: 4).With("Tags", "heavy");

        Assert.Equal([("HeavyUser", 1)], load.Definition.TaskShares.Select(share => (share.Name, share.OfAll)));
    }

    static List<(string Name, double OfParent, double OfAll)> SharesOf<T>(int users = 1) =>
        [.. VirtualLoad.Of<T>(users).Definition.TaskShares.SelectMany(Flat)];

    static IEnumerable<(string Name, double OfParent, double OfAll)> Flat(TaskShare share) =>
        share.Tasks.SelectMany(Flat).Prepend((share.Name, share.OfParent, share.OfAll));

    public sealed class EqualUser : SpyUser
    {
        [Task] public Task RootTask() => Task.CompletedTask;

        [Task]
        public sealed class SubTasks : SpySet
        {
            [Task] public void First() => Interrupt();

            [Task] public Task Second() => Task.CompletedTask;
        }
    }

    public sealed class WeightedUser : SpyUser
    {
        [Task(75)] public Task Root() => Task.CompletedTask;

        [Task(25)]
        public sealed class Sub : SpySet
        {
            [Task] public void First() => Interrupt();

            [Task] public Task Second() => Task.CompletedTask;
        }
    }

    [LoadTest]
    [Users(4)]
    [Population<LightUser>(Weight = 1)]
    [Population<HeavyUser>(Weight = 3)]
    public sealed class TwoTypes;

    [Task<Work>]
    public sealed class LightUser : SpyUser;

    [Tag("heavy")]
    [Task<Work>]
    public sealed class HeavyUser : SpyUser;

    public sealed class Work : SpySet
    {
        [Task(1)] public Task Once() => Task.CompletedTask;

        [Task(3)] public Task Thrice() => Task.CompletedTask;
    }
}
