using LoadTest.Adapter.Tests.Doubles;
using LoadTest.Adapter.Tests.Samples;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace LoadTest.Adapter.Tests;

public sealed class SerialCollectionTests
{
    [Theory]
    [InlineData(typeof(Shopper))]
    [InlineData(typeof(InCollection))]
    public async Task A_load_class_runs_beside_nothing_else(Type loadTestClass)
    {
        var definition = await DefinitionOfAsync(loadTestClass);

        var attribute = Assert.Single(definition.GetCustomAttributes(typeof(CollectionDefinitionAttribute)));

        Assert.True(attribute.GetNamedArgument<bool>(nameof(CollectionDefinitionAttribute.DisableParallelization)));
    }

    [Theory]
    [InlineData(typeof(Shopper))]
    [InlineData(typeof(InCollection))]
    public async Task Its_nodes_are_ordered_by_declaration(Type loadTestClass)
    {
        var definition = await DefinitionOfAsync(loadTestClass);

        var orderer = ExtensibilityPointFactory.GetTestCaseOrderer(
            new SpyMessageSink(), Assert.Single(definition.GetCustomAttributes(typeof(TestCaseOrdererAttribute))));

        Assert.IsType<LoadCaseOrderer>(orderer);
    }

    [Fact]
    public async Task A_collection_of_the_user_keeps_its_fixtures()
    {
        var definition = await DefinitionOfAsync(typeof(InCollection));

        Assert.Contains(typeof(ICollectionFixture<SharedFixture>), definition.ToRuntimeType().GetInterfaces());
    }

    static async Task<ITypeInfo> DefinitionOfAsync(Type loadTestClass) =>
        (await SampleAssembly.NodesOfAsync(loadTestClass))[0].TestMethod.TestClass.TestCollection.CollectionDefinition;
}
