using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace LoadTest;

/// <summary>What the compiler makes of the interpolated text in <see cref="Route.Of(RouteText)"/>: address and name, piece by piece.</summary>
[InterpolatedStringHandler]
public readonly struct RouteText
{
    readonly StringBuilder _path;
    readonly StringBuilder _name;

    /// <summary>Called by the compiler.</summary>
    /// <param name="literalLength">How many characters are fixed.</param>
    /// <param name="formattedCount">How many values there are.</param>
    public RouteText(int literalLength, int formattedCount)
    {
        _path = new StringBuilder(literalLength + (formattedCount * 8));
        _name = new StringBuilder(literalLength + (formattedCount * 8));
    }

    internal string Path => _path.ToString();

    internal string Name => _name.ToString();

    /// <summary>Called by the compiler for what is fixed.</summary>
    /// <param name="text">The piece.</param>
    public void AppendLiteral(string text)
    {
        _path.Append(text);
        _name.Append(text);
    }

    /// <summary>Called by the compiler for each value, which is URL-encoded.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="value">The value; not null.</param>
    /// <param name="format">A format string, applied in the invariant culture.</param>
    /// <param name="name">Set by the compiler: what is written in the braces.</param>
    /// <exception cref="ArgumentException">The value is null.</exception>
    public void AppendFormatted<T>(T value, string? format = null, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        _name.Append('{').Append(name).Append('}');
        _path.Append(Route.Encode(value is IFormattable formattable ? formattable.ToString(format, CultureInfo.InvariantCulture) : value, Name));
    }
}
