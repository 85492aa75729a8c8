using System.Net.Http.Headers;

namespace LoadTest;

/// <summary>A field or a file of a form sent with <see cref="Http.HttpSession.PostMultipartAsync"/>.</summary>
public sealed class FormPart
{
    readonly Func<HttpContent> _content;
    readonly string _name;
    readonly string _fileName;

    FormPart(string name, string fileName, Func<HttpContent> content)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        _name = name;
        _fileName = fileName;
        _content = content;
    }

    /// <summary>A field.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="value">Its text, sent as UTF-8.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static FormPart Field(string name, string value) => new(name, "", () => new StringContent(value));

    /// <summary>A file.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="content">What is in the file. It is not copied: load it once and send it often.</param>
    /// <param name="fileName">The file name that the server sees.</param>
    /// <param name="contentType">The media type, for example <c>text/csv</c>.</param>
    /// <exception cref="ArgumentException">A name is empty.</exception>
    /// <exception cref="FormatException">The media type is none.</exception>
    public static FormPart File(string name, ReadOnlyMemory<byte> content, string fileName, string contentType = "application/octet-stream")
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(fileName);
        var type = MediaTypeHeaderValue.Parse(contentType);
        return new FormPart(name, fileName, () => new ReadOnlyMemoryContent(content) { Headers = { ContentType = type } });
    }

    internal static MultipartFormDataContent ContentOf(IEnumerable<FormPart> parts)
    {
        var content = new MultipartFormDataContent();
        foreach (var part in parts)
        {
            if (part._fileName.Length > 0) content.Add(part._content(), part._name, part._fileName);
            else content.Add(part._content(), part._name);
        }

        return content;
    }
}
