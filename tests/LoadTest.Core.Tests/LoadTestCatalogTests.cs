using LoadTest.Testing;

namespace LoadTest.Tests;

public sealed class LoadTestCatalogTests
{
    [Fact]
    public void A_class_has_one_node_for_the_run_and_one_for_each_threshold() =>
        Snapshot.Match(string.Join('\n', LoadTestCatalog.NodesOf(typeof(Shopper)).Select(Describe)));

    [Fact]
    public void Nodes_point_to_the_lines_of_their_attributes()
    {
        var nodes = LoadTestCatalog.NodesOf(typeof(Shopper));

        Assert.All(nodes, node => Assert.EndsWith("LoadTestCatalogTests.cs", node.SourceFile, StringComparison.Ordinal));
        Assert.Equal([0, 2, 3, 4], nodes.Select(node => node.SourceLine - nodes[0].SourceLine));
    }

    [Fact]
    public void A_tighter_limit_keeps_the_identity_of_a_threshold()
    {
        var (loose, tight) = (LoadTestCatalog.NodesOf(typeof(Shopper)), LoadTestCatalog.NodesOf(typeof(ShopperOfTomorrow)));

        Assert.Equal(loose.Select(node => node.Slug), tight.Select(node => node.Slug));
    }

    [Fact]
    public void Ids_are_the_same_in_every_process_and_differ_between_nodes_and_classes()
    {
        var ids = LoadTestCatalog.NodesOf(typeof(Shopper)).Concat(LoadTestCatalog.NodesOf(typeof(ShopperOfTomorrow))).Select(node => node.Id).ToList();

        Assert.Equal(8, ids.Distinct().Count());
        Assert.Equal("32", string.Join(' ', ids.Select(id => id.Length).Distinct()));
        Assert.Equal(ids, LoadTestCatalog.NodesOf(typeof(Shopper)).Concat(LoadTestCatalog.NodesOf(typeof(ShopperOfTomorrow))).Select(node => node.Id));
    }

    [Fact]
    public void A_malformed_or_repeated_threshold_is_a_node_too() =>
        Assert.Equal(["run", "malformed", "p95", "p95_2", "malformed_2"], LoadTestCatalog.NodesOf(typeof(Careless)).Select(node => node.Slug));

    [Fact]
    public void Slugs_are_identifiers() =>
        Assert.All(LoadTestCatalog.NodesOf(typeof(Shopper)), node => Assert.Matches("^[A-Za-z_][A-Za-z0-9_]*$", node.Slug));

    [Fact]
    public void Only_marked_classes_are_load_tests()
    {
        Assert.True(LoadTestCatalog.IsLoadTest(typeof(Shopper)));
        Assert.False(LoadTestCatalog.IsLoadTest(typeof(ShopperOfShopper)));
        Assert.False(LoadTestCatalog.IsLoadTest(typeof(string)));
    }

    static string Describe(LoadTestNode node) =>
        $"{node.Kind} | {node.DisplayName} | {node.FullyQualifiedName} | {string.Join(", ", node.Traits.Select(trait => $"{trait.Key}={trait.Value}"))}";

    [LoadTest]
    [Users(1)]
    [Threshold("p95<200ms")]
    [Threshold("failures < 1%")]
    [Threshold("p99(GET /items/{id}) < 400ms")]
    public class Shopper : VirtualUser;

    [LoadTest]
    [Users(1)]
    [Threshold("p95 < 100ms")]
    [Threshold("failures < 0.1%")]
    [Threshold("p99(GET /items/{id}) <= 0.2s")]
    public sealed class ShopperOfTomorrow : VirtualUser;

    public sealed class ShopperOfShopper : Shopper;

    [LoadTest]
    [Users(1)]
    [Threshold("p95 is 200ms")]
    [Threshold("p95 < 100ms")]
    [Threshold("p95 < 200ms")]
    [Threshold("")]
    public sealed class Careless : VirtualUser;
}
