using System.Collections.Concurrent;
using LoadTest.Testing;

namespace LoadTest.Tests.Data;

/// <summary>Rows for users, in four orders.</summary>
public sealed class FeedTests
{
    const int Threads = 8;

    readonly StubRun _run = new();

    [Fact]
    public void Once_gives_each_row_once_and_then_no_more()
    {
        var feed = Letters(FeedOrder.Once, 3);
        var user = User(1);

        Assert.Equal(["a", "b", "c"], Take(feed, user, 3));
        Assert.False(feed.TryNext(user, out _));
        Assert.Equal("LT2209", Assert.Throws<TestDataException>(() => feed.Next(user)).Problem.Code);
    }

    [Fact]
    public void Circular_begins_again() => Assert.Equal(["a", "b", "c", "a", "b"], Take(Letters(FeedOrder.Circular, 3), User(1), 5));

    [Fact]
    public void S_004_6_random_gives_any_row_by_the_random_numbers_of_the_user()
    {
        var feed = Letters(FeedOrder.Random, 5);

        var first = Take(feed, User(1), 200);

        Assert.Equal(["a", "b", "c", "d", "e"], first.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Assert.Equal(first, Take(feed, User(1), 200));
        Assert.NotEqual(first, Take(feed, User(2), 200));
    }

    [Fact]
    public void S_004_6_each_user_keeps_a_row_of_its_own()
    {
        var feed = Letters(FeedOrder.UniquePerUser, 3);
        var users = Enumerable.Range(1, 3).Select(User).ToList();

        Assert.Equal(["c", "b", "a"], users.AsEnumerable().Reverse().Select(feed.Next));
        Assert.Equal(["a", "b", "c", "a"], users.Append(users[0]).Select(feed.Next));
    }

    [Fact]
    public void More_users_than_rows_of_their_own_is_an_error()
    {
        var feed = Letters(FeedOrder.UniquePerUser, 2);
        feed.Next(User(1));
        feed.Next(User(2));

        var error = Assert.Throws<TestDataException>(() => feed.Next(User(3)));

        Assert.Equal("LT2210: The feed 'letters' has 2 rows, all of which belong to a user; none is left for user 3. Fix: give it as many rows as there are users at once, or run fewer users.", error.Message);
        Assert.False(feed.TryNext(User(3), out _));
    }

    [Fact]
    public void The_row_of_a_user_who_has_left_goes_to_the_next()
    {
        var feed = Letters(FeedOrder.UniquePerUser, 2);
        var leaving = User(2);
        feed.Next(User(1));
        feed.Next(leaving);
        leaving.End();

        Assert.Equal("b", feed.Next(User(3)));
        Assert.False(feed.TryNext(User(4), out _));
    }

    [Fact]
    public void Once_on_many_threads_gives_each_row_once()
    {
        var feed = _run.Feed("numbers", FeedOrder.Once, () => Enumerable.Range(0, 100_000));
        var taken = new ConcurrentBag<int>();

        OnThreads(thread =>
        {
            var user = User(thread + 1);
            while (feed.TryNext(user, out var row)) taken.Add(row);
        });

        Assert.Equal(Enumerable.Range(0, 100_000), taken.Order());
    }

    [Fact]
    public void Circular_on_many_threads_gives_each_row_equally_often()
    {
        var feed = _run.Feed("numbers", FeedOrder.Circular, () => Enumerable.Range(0, 100));
        var counts = new int[100];

        OnThreads(thread =>
        {
            var user = User(thread + 1);
            for (var i = 0; i < 10_000; i++) Interlocked.Increment(ref counts[feed.Next(user)]);
        });

        Assert.All(counts, count => Assert.Equal(Threads * 10_000 / 100, count));
    }

    [Fact]
    public void No_two_users_at_once_have_the_same_row_while_users_come_and_go()
    {
        var feed = _run.Feed("numbers", FeedOrder.UniquePerUser, () => Enumerable.Range(0, Threads));
        var holders = new int[Threads];
        var numbers = 0;

        OnThreads(_ =>
        {
            for (var i = 0; i < 5_000; i++)
            {
                var user = User(Interlocked.Increment(ref numbers));
                var row = feed.Next(user);
                Assert.Equal(1, Interlocked.Increment(ref holders[row]));
                Assert.Equal(row, feed.Next(user));
                Interlocked.Decrement(ref holders[row]);
                user.End();
            }
        });
    }

    [Theory]
    [InlineData(FeedOrder.Once)]
    [InlineData(FeedOrder.Circular)]
    [InlineData(FeedOrder.Random)]
    [InlineData(FeedOrder.UniquePerUser)]
    public void Taking_a_row_allocates_nothing(FeedOrder order)
    {
        var feed = _run.Feed("numbers", order, () => Enumerable.Range(0, 1_000));
        var user = User(1);

        AllocationAssert.None(() => feed.TryNext(user, out _));
    }

    [Fact]
    public void Asking_again_gives_the_same_feed_and_the_file_is_read_once()
    {
        using var file = new TestFile("a.csv", "k\n1\n2");
        var feed = _run.CsvFeed(file.Path, FeedOrder.Once);

        File.Delete(file.Path);

        Assert.Same(feed, _run.CsvFeed(file.Path, FeedOrder.Once));
        Assert.NotSame(feed, _run.CsvFeed(file.Path, FeedOrder.Circular));
        Assert.Same(feed.Rows, _run.CsvFeed(file.Path, FeedOrder.Circular).Rows);
        Assert.Equal([1, 2], _run.CsvFeed(file.Path, FeedOrder.Once, row => row.Get<int>("k")).Rows);
    }

    [Fact]
    public void S_004_6_files_are_looked_for_beside_the_test_assembly_wherever_the_run_was_started()
    {
        var name = $"feed-{Environment.ProcessId}.json";
        var path = Path.Combine(AppContext.BaseDirectory, name);
        File.WriteAllText(path, """[1, 2, 3]""");
        try
        {
            var feed = _run.JsonFeed<int>(name, FeedOrder.Circular);

            Assert.Equal(path, feed.Name);
            Assert.Equal([1, 2, 3], feed.Rows);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void S_004_6_a_missing_file_is_an_error_with_the_path_that_was_looked_at()
    {
        var error = Assert.Throws<TestDataException>(() => _run.CsvFeed("test_data.csv", FeedOrder.Random));

        Assert.Equal($"There is no file '{Path.Combine(AppContext.BaseDirectory, "test_data.csv")}'.", error.Problem.What);
        Assert.Contains("CopyToOutputDirectory", error.Problem.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_is_an_array_of_what_is_asked_for()
    {
        using var file = new TestFile("users.json", """
            [
              { "userName": "mia", "Age": 4 }, // the youngest
              { "username": "tom" },
            ]
            """);

        Assert.Equal([new Person("mia", 4), new Person("tom", 0)], _run.JsonFeed<Person>(file.Path, FeedOrder.Once).Rows);
    }

    [Theory]
    [InlineData("{}", "LT2206: '<file>' is not what was expected: it cannot be read as an array of Person (line 1, $).")]
    [InlineData("[{\n\"age\": \"old\"}]", "LT2206: '<file>' is not what was expected: it cannot be read as an array of Person (line 2, $[0].age).")]
    [InlineData("[", "LT2206: '<file>' is not what was expected: it cannot be read as an array of Person (line 1, $[0]).")]
    [InlineData("null", "LT2206: '<file>' is not what was expected: it is null.")]
    [InlineData("[{}, null]", "LT2206: '<file>' is not what was expected: element 1 is null.")]
    [InlineData("[]", "LT2202: '<file>' has no row.")]
    public void Json_that_is_something_else_is_an_error(string text, string message)
    {
        using var file = new TestFile("users.json", text);

        var error = Assert.Throws<TestDataException>(() => _run.JsonFeed<Person>(file.Path, FeedOrder.Once));

        Assert.StartsWith(message, error.Message.Replace(file.Path, "<file>", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_that_cannot_be_made_into_what_is_asked_for_is_named_with_its_line()
    {
        using var file = new TestFile("a.csv", "k\n1\n0");

        var error = Assert.Throws<TestDataException>(() => _run.CsvFeed(file.Path, FeedOrder.Once, row => 1 / row.Get<int>("k")));

        Assert.Equal($"{file.Path}(3): DivideByZeroException: Attempted to divide by zero.", error.Problem.What);
    }

    [Fact]
    public void A_feed_without_rows_is_an_error() =>
        Assert.Equal("LT2202: 'nothing' has no row. Fix: give it at least one.", Assert.Throws<TestDataException>(() => _run.Feed<int>("nothing", FeedOrder.Once, () => [])).Message);

    Feed<string> Letters(FeedOrder order, int count) => _run.Feed("letters", order, () => Enumerable.Range(0, count).Select(i => ((char)('a' + i)).ToString()));

    StubUser User(int number) => new(_run, number);

    static List<T> Take<T>(Feed<T> feed, UserContext user, int count) => [.. Enumerable.Range(0, count).Select(_ => feed.Next(user))];

    internal static void OnThreads(Action<int> work)
    {
        var errors = new ConcurrentQueue<Exception>();
        var threads = Enumerable.Range(0, Threads).Select(number => new Thread(() =>
        {
            try
            {
                work(number);
            }
            catch (Exception exception)
            {
                errors.Enqueue(exception);
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        Assert.Empty(errors);
    }

    internal sealed record Person(string UserName, int Age);
}
