using LoadTest.Isolation;

namespace LoadTest.Tests.Isolation;

public sealed class GeneratorCommandTests
{
    const string Files = "/out/Acme.deps.json";

    [Fact]
    public void The_process_gets_the_runtime_and_the_assemblies_of_the_test_project()
    {
        var start = GeneratorCommand.Of(Files, "/out", _ => true).Start("3", "4");

        Assert.Equal(
            ["exec", "--depsfile", "/out/Acme.deps.json", "--runtimeconfig", "/out/Acme.runtimeconfig.json", Path.Combine("/out", "LoadTest.Generator.dll"), "3", "4"],
            start.ArgumentList);
        Assert.True(start is { RedirectStandardInput: true, RedirectStandardOutput: true, RedirectStandardError: true });
    }

    [Fact]
    public void It_has_a_collector_of_its_own()
    {
        var start = GeneratorCommand.Of(Files, "/out", _ => true).Start("3", "4");

        Assert.Equal("0", start.Environment["DOTNET_gcServer"]);
        Assert.Equal("1", start.Environment["DOTNET_gcConcurrent"]);
    }

    [Theory]
    [InlineData("", "", "the dependency file (.deps.json) of the test project is not known")]
    [InlineData(Files, "/out/Acme.deps.json", "'/out/Acme.deps.json' is missing")]
    [InlineData(Files, "/out/Acme.runtimeconfig.json", "'/out/Acme.runtimeconfig.json' is missing")]
    [InlineData(Files, "LoadTest.Generator.dll", "LoadTest.Generator.dll' is missing")]
    public void What_is_missing_is_named(string files, string missing, string what)
    {
        var exception = Assert.Throws<LoadTestException>(() => GeneratorCommand.Of(files, "/out", file => missing.Length == 0 || !file.EndsWith(missing, StringComparison.Ordinal)));

        Assert.Contains(what, exception.Message, StringComparison.Ordinal);
        Assert.StartsWith("LT1171", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_files_of_a_load_class_are_those_of_its_assembly()
    {
        var command = GeneratorCommand.Of(typeof(GeneratorCommandTests));

        Assert.Equal("LoadTest.Core.Tests.deps.json", Path.GetFileName(command.DependenciesPath));

        Assert.True(File.Exists(command.ProgramPath), command.ProgramPath);
        Assert.True(File.Exists(command.DependenciesPath), command.DependenciesPath);
    }

    [Fact]
    public void Those_of_a_class_in_a_library_are_those_of_this_process() =>
        Assert.True(File.Exists(GeneratorCommand.Of(typeof(VirtualUser)).ConfigurationPath));
}
