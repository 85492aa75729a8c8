using LoadTest.Testing;

namespace LoadTest.Tests;

/// <summary>Load tests of one process know nothing of each other.</summary>
public sealed class IsolationTests
{
    [Fact]
    public void The_same_classes_run_under_different_tags_hosts_and_weights_as_if_alone()
    {
        var plain = VirtualLoad.Of<Shop>(users: 4, duration: 9.5);
        var tagged = VirtualLoad.Of<Shop>(users: 4, duration: 9.5).With("Tags", "slow").With("Host", "http://one.invalid");
        var weighted = VirtualLoad.Of<Shop>(users: 4, duration: 9.5).With("ExcludeTags", "slow").With("Weights", "Browser=0").With("Host", "http://two.invalid");

        // Side by side: each second of one is a second of the others.
        using var first = plain.Begin();
        using var second = tagged.Begin();
        using var third = weighted.Begin();
        for (var time = 0.5; time < 9; time += 0.5)
        {
            first.RunTo(Some.Seconds(time));
            second.RunTo(Some.Seconds(time));
            third.RunTo(Some.Seconds(time));
        }

        first.ToEnd();
        second.ToEnd();
        third.ToEnd();

        Assert.Equal(["Browser fast at own", "Browser slow at own", "Buyer fast at own", "Buyer slow at own"], Said(plain));
        Assert.Equal(["Browser slow at http://one.invalid/", "Buyer slow at http://one.invalid/"], Said(tagged));
        Assert.Equal(["Buyer fast at http://two.invalid/"], Said(weighted));
        Assert.Equal(Said(plain), Said(Ran(VirtualLoad.Of<Shop>(users: 4, duration: 9.5))));
    }

    [Fact]
    public void The_same_seed_gives_the_same_run_whatever_ran_before()
    {
        var alone = Ran(VirtualLoad.Of<Shop>(users: 4, duration: 29.5).With("Seed", 5));
        Ran(VirtualLoad.Of<Shop>(users: 4, duration: 29.5).With("Seed", 6));
        var again = Ran(VirtualLoad.Of<Shop>(users: 4, duration: 29.5).With("Seed", 5));

        Assert.Equal(alone.Journal.Entries, again.Journal.Entries);
    }

    [Fact]
    public void Each_run_has_shared_things_of_its_own()
    {
        var first = VirtualLoad.Of<Sharing>(users: 3, duration: 0.5);
        var second = VirtualLoad.Of<Sharing>(users: 2, duration: 0.5);

        Assert.Equal(["3"], Ran(first).Journal.Lines.TakeLast(1));
        Assert.Equal(["2"], Ran(second).Journal.Lines.TakeLast(1));
    }

    static VirtualLoad Ran(VirtualLoad load)
    {
        load.Run();
        return load;
    }

    static IEnumerable<string> Said(VirtualLoad load) => load.Journal.Lines.Distinct().Order(StringComparer.Ordinal);

    [Users(4)]
    [Population<Browser>]
    [Population<Buyer>]
    public sealed class Shop;

    public abstract class Customer : SpyUser
    {
        protected internal override WaitTime WaitTime => WaitTime.Between(0.1, 0.3);

        string Place => Run.HostOverride?.ToString() ?? "own";

        [Task] public Task Fast() => Did($"{GetType().Name} fast at {Place}");

        [Task, Tag("slow")] public Task Slow() => Did($"{GetType().Name} slow at {Place}");
    }

    public sealed class Browser : Customer;

    public sealed class Buyer : Customer;

    public sealed class Counter
    {
        public int Value { get; set; }
    }

    public sealed class Sharing : SpyUser
    {
        protected internal override WaitTime WaitTime => WaitTime.Constant(1);

        [Task] public Task Work() => Did($"{++Run.Shared(() => new Counter()).Value}");
    }
}
