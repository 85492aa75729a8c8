using System.Text;
using LoadTest.Data;
using LoadTest.Testing;

namespace LoadTest.Tests.Data;

/// <summary>Reading CSV as RFC 4180 has it, and pointing at what does not follow it.</summary>
public sealed class CsvTests
{
    [Theory]
    [InlineData("a,b\n1,2\n3,4\n", "1|2;3|4")]
    [InlineData("a,b\r\n1,2\r\n3,4", "1|2;3|4")]
    [InlineData("a,b\r1,2\r3,4\r", "1|2;3|4")]
    [InlineData("a,b\n\"1\",\"2\"", "1|2")]
    [InlineData("a,b\n\"x,y\",\"he said \"\"no\"\"\"", "x,y|he said \"no\"")]
    [InlineData("a,b\n\"two\nlines\",\"and\r\nthree\"\n5,6", "two\nlines|and\r\nthree;5|6")]
    [InlineData("a,b\n,\n\"\",\"\"", "|;|")]
    [InlineData("a,b\n 1 , 2 ", " 1 | 2 ")]
    [InlineData("a,b\n\n1,2\n\n\n3,4\n\n", "1|2;3|4")]
    [InlineData("a\n1\n2", "1;2")]
    [InlineData("\"a\",\"b\"\nä,日本", "ä|日本")]
    [InlineData("\uFEFFa,b\n1,2", "1|2")]
    public void Rows_are_read(string text, string expected)
    {
        using var file = new TestFile("data.csv", text);

        var rows = CsvTable.Of(new StubRun(), file.Path).Rows;

        Assert.Equal(expected, string.Join(';', rows.Select(row => string.Join('|', row.Columns.Select(column => row[column])))));
    }

    [Fact]
    public void Fields_are_read_by_name_and_by_number()
    {
        var row = Row("user,age\nmia,42");

        Assert.Equal(("mia", "42", 42), (row["user"], row[1], row.Get<int>("age")));
        Assert.Equal("user=mia, age=42", row.ToString());
    }

    [Fact]
    public void Numbers_and_dates_are_read_in_the_invariant_culture()
    {
        var row = Row("price,on\n1.5,2024-02-29");

        Assert.Equal((1.5m, new DateOnly(2024, 2, 29)), (row.Get<decimal>("price"), row.Get<DateOnly>("on")));
    }

    [Fact]
    public void A_row_knows_its_line() =>
        Assert.Equal([2, 4, 6], CsvTable.Read("f", "a,b\n\"two\nlines\",1\n2,2\n\n3,3").Rows.Select(row => row.Line));

    [Fact]
    public void S_004_6_a_large_file_is_read_in_linear_time()
    {
        var text = new StringBuilder("id,name\n");
        for (var i = 0; i < 200_000; i++) text.Append(i).Append(",\"name ").Append(i).Append("\"\n");

        var rows = CsvTable.Read("f", text.ToString()).Rows;

        Assert.Equal((200_000, "name 199999"), (rows.Count, rows[^1]["name"]));
    }

    [Fact]
    public void Every_message_says_where_it_is_what_is_wrong_and_how_to_mend_it()
    {
        var text = new StringBuilder();
        SayOf(text, "a,b\n1,2,3");
        SayOf(text, "a,b,c\n1,2,3\n\n4");
        SayOf(text, "a,b\n1,x\"y\n");
        SayOf(text, "a,b\n\"1\"x,2\n");
        SayOf(text, "a,b\n1,2\n\"three\nfour,5\n6");
        SayOf(text, "a,,c\n1,2,3");
        SayOf(text, "a,b,a\n1,2,3");
        SayOf(text, "a,b\n");
        SayOf(text, "\n\n");
        SayOf(text, Encoding.Latin1.GetBytes("a,b\n1,2\nM\u00fcnchen,3"));
        Say(text, () => Row("user,age\nmia,42")["usr"]);
        Say(text, () => Row("user,age\nmia,42")["completely different"]);
        Say(text, () => Row("user,age\nmia,42")["USER"]);
        Say(text, () => Row("user,age\nmia,42")[2]);
        Say(text, () => Row("user,age\nmia,old").Get<int>("age"));
        Say(text, () => CsvTable.Of(new StubRun(), DataFile.FullPath("testdata/missing.csv")));

        Snapshot.Match(text.ToString());
    }

    static CsvRow Row(string text) => CsvTable.Read("people.csv", text).Rows[0];

    static void SayOf(StringBuilder text, string content) => SayOf(text, Encoding.UTF8.GetBytes(content));

    static void SayOf(StringBuilder text, byte[] content)
    {
        using var file = new TestFile("data.csv", content);
        Say(text, () => CsvTable.Of(new StubRun(), file.Path), file.Folder);
    }

    static void Say(StringBuilder text, Func<object?> attempt, string folder = "<none>") => text
        .Append(Assert.Throws<TestDataException>(attempt).Message)
        .Replace(folder, "<folder>")
        .Replace(AppContext.BaseDirectory, "<tests>/")
        .Append('\n');
}
