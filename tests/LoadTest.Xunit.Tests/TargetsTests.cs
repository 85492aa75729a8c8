using System.Xml.Linq;

namespace LoadTest.Adapter.Tests;

public sealed class TargetsTests
{
    static readonly string[] Settings = ["Users", "SpawnRate", "Duration", "WarmUp", "MaxDuration", "StopTimeout", "Seed", "OnUndecided", "Results"];

    readonly XDocument _targets = XDocument.Load(Path.Combine(AppContext.BaseDirectory, "build", "LoadTest.Xunit.targets"));

    [Fact]
    public void Every_setting_reaches_the_test_host_under_its_one_name()
    {
        var options = _targets.Descendants("RuntimeHostConfigurationOption").ToDictionary(option => option.Attribute("Include")!.Value);

        Assert.All(Settings, setting => Assert.Equal($"'$(LoadTest{setting})' != ''", options[$"LoadTest.{setting}"].Attribute("Condition")!.Value));
        Assert.All(Settings, setting => Assert.Contains($"$(LoadTest{setting})", options[$"LoadTest.{setting}"].Attribute("Value")!.Value, StringComparison.Ordinal));
    }

    [Fact]
    public void The_registration_names_the_test_framework()
    {
        var file = Path.GetFileName(_targets.Descendants("Compile").Single().Attribute("Include")!.Value.Replace("$(MSBuildThisFileDirectory)", "", StringComparison.Ordinal));

        var source = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "build", file));

        var framework = typeof(LoadTestFramework);
        Assert.Contains($"\"{framework.FullName}\", \"{framework.Assembly.GetName().Name}\"", source, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_property_is_ours_or_the_one_that_fails_an_empty_run()
    {
        var properties = _targets.Descendants("PropertyGroup").Elements().Select(property => property.Name.LocalName);

        Assert.All(properties, property => Assert.True(property.StartsWith("LoadTest", StringComparison.Ordinal) || property == "VSTestCLIRunSettings", property));
    }

    [Fact]
    public void Projects_that_are_no_test_projects_are_left_alone() =>
        Assert.All(_targets.Descendants("ItemGroup"), group => Assert.Contains("'$(IsTestProject)' == 'true'", group.Attribute("Condition")!.Value, StringComparison.Ordinal));
}
