namespace LoadTest.Data;

/// <summary>
/// A number that several users name, or leave to others: the first who names one sets it, and whoever names another is told.
/// So it does not matter who comes first.
/// </summary>
/// <param name="what">What it is, for the message.</param>
/// <param name="otherwise">What it is until somebody names one.</param>
internal sealed class SharedLimit(string what, int otherwise)
{
    const int Unnamed = 0;

    int _named = Unnamed;

    public int Value => Volatile.Read(ref _named) is var named && named == Unnamed ? otherwise : named;

    /// <exception cref="TestDataException">Somebody has named another.</exception>
    public void Set(int value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
        var before = Interlocked.CompareExchange(ref _named, value, Unnamed);
        if (before != Unnamed && before != value) throw DataProblems.OtherSettings(what, before, value);
    }
}
