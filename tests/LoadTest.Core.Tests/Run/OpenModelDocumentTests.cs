using System.Runtime.CompilerServices;
using LoadTest.Testing;

namespace LoadTest.Tests.Run;

/// <summary>What <c>docs/open-model.md</c> shows compiles, and its load test can run.</summary>
public sealed class OpenModelDocumentTests
{
    [Fact]
    public void Its_example_compiles() =>
        Assert.Empty(DocumentedCode.MissingFrom(Beside("OpenModelExamples.cs"), Beside("../../../docs/open-model.md")));

    [Fact]
    public void Its_load_test_has_no_problem()
    {
        var definition = VirtualLoad.Of<OpenModelExamples.Visitors>().Offering(new OpenModelExamples.ShopFixture()).Definition;

        Assert.Equal((100, 500), (definition.Settings.ArrivalRate, definition.Settings.MaxUsers));
        Assert.Empty(definition.Hints);
    }

    static string Beside(string name, [CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file) ?? "", name);
}
