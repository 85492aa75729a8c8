using LoadTest;

namespace Acme.LoadTests;

public sealed class Carrier(CarrierFixture carrier) : HttpUser
{
    static readonly OpenApiDocumentFile Api = OpenApiDocumentFile.Load("testdata/carrier.yaml");

    public override Uri Host => carrier.Address;

    [Task]
    public async Task Ship() => await Http.PostAsJsonAsync("/shipments", Api.Body("POST", "/shipments", Random));

    [Task]
    public async Task RefuseDraft()
    {
        var body = Api.Body("PATCH", "/shipments/{shipmentID}/status", Random, overrides: new { status = "DRAFT" });
        await Http.PatchAsJsonAsync(Route.Of("/shipments/{shipmentID}/status", "2d28ebb5"), body).WithHeader("If-Match", "1").Expect(422);
    }
}

/// <summary>What the README takes for granted.</summary>
public sealed class CarrierFixture
{
    public Uri Address { get; } = new("http://localhost");
}

static class Examples
{
    static readonly OpenApiDocumentFile Fixed = OpenApiDocumentFile.Load("testdata/carrier.yaml").With(new OpenApiFixUps
    {
        Field = field => field.Name == "moveTaskOrderID" ? "9c7b255c-2981-4bf8-839f-61c7458e2b4d" : null,
        Object = made =>
        {
            if (made.Schema == "Agent" && made.Value["phone"] is null) made.Value["email"] = "agent@example.com";
        },
        Request = request => request.Body["weight"] = request.Random.Next(500, 1_000),
    });

    public static OpenApiDocumentFile Api => Fixed;
}
