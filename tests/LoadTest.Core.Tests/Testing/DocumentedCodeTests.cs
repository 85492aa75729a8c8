using LoadTest.Testing;

namespace LoadTest.Tests.Testing;

/// <summary>Examples in documents that are, or are not, excerpts of source.</summary>
public sealed class DocumentedCodeTests : IDisposable
{
    const string Source = "class A\n{\n    int a;\n\n    int b;\n    int c;\n    protected internal override void D() { }\n}\n";

    readonly string _folder = Directory.CreateTempSubdirectory("documented").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("int a;\nint b;")]
    [InlineData("        int b;\n\n        int c;")]
    [InlineData("class A\n{\n    // …\n    int b;\n    // … and so on\n}")]
    [InlineData("protected override void D() { }")]
    public void An_excerpt_however_indented_and_with_lines_left_out(string example) => Assert.Empty(MissingOf(example));

    [Theory]
    [InlineData("int a;\nint d;", "page.md(5): no excerpt of any source. The closest, A.cs, has no line 'int d;'.")]
    [InlineData("int a;\nint c;", "page.md(3): A.cs has these lines, but not one after the other. Fix: a line '// …' for what is left out.")]
    [InlineData("int c;\n// …\nint a;", "page.md(3): A.cs has these lines, but not one after the other. Fix: a line '// …' for what is left out.")]
    [InlineData("int b;\n// …\nint b;", "page.md(3): A.cs has these lines, but not one after the other. Fix: a line '// …' for what is left out.")]
    [InlineData("// …", "page.md(3): there is no code.")]
    public void What_is_no_excerpt_is_named_with_its_line_and_the_closest_file(string example, string problem) => Assert.Equal([problem], MissingOf(example));

    [Fact]
    public void Each_block_has_a_source_of_its_own()
    {
        var page = Write("page.md", "```csharp\nint x;\n```\n```python\nint y;\n```\n```csharp\nint a;\n```\n```csharp\nint x;\n// …\nint a;\n```\n");

        var missing = DocumentedCode.MissingFrom([Write("A.cs", Source), Write("X.cs", "int x;\n")], page);

        Assert.Equal(["page.md(11): no excerpt of any source. The closest, A.cs, has no line 'int x;'."], missing);
    }

    IReadOnlyList<string> MissingOf(string example) =>
        DocumentedCode.MissingFrom([Write("A.cs", Source), Write("B.cs", "int z;\n")], Write("page.md", $"# Page\n\n```csharp\n{example}\n```\n"));

    string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
