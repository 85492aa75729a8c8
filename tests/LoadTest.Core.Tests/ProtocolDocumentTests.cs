using System.Runtime.CompilerServices;
using LoadTest.Testing;

namespace LoadTest.Tests;

/// <summary>What <c>docs/protocols.md</c> shows compiles, and its load tests can run.</summary>
public sealed class ProtocolDocumentTests
{
    [Fact]
    public void Its_examples_compile()
    {
        var missing = DocumentedCode.MissingFrom(Beside("ProtocolExamples.cs"), Beside("../../docs/protocols.md"));

        Assert.True(missing.Count == 0, string.Join('\n', missing));
    }

    [Fact]
    public void Its_load_tests_have_no_problem()
    {
        var chat = new ProtocolExamples.ChatFixture();

        Assert.Equal(3, VirtualLoad.Of<ProtocolExamples.Chatter>().Offering(chat).Definition.Thresholds.Count);
        Assert.Equal(3, VirtualLoad.Of<ProtocolExamples.Watcher>().Offering(chat).Definition.Thresholds.Count);
    }

    static string Beside(string name, [CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file) ?? "", name);
}
