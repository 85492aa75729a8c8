namespace LoadTest.Judge;

/// <summary>A position in the text of a threshold that only moves forward, so that reading is linear in the length of any text.</summary>
internal sealed class ThresholdScanner(string text)
{
    public string Text { get; } = text;

    /// <summary>Index of the next character; the length of the text at its end.</summary>
    public int At { get; private set; }

    public bool IsAtEnd => At >= Text.Length;

    /// <summary>The next character; NUL at the end.</summary>
    public char Next => IsAtEnd ? '\0' : Text[At];

    public void SkipSpaces() => Take(char.IsWhiteSpace);

    /// <summary>Takes all characters that satisfy <paramref name="belongs"/>.</summary>
    public string Take(Func<char, bool> belongs)
    {
        var start = At;
        while (!IsAtEnd && belongs(Text[At])) At++;
        return Text[start..At];
    }

    public bool TryTake(char character)
    {
        if (IsAtEnd || Text[At] != character) return false;
        At++;
        return true;
    }

    /// <summary>Takes what stands before the <c>)</c> that closes an already taken <c>(</c>, and that <c>)</c> itself.</summary>
    public bool TryTakeBalanced(out string inner)
    {
        var start = At;
        for (var depth = 1; At < Text.Length; At++)
        {
            if (Text[At] == '(') depth++;
            if (Text[At] == ')') depth--;
            if (depth > 0) continue;

            inner = Text[start..At++];
            return true;
        }

        inner = "";
        return false;
    }
}
