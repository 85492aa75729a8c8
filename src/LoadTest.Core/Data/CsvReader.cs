using System.Text;

namespace LoadTest.Data;

/// <summary>
/// Reads the records of a CSV text as RFC 4180 describes them, and points at what does not follow it:
/// <code>
/// file   = record *( line-break record )      line-break = CRLF / LF / CR
/// record = field *( "," field )
/// field  = DQUOTE *( any character / 2DQUOTE ) DQUOTE / *( any but DQUOTE, comma and line break )
/// </code>
/// Lines with nothing on them are passed over.
/// </summary>
internal sealed class CsvReader(string file, string text)
{
    readonly StringBuilder _field = new();
    int _at;
    int _line = 1;

    bool IsAtEnd => _at == text.Length;

    /// <summary>The records with the lines that they begin in.</summary>
    /// <exception cref="TestDataException">A quote is where none may be, or is never closed.</exception>
    public IEnumerable<(int Line, string[] Fields)> Read()
    {
        while (!IsAtEnd)
        {
            if (TryTakeLineBreak()) continue;
            var line = _line;
            yield return (line, ReadRecord());
        }
    }

    string[] ReadRecord()
    {
        var fields = new List<string>();
        do fields.Add(ReadField());
        while (TryTake(','));

        // A field ends at a comma, at a line break or at the end: nothing else can be here.
        TryTakeLineBreak();
        return [.. fields];
    }

    string ReadField()
    {
        _field.Clear();
        if (TryTake('"')) ReadQuoted();
        else ReadPlain();
        return _field.ToString();
    }

    void ReadPlain()
    {
        while (!IsAtEnd && text[_at] is not (',' or '\r' or '\n'))
        {
            if (text[_at] == '"') throw DataProblems.MalformedCsv(file, _line, "a quote stands within a field that does not begin with one");
            _field.Append(text[_at++]);
        }
    }

    void ReadQuoted()
    {
        var opened = _line;
        while (!IsAtEnd)
        {
            var c = text[_at++];
            if (c != '"') Append(c);
            else if (TryTake('"')) _field.Append('"');
            else if (IsAtEnd || text[_at] is ',' or '\r' or '\n') return;
            else throw DataProblems.MalformedCsv(file, _line, $"'{text[_at]}' follows the closing quote of a field");
        }

        throw DataProblems.MalformedCsv(file, opened, "a quote is opened and never closed");
    }

    void Append(char c)
    {
        _field.Append(c);
        if (c == '\n' || (c == '\r' && (IsAtEnd || text[_at] != '\n'))) _line++;
    }

    bool TryTake(char c)
    {
        if (IsAtEnd || text[_at] != c) return false;
        _at++;
        return true;
    }

    bool TryTakeLineBreak()
    {
        var isTaken = TryTake('\r') | TryTake('\n');
        if (isTaken) _line++;
        return isTaken;
    }
}
