using System.Runtime.CompilerServices;
using Acme.LoadTests;
using LoadTest.Testing;

namespace LoadTest.Tests;

/// <summary>What the README shows compiles and does what it says.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public void Its_examples_compile()
    {
        var missing = DocumentedCode.MissingFrom(Beside("ReadmeExamples.cs"), Beside("../../src/LoadTest.OpenApi/README.md"));

        Assert.True(missing.Count == 0, string.Join('\n', missing));
    }

    [Fact]
    public void Its_fix_ups_leave_bodies_valid()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var body = Examples.Api.Body("POST", "/shipments", new Random(seed));

            Assert.Empty(TestCarrier.ProblemsOf("POST", "/shipments", body));
            Assert.InRange(body["weight"]!.GetValue<int>(), 500, 999);
        }
    }

    static string Beside(string name, [CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file) ?? "", name);
}
