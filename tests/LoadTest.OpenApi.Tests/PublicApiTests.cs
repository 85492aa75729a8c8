using System.Runtime.CompilerServices;
using LoadTest.Testing;

namespace LoadTest.Tests;

/// <summary>What callers may depend on. A difference needs a line in the changelog.</summary>
public sealed class PublicApiTests
{
    [Fact]
    public void OpenApi() => Match(typeof(OpenApiDocumentFile));

    static void Match(Type type, [CallerFilePath] string file = "") =>
        Snapshot.MatchFile(PublicApi.Of(type.Assembly), Path.Combine(Path.GetDirectoryName(file) ?? "", $"PublicApi.{type.Assembly.GetName().Name}"));
}
