using System.Text.Json.Nodes;

namespace LoadTest.Tests;

/// <summary>Bodies satisfy the document they are made from, by an independent reading of it.</summary>
public sealed class ValidityTests
{
    const int Bodies = 1_000;

    public static TheoryData<string, string> Operations => TestCarrier.Operations;

    [Theory]
    [MemberData(nameof(Operations))]
    public void A_thousand_bodies_satisfy_the_document(string method, string path)
    {
        for (var seed = 0; seed < Bodies; seed++)
        {
            var body = TestCarrier.Api.BodyNode(method, path, new Random(seed));

            Assert.True(TestCarrier.ProblemsOf(method, path, body) is { Count: 0 }, Explain(method, path, seed, body));
        }
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void A_thousand_bodies_with_all_optional_fields_satisfy_the_document(string method, string path)
    {
        for (var seed = 0; seed < Bodies; seed++)
        {
            var body = TestCarrier.Api.BodyNode(method, path, new Random(seed), requireAll: true);

            Assert.True(TestCarrier.ProblemsOf(method, path, body) is { Count: 0 }, Explain(method, path, seed, body));
        }
    }

    [Fact]
    public void S_000_6_a_body_with_an_override_satisfies_the_document_except_the_override()
    {
        for (var seed = 0; seed < Bodies; seed++)
        {
            var body = TestCarrier.Api.Body("PATCH", "/shipments/{shipmentID}/status", new Random(seed), overrides: new { status = "DRAFT" });

            Assert.Equal(["body.status: \"DRAFT\" is not in the enumeration"], TestCarrier.ProblemsOf("PATCH", "/shipments/{shipmentID}/status", body));
        }
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void The_same_seed_gives_the_same_body(string method, string path)
    {
        for (var seed = 0; seed < 50; seed++)
            Assert.Equal(Text(TestCarrier.Api.BodyNode(method, path, new Random(seed))), Text(TestCarrier.Api.BodyNode(method, path, new Random(seed))));
    }

    [Fact]
    public void Different_seeds_give_different_bodies() =>
        Assert.Equal(Bodies, Enumerable.Range(0, Bodies).Select(seed => Text(TestCarrier.Api.Body("POST", "/shipments", new Random(seed)))).Distinct(StringComparer.Ordinal).Count());

    [Fact]
    public void Users_on_many_threads_get_the_bodies_of_their_seeds()
    {
        var alone = Enumerable.Range(0, 200).Select(seed => Text(TestCarrier.Api.Body("POST", "/shipments", new Random(seed)))).ToArray();
        var together = new string[alone.Length];

        Parallel.For(0, together.Length, seed => together[seed] = Text(TestCarrier.Api.Body("POST", "/shipments", new Random(seed))));

        Assert.Equal(alone, together);
    }

    [Fact]
    public void The_validator_of_these_tests_finds_what_is_wrong() =>
        Assert.Equal(
            ["body: has no 'moveTaskOrderID'", "body: has no 'pickupAddress'", "body.shipmentType: 1 is not in the enumeration", "body.shipmentType: 1 is not of string", "body.weight: 0 is below 0", "body.agents: has 3 items", "body.x: is not declared"],
            TestCarrier.ProblemsOf("POST", "/shipments", JsonNode.Parse("""{"shipmentType":1,"weight":0,"agents":[{"agentType":"RELEASING_AGENT","email":"a@b.c"},{"agentType":"RELEASING_AGENT","email":"a@b.cd"},{"agentType":"RELEASING_AGENT","phone":"202-555-0123"}],"x":1}"""))
                .Where(problem => !problem.StartsWith("body.agents[", StringComparison.Ordinal)));

    static string Text(JsonNode? body) => body?.ToJsonString() ?? "null";

    static string Explain(string method, string path, int seed, JsonNode? body) =>
        $"seed {seed}: {string.Join("; ", TestCarrier.ProblemsOf(method, path, body))}\n{body}";
}
