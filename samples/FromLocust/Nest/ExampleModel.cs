namespace FromLocust.Nest;

/// <summary>S-001-4: the example without a task that ends it. <c>[AllTaskSets]</c> adds one, so that the user comes back.</summary>
[Weight(0)]
public sealed class ExampleModel : HttpTaskSet
{
    [Task(5)]
    public Task ModelAction() => Http.GetAsync("/");
}
