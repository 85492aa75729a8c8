namespace FromLocust.Service.Api;

/// <summary>What <c>/api/resources</c> keeps.</summary>
internal sealed record Resource(int Id, string Name, DateTimeOffset Date, string Status, int Items);
