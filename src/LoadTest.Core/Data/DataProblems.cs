using System.Globalization;

namespace LoadTest.Data;

/// <summary>All words about test data that is missing, malformed or used up.</summary>
internal static class DataProblems
{
    const string CopyAdvice = "give a path relative to the test assembly's folder, and copy the file there: <Content Include=\"…\" CopyToOutputDirectory=\"PreserveNewest\" />.";

    public static TestDataException CannotRead(string file, Exception cause) => Problem(
        "LT2201",
        cause is FileNotFoundException or DirectoryNotFoundException ? $"There is no file '{file}'." : $"'{file}' cannot be read: {cause.Message}",
        CopyAdvice,
        cause);

    public static TestDataException NotUtf8(string file, int line, Exception cause) => Problem(
        "LT2201",
        $"'{file}' cannot be read: line {line.ToString(CultureInfo.InvariantCulture)} is not UTF-8.",
        "save it as UTF-8.",
        cause);

    public static TestDataException Empty(string name, string what) => Problem(
        "LT2202",
        $"'{name}' has no {what}.",
        "give it at least one.");

    public static TestDataException MalformedCsv(string file, int line, string what) => Problem(
        "LT2203",
        $"{Place(file, line)}: {what}.",
        "write it as RFC 4180 has it: a field with a comma, a quote or a line break in quotes, and a quote in it doubled.");

    public static TestDataException Ragged(string file, int line, int fields, int columns) => Problem(
        "LT2204",
        $"{Place(file, line)}: the row has {Counted(fields, "field")}, and the header has {Counted(columns, "column")}.",
        "give the row a field for each column; a field with a comma in it needs quotes.");

    public static TestDataException UnknownColumn(string file, string column, IReadOnlyList<string> nearest, IReadOnlyList<string> columns) => Problem(
        "LT2205",
        $"'{file}' has no column '{column}'.",
        nearest.Count > 0 ? $"did you mean {Listed(nearest, " or ")}?" : $"it has {Listed(columns, ", ")}.");

    public static TestDataException UnknownColumn(string file, int index, int columns) => Problem(
        "LT2205",
        string.Create(CultureInfo.InvariantCulture, $"'{file}' has no column {index}."),
        string.Create(CultureInfo.InvariantCulture, $"give a number from 0 to {columns - 1}."));

    public static TestDataException MalformedJson(string file, string what, Exception? cause = null) => Problem(
        "LT2206",
        $"'{file}' is not what was expected: {what.TrimEnd('.')}.",
        "write it as one JSON array, with an element for each row.",
        cause);

    public static TestDataException BadHeader(string file, string what) => Problem(
        "LT2207",
        $"{Place(file, 1)}: {what}.",
        "give each column a name of its own in the first line.");

    public static TestDataException CannotConvert(string place, string what, Exception? cause = null) => Problem(
        "LT2208",
        $"{place}: {what}.",
        "correct the row, or what reads it.",
        cause);

    public static TestDataException UsedUp(string name, int count) => Problem(
        "LT2209",
        $"The feed '{name}' has given all of its {Counted(count, "row")}.",
        "give it more rows, take them with FeedOrder.Circular, or ask with TryNext and stop the user.");

    public static TestDataException TooManyUsers(string name, int count, int user) => Problem(
        "LT2210",
        string.Create(CultureInfo.InvariantCulture, $"The feed '{name}' has {Counted(count, "row")}, all of which belong to a user; none is left for user {user}."),
        "give it as many rows as there are users at once, or run fewer users.");

    public static TestDataException Full(string name, int capacity) => Problem(
        "LT2211",
        string.Create(CultureInfo.InvariantCulture, $"'{name}' is full: its capacity is {capacity}."),
        "give it a larger capacity, take from it faster, or ask with TryPut.");

    public static TestDataException JourneyIsOver(string station) => Problem(
        "LT2212",
        $"What was taken from '{station}' has been handed on, completed or failed before.",
        "end it once: Put, Complete or Fail.");

    public static TestDataException OtherSettings(string what, int has, int asked) => Problem(
        "LT2213",
        string.Create(CultureInfo.InvariantCulture, $"{what} is {has}, and was asked for with {asked}."),
        "ask for it with the same number everywhere.");

    public static string Place(string file, int line) => string.Create(CultureInfo.InvariantCulture, $"{file}({line})");

    static TestDataException Problem(string code, string what, string fix, Exception? cause = null) =>
        new(new LoadTestProblem { Code = code, What = what, Fix = fix }, cause);

    static string Listed(IEnumerable<string> words, string separator) => string.Join(separator, words.Select(word => $"'{word}'"));

    static string Counted(int count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");
}
