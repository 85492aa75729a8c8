namespace FromLocust.Service.Things;

/// <summary>The body of <c>POST /things</c>; it may be left out.</summary>
/// <param name="Status">What becomes of the thing: <c>ACTIVE</c>, <c>ERROR</c> or any other; <c>PENDING</c> is for ever.</param>
/// <param name="Polls">How often <c>GET /things/{id}</c> answers <c>PENDING</c> before that; 0 if it is so from the beginning.</param>
internal sealed record NewThing(string Status = "ACTIVE", int Polls = 0);
