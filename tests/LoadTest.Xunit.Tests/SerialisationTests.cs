using LoadTest.Adapter.Tests.Doubles;
using LoadTest.Adapter.Tests.Samples;
using Xunit.Sdk;

namespace LoadTest.Adapter.Tests;

public sealed class SerialisationTests
{
    [Fact]
    public async Task A_test_case_survives_the_way_to_another_process()
    {
        foreach (var original in await SampleAssembly.NodesOfAsync(typeof(Shopper)))
        {
            var copy = Copy(original);

            Assert.Equal(original.Node, copy.Node, SameNode);
            Assert.Equal(original.Position, copy.Position);
            Assert.Equal(original.SourceInformation.LineNumber, copy.SourceInformation.LineNumber);
            Assert.Equal(original.TestMethod.Method.Name, copy.TestMethod.Method.Name);
        }
    }

    [Fact]
    public async Task All_nodes_of_a_class_stay_in_one_collection_that_runs_alone()
    {
        var nodes = await SampleAssembly.NodesOfAsync(typeof(InCollection));

        var copy = Copy(nodes[0]).TestMethod.TestClass.TestCollection;

        Assert.Equal(nodes[0].TestMethod.TestClass.TestCollection.UniqueID, copy.UniqueID);
        Assert.IsType<SerialDefinition>(copy.CollectionDefinition);
    }

    [Fact]
    public async Task A_test_method_survives_the_way_to_another_process()
    {
        var original = (await SampleAssembly.NodesOfAsync(typeof(Shopper)))[1].TestMethod;

        var copy = SerializationHelper.Deserialize<LoadTestMethod>(SerializationHelper.Serialize(original));

        Assert.Equal(original.TestClass.Class.Name, copy.TestClass.Class.Name);
        Assert.Equal(original.Method.Name, copy.Method.Name);
    }

    static LoadTestCase Copy(LoadTestCase original) => SerializationHelper.Deserialize<LoadTestCase>(SerializationHelper.Serialize(original));

    static bool SameNode(LoadTestNode left, LoadTestNode right) => left.Id == right.Id && left.LoadTestClass == right.LoadTestClass && left.DisplayName == right.DisplayName;
}
