using System.Text;

namespace LoadTest.Tests.Data;

/// <summary>A file with test data, in a folder that goes with it.</summary>
internal sealed class TestFile : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("loadtest-data-").FullName;

    public TestFile(string name, byte[] content)
    {
        Path = System.IO.Path.Combine(_folder, name);
        File.WriteAllBytes(Path, content);
    }

    public TestFile(string name, string text)
        : this(name, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes(text))
    {
    }

    public string Path { get; }

    public string Folder => _folder;

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
