namespace LoadTest.Data;

/// <summary>All rows of a CSV file. Read once for a run, whichever feeds are made of it.</summary>
internal sealed class CsvTable
{
    CsvTable(IReadOnlyList<CsvRow> rows) => Rows = rows;

    public IReadOnlyList<CsvRow> Rows { get; }

    /// <summary>The table of a run's file.</summary>
    public static CsvTable Of(RunContext run, string file) => run.Shared(file, () => Read(file, DataFile.Read(file)));

    /// <exception cref="TestDataException">The text is malformed, or has no row below its header.</exception>
    public static CsvTable Read(string file, string text)
    {
        CsvColumns? columns = null;
        var rows = new List<CsvRow>();
        foreach (var (line, fields) in new CsvReader(file, text).Read())
        {
            if (columns is null) columns = new CsvColumns(file, fields);
            else if (fields.Length != columns.Names.Count) throw DataProblems.Ragged(file, line, fields.Length, columns.Names.Count);
            else rows.Add(new CsvRow(columns, fields, line));
        }

        return rows.Count > 0 ? new CsvTable(rows) : throw DataProblems.Empty(file, columns is null ? "header" : "row below its header");
    }
}
