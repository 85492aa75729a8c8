namespace LoadTest;

/// <summary>
/// Makes every public, concrete task set of the class's assembly a task of the user, so that adding behaviour is adding a file.
/// Weights come from the setting <c>Weights</c>, then <see cref="WeightAttribute"/>, then are 1; a set of weight 0 is left out.
/// Sets that have no way to end get one, so that a user can go on to the next set. Locust: locust-nest.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AllTaskSetsAttribute : Attribute
{
    /// <summary>Only sets of this namespace and of those below it.</summary>
    /// <value>Empty: the whole assembly.</value>
    public string Namespace { get; set; } = "";

    /// <summary>
    /// The weight of the task <c>Stop</c> that a set is given which has no way to end; 0 leaves such sets as they are.
    /// </summary>
    /// <value>1</value>
    public int StopWeight { get; set; } = 1;
}
