namespace FromLocust.Service.Api;

/// <summary>The body that creates or replaces a resource.</summary>
internal sealed record ResourceDraft(string Name);
