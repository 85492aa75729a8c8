using System.Diagnostics.CodeAnalysis;
using LoadTest.Data;

namespace LoadTest;

/// <summary>
/// Rows of test data for the users of a run, read once and given to everybody who asks. May be used by all users at once; only
/// the first question of each user of a <see cref="FeedOrder.UniquePerUser"/> feed takes a lock.
/// </summary>
/// <typeparam name="T">What a row is.</typeparam>
public sealed class Feed<T>
{
    readonly RowOwners _owners;
    long _given;

    internal Feed(string name, FeedOrder order, IReadOnlyList<T> rows)
    {
        Name = name;
        Order = order;
        Rows = rows.Count > 0 ? rows : throw DataProblems.Empty(name, "row");
        _owners = new RowOwners(order == FeedOrder.UniquePerUser ? rows.Count : 0);
    }

    /// <summary>The full path of the file, or the name that the feed was made under.</summary>
    public string Name { get; }

    /// <summary>In which order rows are given.</summary>
    public FeedOrder Order { get; }

    /// <summary>All rows, in the order of the file. Never empty.</summary>
    public IReadOnlyList<T> Rows { get; }

    /// <summary>The user's next row.</summary>
    /// <param name="user">Who asks: <c>Context</c> in a user or task set.</param>
    /// <exception cref="TestDataException">LT2209: a feed in the order <see cref="FeedOrder.Once"/> has no more. LT2210: there are more users at once than rows of their own.</exception>
    public T Next(UserContext user) => TryNext(user, out var row) ? row : throw NoRow(user);

    /// <summary>The user's next row, if there is one.</summary>
    /// <param name="user">Who asks: <c>Context</c> in a user or task set.</param>
    /// <param name="row">The row, when the result is true.</param>
    /// <returns>False when all rows have been given once, or every row belongs to another user.</returns>
    public bool TryNext(UserContext user, [MaybeNullWhen(false)] out T row)
    {
        var index = IndexFor(user);
        row = index >= 0 ? Rows[index] : default;
        return index >= 0;
    }

    int IndexFor(UserContext user) => Order switch
    {
        FeedOrder.Once => Interlocked.Increment(ref _given) is var number && number <= Rows.Count ? (int)number - 1 : RowOwners.None,
        FeedOrder.Circular => (int)((Interlocked.Increment(ref _given) - 1) % Rows.Count),
        FeedOrder.Random => user.Random.Next(Rows.Count),
        FeedOrder.UniquePerUser => _owners.RowOf(user),
        _ => throw new InvalidOperationException($"There is no feed order {Order}."),
    };

    TestDataException NoRow(UserContext user) => Order == FeedOrder.UniquePerUser
        ? DataProblems.TooManyUsers(Name, Rows.Count, user.UserNumber)
        : DataProblems.UsedUp(Name, Rows.Count);
}
