using System.Globalization;

namespace LoadTest.Isolation;

/// <summary>Values that are as good as their text, and cross to another process by themselves.</summary>
internal static class SimpleText
{
    static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    static readonly Dictionary<Type, (Func<object, string> Write, Func<string, object> Read)> Known = new()
    {
        [typeof(string)] = (value => (string)value, text => text),
        [typeof(bool)] = (value => (bool)value ? bool.TrueString : bool.FalseString, text => bool.Parse(text)),
        [typeof(char)] = (value => ((char)value).ToString(), text => text[0]),
        [typeof(Uri)] = (value => ((Uri)value).OriginalString, text => new Uri(text, UriKind.RelativeOrAbsolute)),
        [typeof(DateTime)] = (value => ((DateTime)value).ToString("O", Culture), text => DateTime.Parse(text, Culture, DateTimeStyles.RoundtripKind)),
        [typeof(DateTimeOffset)] = Formatted<DateTimeOffset>("O"),
        [typeof(DateOnly)] = Formatted<DateOnly>("O"),
        [typeof(TimeOnly)] = Formatted<TimeOnly>("O"),
        [typeof(TimeSpan)] = Formatted<TimeSpan>("c"),
        [typeof(Guid)] = Formatted<Guid>("D"),
        [typeof(byte)] = Formatted<byte>(null),
        [typeof(sbyte)] = Formatted<sbyte>(null),
        [typeof(short)] = Formatted<short>(null),
        [typeof(ushort)] = Formatted<ushort>(null),
        [typeof(int)] = Formatted<int>(null),
        [typeof(uint)] = Formatted<uint>(null),
        [typeof(long)] = Formatted<long>(null),
        [typeof(ulong)] = Formatted<ulong>(null),
        [typeof(float)] = Formatted<float>("R"),
        [typeof(double)] = Formatted<double>("R"),
        [typeof(decimal)] = Formatted<decimal>(null),
    };

    public static bool Knows(Type type) => type.IsEnum || Known.ContainsKey(type);

    public static string Write(object value) => value is Enum ? ((Enum)value).ToString("D") : Known[value.GetType()].Write(value);

    public static object Read(Type type, string text) => type.IsEnum ? Enum.Parse(type, text) : Known[type].Read(text);

    static (Func<object, string> Write, Func<string, object> Read) Formatted<T>(string? format)
        where T : IFormattable, IParsable<T> =>
        (value => ((T)value).ToString(format, Culture), text => T.Parse(text, Culture));
}
