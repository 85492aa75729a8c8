using System.Runtime.CompilerServices;
using LoadTest.Testing;

namespace LoadTest.Tests.Model;

/// <summary>What <c>docs/model.md</c> shows compiles, and its load tests can run.</summary>
public sealed class ModelDocumentTests
{
    [Fact]
    public void Its_examples_compile()
    {
        var missing = DocumentedCode.MissingFrom([Beside("ModelExamples.cs"), Beside("MixExamples.cs")], Beside("../../../docs/model.md"));

        Assert.True(missing.Count == 0, string.Join('\n', missing));
    }

    [Fact]
    public void Its_load_test_has_no_problem()
    {
        var definition = VirtualLoad.Of<ModelExamples.Everybody>().Offering(new ModelExamples.ShopFixture()).Definition;

        Assert.Equal(["BrowserUser", "MobileUser", "AdminUser"], definition.Populations.Select(population => population.Plan.Type.Name));
    }

    [Fact]
    public void Its_mix_has_no_problem()
    {
        var definition = VirtualLoad.Of<MixExamples.Evening>().Offering(new MixExamples.ShopFixture()).Definition;

        Assert.Equal(["Member", "Guests"], definition.Settings.Scenarios.Select(scenario => scenario.Name));
        Assert.Equal((TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(60)), (definition.Settings.WarmUp, definition.Settings.Duration)); // 5 + 60 s, and 10 + 5 + 40 s
        Assert.Empty(definition.Hints);
    }

    static string Beside(string name, [CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file) ?? "", name);
}
