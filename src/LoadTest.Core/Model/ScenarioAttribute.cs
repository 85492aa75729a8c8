namespace LoadTest;

/// <summary>
/// Puts a scenario into a mix of several that run side by side: <c>[Scenario&lt;Visitor&gt;(StartAfter = "10s")]</c> on a <c>[LoadTest]</c> class
/// that has no load itself. The scenario's class carries its load, closed or open: a user type with <see cref="UsersAttribute"/>, a load shape or
/// an <see cref="ArrivalAttribute"/>, or a class that names its user types with <see cref="PopulationAttribute{TUser}"/> beside one.
/// </summary>
/// <remarks>
/// Users are constructed with what the load class's constructor takes, matched by type. Of the scenario's class, its load, its user types and
/// its hooks count; thresholds and the settings of <see cref="LoadTestAttribute"/> are those of the load class.
/// </remarks>
/// <typeparam name="TScenario">The class that carries the load. It may be a load test itself.</typeparam>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ScenarioAttribute<TScenario> : Attribute, IScenarioAttribute
    where TScenario : class
{
    /// <summary>When the scenario begins, from the start of the run, for example <c>10s</c>.</summary>
    /// <value><c>0s</c></value>
    public string StartAfter { get; set; } = "0s";

    Type ITypeAttribute.Target => typeof(TScenario);
}
