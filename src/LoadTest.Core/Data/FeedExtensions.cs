using LoadTest.Data;

namespace LoadTest;

/// <summary>Makes feeds: <c>Run.CsvFeed(…)</c>. Asking again for the same file in the same order gives the same feed.</summary>
public static class FeedExtensions
{
    /// <summary>A feed of the rows of a CSV file (RFC 4180, UTF-8). Its first line names the columns.</summary>
    /// <param name="run">The run.</param>
    /// <param name="path">The file; a relative path begins at the folder of the test assembly.</param>
    /// <param name="order">In which order rows are given.</param>
    /// <exception cref="TestDataException">LT2201–LT2207: the file is missing, empty or malformed; the message says where it was looked for, or the line.</exception>
    public static Feed<CsvRow> CsvFeed(this RunContext run, string path, FeedOrder order)
    {
        var file = DataFile.FullPath(path);
        return Of(run, file, order, () => CsvTable.Of(run, file).Rows);
    }

    /// <summary>A feed of the rows of a CSV file, each made into something else once, when the file is read.</summary>
    /// <typeparam name="T">What a row becomes; there is one feed for each file, order and type.</typeparam>
    /// <param name="run">The run.</param>
    /// <param name="path">The file; a relative path begins at the folder of the test assembly.</param>
    /// <param name="order">In which order rows are given.</param>
    /// <param name="read">Makes a row into it, for example <c>row => new Account(row["user"], row.Get&lt;int&gt;("age"))</c>.</param>
    /// <exception cref="TestDataException">LT2201–LT2207: the file is missing, empty or malformed. LT2208: <paramref name="read"/> threw; the message names the line.</exception>
    public static Feed<T> CsvFeed<T>(this RunContext run, string path, FeedOrder order, Func<CsvRow, T> read)
    {
        var file = DataFile.FullPath(path);
        return Of<T>(run, file, order, () => [.. CsvTable.Of(run, file).Rows.Select(row => Convert(row, read))]);
    }

    /// <summary>A feed of the elements of a file that is one JSON array, read as System.Text.Json does for the web: <c>userName</c> fits <c>UserName</c>.</summary>
    /// <typeparam name="T">What an element is; there is one feed for each file, order and type.</typeparam>
    /// <param name="run">The run.</param>
    /// <param name="path">The file; a relative path begins at the folder of the test assembly.</param>
    /// <param name="order">In which order elements are given.</param>
    /// <exception cref="TestDataException">LT2201, LT2202, LT2206: the file is missing, empty or malformed.</exception>
    public static Feed<T> JsonFeed<T>(this RunContext run, string path, FeedOrder order)
    {
        var file = DataFile.FullPath(path);
        return Of(run, file, order, () => JsonRows.Read<T>(file, DataFile.Read(file)));
    }

    /// <summary>A feed of anything, made once for the run.</summary>
    /// <typeparam name="T">What a row is; there is one feed for each name, order and type.</typeparam>
    /// <param name="run">The run.</param>
    /// <param name="name">Its name, for messages.</param>
    /// <param name="order">In which order rows are given.</param>
    /// <param name="rows">Makes the rows, for the first who asks.</param>
    /// <exception cref="TestDataException">LT2202: there is no row.</exception>
    public static Feed<T> Feed<T>(this RunContext run, string name, FeedOrder order, Func<IEnumerable<T>> rows)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return Of<T>(run, name, order, () => [.. rows()]);
    }

    static Feed<T> Of<T>(RunContext run, string name, FeedOrder order, Func<IReadOnlyList<T>> rows) =>
        run.Shared($"{name} {order}", () => new Feed<T>(name, order, rows()));

    static T Convert<T>(CsvRow row, Func<CsvRow, T> read)
    {
        try
        {
            return read(row);
        }
        catch (Exception exception) when (exception is not TestDataException)
        {
            throw DataProblems.CannotConvert(row.Place, $"{exception.GetType().Name}: {exception.Message.TrimEnd('.')}", exception);
        }
    }
}
