using LoadTest.Testing;

namespace LoadTest.Tests.Data;

/// <summary>Feeds, pools, queues and barriers in whole runs, in virtual time.</summary>
public sealed class DataInRunTests
{
    [Fact]
    public void Users_of_one_type_hand_orders_to_users_of_another_and_the_journeys_are_timed()
    {
        var outcome = VirtualLoad.Of<Market>(users: 4, duration: 29.5).Run();

        // An order waits until the clerk, who takes one a second, comes to it.
        var journey = Assert.Single(outcome.Metrics.Series, series => series.Series.ToString() == "JOURNEY orders");
        Assert.InRange(journey.Counts.Ok, 28, 30);
        Assert.Equal(0, journey.Counts.Failed);
        Assert.Contains(outcome.Metrics.Gauges, gauge => gauge.Name == "orders completion" && gauge.Last > 0.9);
        Assert.Empty(outcome.Errors);
    }

    [Fact]
    public void Users_get_rows_of_their_own_and_the_stop_does_not_hang_on_those_who_wait()
    {
        var load = VirtualLoad.Of<Borrower>(users: 5, duration: 9.5);

        var outcome = load.Run();

        Assert.Empty(outcome.Errors);
        Assert.Empty(outcome.Stuck);
        Assert.Equal(["row 1", "row 2", "row 3", "row 4", "row 5"], load.Journal.Lines.Where(line => line.StartsWith("row", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

        // Two accounts, each lent for a second at a time: two begin every second, in turn.
        Assert.Equal(20, load.Journal.Lines.Count(line => line.StartsWith("has", StringComparison.Ordinal)));
        Assert.Equal(["has a", "has b", "has a", "has b"], load.Journal.Lines.Where(line => line.StartsWith("has", StringComparison.Ordinal)).Take(4));
    }

    [Fact]
    public void A_user_that_comes_later_takes_the_row_of_one_that_has_left()
    {
        var load = VirtualLoad.Of<Comer>();

        var outcome = load.Run();

        Assert.Empty(outcome.Errors);
        Assert.Equal(["row 1", "row 2", "row 3", "row 2", "row 3"], load.Journal.Lines.Take(3).Order(StringComparer.Ordinal).Concat(load.Journal.Lines.Skip(3).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Users_begin_together_behind_a_barrier()
    {
        var load = VirtualLoad.Of<Racer>(users: 3, duration: 30);

        load.Run();

        // User n needs n seconds to come; all start when the slowest is there, at 3, 6, 9, … s.
        var starts = load.Journal.Seconds("go");
        Assert.All(starts.Chunk(3).Where(round => round.Length == 3), round => Assert.Single(round.Distinct()));
        Assert.Equal([3, 3, 3, 6, 6, 6], starts.Take(6));
    }

    [Fact]
    public void A_missing_file_stops_users_from_starting_and_says_where_it_was_looked_for()
    {
        var outcome = VirtualLoad.Of<Careless>(users: 2, duration: 10).Run();

        Assert.Equal(2, outcome.UsersFailedToStart);
        Assert.Contains(Path.Combine(AppContext.BaseDirectory, "nowhere.csv"), Assert.Single(outcome.Errors).Message, StringComparison.Ordinal);
    }

    [LoadTest]
    [Users(4)]
    [Population<Customer>(Weight = 3)]
    [Population<Clerk>(FixedCount = 1)]
    public sealed class Market;

    public sealed class Customer : SpyUser
    {
        protected internal override WaitTime WaitTime => WaitTime.Constant(3);

        [Task]
        public void Order() => Run.HandOver<int>("orders").Put(Context.UserNumber);
    }

    public sealed class Clerk : SpyUser
    {
        protected internal override WaitTime WaitTime => WaitTime.Constant(1);

        [Task]
        public async Task Serve()
        {
            using var order = await Run.HandOver<int>("orders").TakeAsync(Stopping);
            order.Complete();
        }
    }

    [LoadTest]
    public sealed class Borrower : SpyUser
    {
        protected internal override Task OnStartAsync() => Did($"row {Run.Feed("rows", FeedOrder.UniquePerUser, () => Enumerable.Range(1, 5)).Next(Context)}");

        [Task]
        public async Task Borrow()
        {
            using var lease = await Run.Pool<string>("accounts", () => ["a", "b"]).LeaseAsync(Stopping);
            Say($"has {lease.Item}");
            await PauseAsync(Some.Seconds(1));
        }
    }

    [LoadTest]
    [Stage("5s", 3, SpawnRate = 1_000)]
    [Stage("5s", 1, SpawnRate = 1_000)]
    [Stage("5s", 3, SpawnRate = 1_000)]
    public sealed class Comer : VirtualUser
    {
        protected internal override WaitTime WaitTime => WaitTime.Constant(1);

        protected internal override Task OnStartAsync()
        {
            Journal.Of(Run).Say($"row {Run.Feed("rows", FeedOrder.UniquePerUser, () => Enumerable.Range(1, 3)).Next(Context)}");
            return Task.CompletedTask;
        }

        [Task]
        public void Stay()
        {
        }
    }

    [LoadTest]
    public sealed class Racer : SpyUser
    {
        [Task]
        public async Task Race()
        {
            if (await PauseAsync(Some.Seconds(Context.UserNumber)) && await Run.Barrier("start", 3).SignalAndWaitAsync(Stopping)) Say("go");
        }
    }

    [LoadTest]
    public sealed class Careless : SpyUser
    {
        protected internal override Task OnStartAsync() => Did(Run.CsvFeed("nowhere.csv", FeedOrder.Once).Name);

        [Task]
        public void Never()
        {
        }
    }
}
