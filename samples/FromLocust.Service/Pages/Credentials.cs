namespace FromLocust.Service.Pages;

/// <summary>The body of every login route.</summary>
internal sealed record Credentials(string? Username, string? Password);
