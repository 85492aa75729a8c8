using System.Globalization;
using System.Text.RegularExpressions;

namespace LoadTest;

/// <summary>
/// Where a request goes, and the name it is counted under without the ids in it: <c>Route.Of("/moves/{id}", 17)</c> is sent to
/// <c>/moves/17</c> and named <c>/moves/{id}</c>. A text is a route, too: named after its path.
/// </summary>
public readonly partial struct Route
{
    readonly string? _path;
    readonly string? _name;

    internal Route(string path, string name)
    {
        _path = path;
        _name = name;
    }

    /// <summary>The address: absolute, or relative to the user's host.</summary>
    public string Path => _path ?? "";

    /// <summary>The request name; empty when the route was made from a text, and is then the path without its query.</summary>
    public string Name => _name ?? "";

    /// <summary>A route without ids: its path is its name.</summary>
    /// <param name="path">The address: absolute, or relative to the user's host.</param>
    public static implicit operator Route(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return new Route(path, "");
    }

    /// <summary>Puts values into the places of a template, in their order. They are URL-encoded and written in the invariant culture.</summary>
    /// <param name="template">For example <c>/moves/{id}/items/{item}</c>. Its part before a <c>?</c> is the request name.</param>
    /// <param name="values">One value for each place.</param>
    /// <exception cref="ArgumentException">There are more or fewer values than places, or a value is null.</exception>
    public static Route Of(string template, params object?[] values)
    {
        var places = Place().Count(template);
        if (places != values.Length)
            throw new ArgumentException($"LT2006: the route '{template}' has {places} place(s) in braces and was given {values.Length} value(s). Fix: give one value for each place.", nameof(values));

        var next = 0;
        var path = Place().Replace(template, _ => Encode(values[next++], template));
        return new Route(path, WithoutQuery(template));
    }

    /// <summary>The same as an interpolated text: <c>Route.Of($"/moves/{id}")</c> is named <c>/moves/{id}</c>, after what is written in the braces.</summary>
    /// <param name="template">The interpolated text.</param>
    /// <exception cref="ArgumentException">A value is null.</exception>
    public static Route Of(RouteText template) => new(template.Path, WithoutQuery(template.Name));

    /// <summary>The address.</summary>
    public override string ToString() => Path;

    internal static string WithoutQuery(string path)
    {
        var end = path.AsSpan().IndexOfAny('?', '#');
        return end < 0 ? path : path[..end];
    }

    internal static string Encode(object? value, string template)
    {
        var text = value is IFormattable formattable ? formattable.ToString(format: null, CultureInfo.InvariantCulture) : value?.ToString();
        return Uri.EscapeDataString(text ?? throw new ArgumentException($"LT2006: a value for the route '{template}' is null. Fix: give one value for each place.", nameof(value)));
    }

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Place();
}
