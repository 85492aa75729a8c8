namespace LoadTest;

/// <summary>A <see cref="ScenarioAttribute{TScenario}"/> of any class.</summary>
internal interface IScenarioAttribute : ITypeAttribute
{
    string StartAfter { get; }
}
