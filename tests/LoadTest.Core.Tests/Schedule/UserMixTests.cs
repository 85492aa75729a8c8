using LoadTest.Schedule;
using LoadTest.Testing;

namespace LoadTest.Tests.Schedule;

public sealed class UserMixTests
{
    [Fact]
    public void C_D22_users_of_weights_3_2_1_are_3_2_1_of_every_6()
    {
        var mix = MixOf(("Browser", 3, 0), ("Mobile", 2, 0), ("Admin", 1, 0));

        for (var round = 1; round <= 100; round++)
        {
            Add(mix, 6);

            Assert.Equal([3 * round, 2 * round, round], CountsOf(mix, 3));
        }
    }

    [Fact]
    public void Classes_that_are_equal_take_turns_in_the_order_of_their_names() =>
        Assert.Equal([1, 2, 0, 1, 2, 0], Add(MixOf(("c", 1, 0), ("A", 1, 0), ("B", 1, 0)), 6));

    [Fact]
    public void A_class_of_weight_0_is_never_picked() => Assert.DoesNotContain(1, Add(MixOf(("A", 1, 0), ("B", 0, 0)), 1_000));

    [Fact]
    public void Fixed_counts_come_first_and_their_weights_have_no_effect() =>
        Assert.Equal([2, 1, 2, 0, 3, 0, 3, 0], Add(MixOf(("A", 2, 0), ("B", 100, 1), ("C", 0, 2), ("D", 2, 0)), 8));

    [Fact]
    public void C_D10_when_there_are_fewer_users_than_fixed_counts_the_missing_ones_share_them()
    {
        var mix = MixOf(("A", 1, 6), ("B", 1, 4), ("C", 1, 2), ("D", 1, 0));

        Assert.Equal([0, 1, 2, 0, 1, 0], Add(mix, 6));
        Add(mix, 6);
        Assert.Equal([6, 4, 2, 0], CountsOf(mix, 4));
        Assert.Equal([3, 3], Add(mix, 2));
    }

    [Fact]
    public void Users_leave_in_the_reverse_order_and_missing_fixed_ones_come_back_first()
    {
        var mix = MixOf(("A", 3, 0), ("B", 1, 0), ("F", 0, 3));
        var added = Add(mix, 20);

        var removed = Enumerable.Range(0, 18).Select(_ => mix.Remove()).ToList();

        Assert.Equal(added.Skip(2).Reverse(), removed);
        Assert.Equal(added.Skip(2), Add(mix, 18));
    }

    [Fact]
    public void When_all_fixed_counts_are_full_there_is_nobody_to_add()
    {
        var mix = MixOf(("A", 1, 2), ("B", 0, 1), ("C", 0, 0));
        Add(mix, 3);

        Assert.Equal((3, 3, 0), (mix.MaxUsers, mix.Count, mix.Room()));
        Assert.Equal(-1, mix.Add());
        Assert.Equal(3, mix.Count);
        Assert.Equal(1, mix.ClassOf(1));
    }

    [Fact]
    public void A_weighted_class_has_no_limit() => Assert.Equal(int.MaxValue, MixOf(("A", 0.1, 0), ("B", 0, int.MaxValue)).MaxUsers);

    [Fact]
    public void C_D20_a_restriction_to_classes_leaves_the_others_and_weighs_only_new_users()
    {
        var mix = MixOf(("A", 1, 0), ("B", 3, 0), ("C", 1, 0));
        Add(mix, 10);

        var added = Add(mix, 8, true, true, false);

        Assert.Equal([1, 0, 1, 1, 1, 0, 1, 1], added);
        Assert.Equal([4, 12, 2], CountsOf(mix, 3));
    }

    [Fact]
    public void A_class_with_a_fixed_count_waits_until_it_is_allowed()
    {
        var mix = MixOf(("A", 1, 0), ("F", 0, 2));

        Assert.Equal([0, 0, 0], Add(mix, 3, true, false));
        Assert.Equal([1, 1, 0], Add(mix, 3));
        Assert.Equal(0, mix.Room([false, true]));
        Assert.Equal(-1, mix.Add([false, true]));
    }

    [Fact]
    public void A_restriction_to_all_classes_is_none()
    {
        var (mix, unrestricted) = (MixOf(("A", 5, 0), ("B", 2, 0)), MixOf(("A", 5, 0), ("B", 2, 0)));

        Assert.Equal(Add(unrestricted, 20), Add(mix, 3).Concat(Add(mix, 7, true, true)).Concat(Add(mix, 10)));
    }

    [Fact]
    public void The_next_class_depends_on_the_users_present_and_not_on_those_that_left()
    {
        var random = new Random(1);
        for (var i = 0; i < 200; i++)
        {
            var entries = SomeEntries(random);
            var mix = new UserMix(entries);
            var oracle = new SlowUserMix(entries);
            bool[] allowed = [];
            for (var step = 0; step < 300; step++)
            {
                if (random.Next(25) == 0) allowed = [.. entries.Select(_ => random.Next(3) > 0)];
                if (random.Next(60) == 0) allowed = [];
                if (mix.Count > 0 && random.Next(5) < 2) Assert.Equal(oracle.Remove(), mix.Remove());
                else Assert.Equal(oracle.Add(allowed), mix.Add(allowed));
            }
        }
    }

    [Fact]
    public void Adding_and_removing_allocates_nothing()
    {
        var mix = MixOf(("A", 3, 0), ("B", 2, 0), ("C", 1, 0));
        Add(mix, 10);

        AllocationAssert.None(() =>
        {
            mix.Add();
            mix.Remove();
        });
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(double.NaN, 0)]
    [InlineData(double.PositiveInfinity, 0)]
    [InlineData(1, -1)]
    public void A_weight_or_count_out_of_range_is_refused_by_name(double weight, int fixedCount)
    {
        var refusal = Assert.Throws<ArgumentOutOfRangeException>(() => MixOf(("A", 1, 0), ("BrowserUser", weight, fixedCount)));

        Assert.Contains("'BrowserUser'", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mix_without_anybody_to_spawn_is_refused()
    {
        Assert.Throws<ArgumentException>(() => MixOf());
        var refusal = Assert.Throws<ArgumentException>(() => MixOf(("A", 0, 0)));

        Assert.Contains("There are no users with weight > 0", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_can_be_removed_from_an_empty_mix() => Assert.Throws<ArgumentOutOfRangeException>(() => MixOf(("A", 1, 0)).Remove());

    static UserMix MixOf(params (string Name, double Weight, int FixedCount)[] classes) =>
        new([.. classes.Select(entry => new UserMixEntry(entry.Name, entry.Weight, entry.FixedCount))]);

    static List<int> Add(UserMix mix, int users, params bool[] allowed) => [.. Enumerable.Range(0, users).Select(_ => mix.Add(allowed))];

    static int[] CountsOf(UserMix mix, int classes)
    {
        var counts = new int[classes];
        for (var user = 0; user < mix.Count; user++) counts[mix.ClassOf(user)]++;
        return counts;
    }

    static UserMixEntry[] SomeEntries(Random random)
    {
        var count = random.Next(1, 7);
        string[] names = [.. Enumerable.Range(0, count).Select(i => $"{(char)('A' + i)}")];
        random.Shuffle(names);
        return [.. names.Select((name, i) => new UserMixEntry(name, i == 0 ? 1 : random.Next(0, 8) / 2.0, i > 0 && random.Next(4) == 0 ? random.Next(1, 9) : 0))];
    }
}
