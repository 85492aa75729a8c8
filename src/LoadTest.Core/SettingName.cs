using System.Text;

namespace LoadTest;

/// <summary>A setting's one name in its spellings: <c>SpawnRate</c>, <c>LOADTEST_SPAWN_RATE</c>, <c>LoadTest.SpawnRate</c>, <c>-p:LoadTestSpawnRate</c>.</summary>
internal readonly record struct SettingName(string Name)
{
    public const string EnvironmentPrefix = "LOADTEST_";

    /// <summary>All settings that a run can be given from outside.</summary>
    public static IReadOnlyList<SettingName> All { get; } =
    [
        new(nameof(LoadTestSettings.Users)),
        new(nameof(LoadTestSettings.SpawnRate)),
        new(nameof(LoadTestSettings.Duration)),
        new(nameof(LoadTestSettings.WarmUp)),
        new(nameof(LoadTestSettings.MaxDuration)),
        new(nameof(LoadTestSettings.StopTimeout)),
        new(nameof(LoadTestSettings.Seed)),
        new(nameof(LoadTestSettings.OnUndecided)),
        new(nameof(LoadTestSettings.Results)),
        new(nameof(LoadTestSettings.Iterations)),
        new(nameof(LoadTestSettings.IterationsPerUser)),
        new(nameof(LoadTestSettings.ArrivalRate)),
        new(nameof(LoadTestSettings.MaxUsers)),
        new(nameof(LoadTestSettings.Tags)),
        new(nameof(LoadTestSettings.ExcludeTags)),
        new("Weights"),
        new(nameof(LoadTestSettings.Host)),
        new(nameof(LoadTestSettings.Mode)),
        new(nameof(LoadTestSettings.OnGeneratorTrouble)),
        new(nameof(LoadTestSettings.Isolation)),
    ];

    /// <summary>The environment variable.</summary>
    public string EnvironmentVariable => EnvironmentPrefix + ToSnakeCase(Name);

    /// <summary>The key in AppContext, where MSBuild properties arrive.</summary>
    public string AppContextKey => $"LoadTest.{Name}";

    /// <summary>The MSBuild property.</summary>
    public string MSBuildProperty => $"LoadTest{Name}";

    static string ToSnakeCase(string name)
    {
        var text = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && text.Length > 0) text.Append('_');
            text.Append(char.ToUpperInvariant(letter));
        }

        return text.ToString();
    }
}
