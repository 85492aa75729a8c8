namespace FromLocust.Service.Pages;

/// <summary>The answer of <c>POST /submit</c>: the content type that arrived and the user name found in it.</summary>
internal sealed record Submitted(string ContentType, string Username);
