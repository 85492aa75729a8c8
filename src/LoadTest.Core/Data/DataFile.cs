using System.Text;

namespace LoadTest.Data;

/// <summary>Finds and reads files with test data: beside the test assembly, whatever the working folder is.</summary>
internal static class DataFile
{
    static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string FullPath(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return Path.GetFullPath(path, AppContext.BaseDirectory);
    }

    /// <summary>The text of a file, without a byte order mark.</summary>
    /// <exception cref="TestDataException">There is no such file, or it is not UTF-8.</exception>
    public static string Read(string file)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw DataProblems.CannotRead(file, exception);
        }

        return Decode(file, bytes);
    }

    static string Decode(string file, byte[] bytes)
    {
        try
        {
            return Utf8.GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException exception)
        {
            var line = 1 + bytes.AsSpan(0, Math.Clamp(exception.Index, 0, bytes.Length)).Count((byte)'\n');
            throw DataProblems.NotUtf8(file, line, exception);
        }
    }
}
