using System.Runtime.CompilerServices;
using LoadTest.Testing;

namespace LoadTest.Tests.Data;

/// <summary>What <c>docs/data.md</c> shows compiles, and its load test can run.</summary>
public sealed class DataDocumentTests
{
    [Fact]
    public void Its_examples_compile()
    {
        var missing = DocumentedCode.MissingFrom(Beside("DataExamples.cs"), Beside("../../../docs/data.md"));

        Assert.True(missing.Count == 0, string.Join('\n', missing));
    }

    [Fact]
    public void Its_load_test_has_no_problem()
    {
        var definition = VirtualLoad.Of<DataExamples.OrderFlow>().Offering(new DataExamples.ShopFixture()).Definition;

        Assert.Equal(3, definition.Thresholds.Count);
    }

    static string Beside(string name, [CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file) ?? "", name);
}
