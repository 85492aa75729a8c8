using System.Runtime.CompilerServices;
using LoadTest.Testing;

namespace LoadTest.Tests.Model;

/// <summary>What <c>docs/model.md</c> shows compiles, and its load tests can run.</summary>
public sealed class ModelDocumentTests
{
    [Fact]
    public void Its_examples_compile()
    {
        var missing = DocumentedCode.MissingFrom(Beside("ModelExamples.cs"), Beside("../../../docs/model.md"));

        Assert.True(missing.Count == 0, string.Join('\n', missing));
    }

    [Fact]
    public void Its_load_test_has_no_problem()
    {
        var definition = VirtualLoad.Of<ModelExamples.Everybody>().Offering(new ModelExamples.ShopFixture()).Definition;

        Assert.Equal(["BrowserUser", "MobileUser", "AdminUser"], definition.Populations.Select(population => population.Plan.Type.Name));
    }

    static string Beside(string name, [CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file) ?? "", name);
}
