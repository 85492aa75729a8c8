using System.Globalization;

namespace LoadTest.OpenApi.Patterns;

/// <summary>
/// Reads a regular expression as JSON schemas use them (ECMA-262) into parts that can write texts:
/// <code>
/// choice   = sequence *( "|" sequence )
/// sequence = *( atom [ quantifier ] )
/// atom     = "^" / "$" / "." / class / escape / group / any other character
/// group    = "(" [ "?:" / "?=" / "?!" / "?&lt;=" / "?&lt;!" / "?&lt;" name "&gt;" ] choice ")"
/// quantifier = ( "*" / "+" / "?" / "{" n [ "," [ m ] ] "}" ) [ "?" ]
/// </code>
/// Conditions on the neighbourhood are read and written as nothing: whoever writes the text tests it afterwards.
/// </summary>
internal sealed class PatternReader
{
    const int MostRepetitions = 10_000;

    readonly string _pattern;
    int _at;

    PatternReader(string pattern) => _pattern = pattern;

    bool IsAtEnd => _at == _pattern.Length;

    /// <exception cref="FormatException">The pattern uses something that texts cannot be made from; the message names it.</exception>
    public static PatternNode Read(string pattern)
    {
        var reader = new PatternReader(pattern);
        var node = reader.ReadChoice();
        return reader.IsAtEnd ? node : throw new FormatException("an unmatched ')'");
    }

    PatternNode ReadChoice()
    {
        var options = new List<PatternNode> { ReadSequence() };
        while (TryTake('|')) options.Add(ReadSequence());
        return options.Count == 1 ? options[0] : new ChoiceNode(options);
    }

    SequenceNode ReadSequence()
    {
        var parts = new List<PatternNode>();
        while (!IsAtEnd && _pattern[_at] is not ('|' or ')')) parts.Add(ReadQuantified());
        return new SequenceNode(parts);
    }

    PatternNode ReadQuantified()
    {
        var atom = ReadAtom();
        while (TryReadQuantifier(out var least, out var most))
        {
            TryTake('?');
            atom = new RepeatNode(atom, least, most);
        }

        return atom;
    }

    PatternNode ReadAtom()
    {
        var c = Take();
        return c switch
        {
            '^' or '$' => new EmptyNode(),
            '.' => new CharacterNode(CharacterSet.Readable),
            '[' => new CharacterNode(CharacterClassReader.Read(_pattern, ref _at)),
            '(' => ReadGroup(),
            '\\' => ReadEscape(),
            '*' or '+' or '?' => throw new FormatException($"a '{c}' after nothing"),
            _ => new CharacterNode(c.ToString()),
        };
    }

    PatternNode ReadGroup()
    {
        var isCondition = false;
        if (TryTake("?=") || TryTake("?!") || TryTake("?<=") || TryTake("?<!")) isCondition = true;
        else if (TryTake("?<")) TakeUntil('>');
        else if (!TryTake("?:") && !IsAtEnd && _pattern[_at] == '?') throw new FormatException("an option in a group");

        var inner = ReadChoice();
        if (!TryTake(')')) throw new FormatException("an unmatched '('");
        return isCondition ? new EmptyNode() : inner;
    }

    PatternNode ReadEscape()
    {
        if (!IsAtEnd && _pattern[_at] is 'b' or 'B')
        {
            _at++;
            return new EmptyNode();
        }

        if (!IsAtEnd && (_pattern[_at] is >= '1' and <= '9' or 'k')) throw new FormatException("a reference to a group");
        return new CharacterNode(CharacterSet.ToWrite(CharacterClassReader.ReadEscape(_pattern, ref _at)));
    }

    bool TryReadQuantifier(out int least, out int most)
    {
        (least, most) = (0, RepeatNode.Unlimited);
        if (TryTake('*')) return true;
        if (TryTake('+'))
        {
            least = 1;
            return true;
        }

        if (TryTake('?'))
        {
            most = 1;
            return true;
        }

        return TryReadCounts(ref least, ref most);
    }

    /// <summary>A brace that begins no quantifier stands for itself, as browsers have it.</summary>
    bool TryReadCounts(ref int least, ref int most)
    {
        var end = IsAtEnd || _pattern[_at] != '{' ? -1 : _pattern.IndexOf('}', _at);
        if (end < 0) return false;

        var counts = _pattern[(_at + 1)..end].Split(',');
        if (counts.Length > 2 || !TryCount(counts[0], out least)) return false;
        if (counts.Length == 1) most = least;
        else if (counts[1].Length > 0 && !TryCount(counts[1], out most)) return false;
        if (least > MostRepetitions || most < least) throw new FormatException($"the quantifier {_pattern[_at..(end + 1)]}");

        _at = end + 1;
        return true;
    }

    static bool TryCount(string text, out int count) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out count);

    char Take() => _pattern[_at++];

    bool TryTake(char c)
    {
        if (IsAtEnd || _pattern[_at] != c) return false;
        _at++;
        return true;
    }

    bool TryTake(string text)
    {
        if (!_pattern.AsSpan(_at).StartsWith(text, StringComparison.Ordinal)) return false;
        _at += text.Length;
        return true;
    }

    void TakeUntil(char c)
    {
        var end = _pattern.IndexOf(c, _at);
        _at = end < 0 ? throw new FormatException($"a group without '{c}'") : end + 1;
    }
}
