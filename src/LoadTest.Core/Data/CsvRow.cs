using System.Globalization;
using LoadTest.Data;

namespace LoadTest;

/// <summary>One row of a CSV file, read by the names of its columns. See <see cref="FeedExtensions.CsvFeed(RunContext, string, FeedOrder)"/>.</summary>
public sealed class CsvRow
{
    readonly CsvColumns _columns;
    readonly string[] _fields;

    internal CsvRow(CsvColumns columns, string[] fields, int line)
    {
        _columns = columns;
        _fields = fields;
        Line = line;
    }

    /// <summary>The line of the file in which the row begins, from 1.</summary>
    public int Line { get; }

    /// <summary>The names of the columns, in the order of the file.</summary>
    public IReadOnlyList<string> Columns => _columns.Names;

    /// <summary>The field in a column.</summary>
    /// <param name="column">The column's name, in upper and lower case as the file has it.</param>
    /// <exception cref="TestDataException">LT2205: the file has no such column.</exception>
    public string this[string column] => _fields[_columns.IndexOf(column)];

    /// <summary>The field in a column.</summary>
    /// <param name="column">The column's number, from 0.</param>
    /// <exception cref="TestDataException">LT2205: the file has no such column.</exception>
    public string this[int column] => _fields[_columns.Checked(column)];

    /// <summary>The field in a column as a number, a date or anything else that can be read from a text; always in the invariant culture.</summary>
    /// <typeparam name="T">What to read it as, for example <c>int</c>.</typeparam>
    /// <param name="column">The column's name, in upper and lower case as the file has it.</param>
    /// <exception cref="TestDataException">LT2205: the file has no such column. LT2208: the field cannot be read as that.</exception>
    public T Get<T>(string column)
        where T : IParsable<T> =>
        T.TryParse(this[column], CultureInfo.InvariantCulture, out var value)
            ? value
            : throw DataProblems.CannotConvert(Place, $"'{this[column]}' in the column '{column}' is no {typeof(T).Name}");

    /// <summary>The file and the line, as messages name them.</summary>
    internal string Place => DataProblems.Place(_columns.File, Line);

    /// <summary>The fields in the order of the file.</summary>
    public override string ToString() => string.Join(", ", _columns.Names.Zip(_fields, (name, field) => $"{name}={field}"));
}
