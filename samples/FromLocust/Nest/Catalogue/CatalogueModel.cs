namespace FromLocust.Nest.Catalogue;

/// <summary>S-001-6: one more model, in a folder of its own: adding it took this file.</summary>
public sealed class CatalogueModel : HttpTaskSet
{
    [Task(5)]
    public Task ModelAction() => Http.GetAsync("/products");
}
