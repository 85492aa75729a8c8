using System.Globalization;

namespace FromLocust.MilMove;

/// <summary>
/// S-000-3: knows where MilMove's APIs are. Made with the task set, so that a bad setting is an error before the first request.
/// The path of an endpoint is a template: filled in it is the address, unfilled the name.
/// </summary>
public sealed class RequestPreparer
{
    const string OfficePrefix = "/ghc/v1";
    const string CustomerPrefix = "/internal";
    const string PrimePrefix = "/prime/v1";
    const string SupportPrefix = "/support/v1";

    readonly Uri _office;
    readonly Uri _customer;
    readonly Uri _prime;

    /// <summary>The APIs of a target.</summary>
    /// <exception cref="ArgumentException">The profile is unknown, or the local port has not four digits.</exception>
    public RequestPreparer(MilMoveTarget target)
    {
        if (target.LocalPort.Length != 4 || !ushort.TryParse(target.LocalPort, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            throw new ArgumentException($"The local port must have four digits, but it is '{target.LocalPort}'.", nameof(target));

        var bases = target.Profile switch
        {
            "local" => ($"http://officelocal:{target.LocalPort}", $"http://milmovelocal:{target.LocalPort}", "https://primelocal:9443"),
            "dp3" => ("https://office.loadtest.dp3.us", "https://my.loadtest.dp3.us", "https://api.loadtest.dp3.us"),
            _ => throw new ArgumentException($"The profile is 'local' or 'dp3', but it is '{target.Profile}'.", nameof(target)),
        };
        var (office, customer, prime) = target.BaseDomain.Length > 0 ? (target.BaseDomain, target.BaseDomain, target.BaseDomain) : bases;
        (_office, _customer, _prime) = (new Uri(office), new Uri(customer), new Uri(prime));
    }

    /// <summary>A request to the office's API.</summary>
    public PreparedRequest PrepGhcRequest(string endpoint, params object?[] values) => Prepare(_office, OfficePrefix, endpoint, values);

    /// <summary>A request to the customers' API.</summary>
    public PreparedRequest PrepInternalRequest(string endpoint, params object?[] values) => Prepare(_customer, CustomerPrefix, endpoint, values);

    /// <summary>A request to the host that a user of this type logs in to, beside its API.</summary>
    public PreparedRequest PrepHostRequest(UserType type, string endpoint) => Prepare(type == UserType.MilMove ? _customer : _office, "", endpoint, []);

    /// <summary>A request to the movers' API.</summary>
    public PreparedRequest PrepPrimeRequest(string endpoint, params object?[] values) => Prepare(_prime, PrimePrefix, endpoint, values, wantsCertificate: true);

    /// <summary>A request to the API that stands in for the office's people.</summary>
    public PreparedRequest PrepSupportRequest(string endpoint, params object?[] values) => Prepare(_prime, SupportPrefix, endpoint, values, wantsCertificate: true);

    static PreparedRequest Prepare(Uri host, string prefix, string endpoint, object?[] values, bool wantsCertificate = false) => new()
    {
        Url = new Uri(host, prefix + Route.Of(endpoint, values).Path),
        Name = values.Length > 0 ? prefix + endpoint : "",
        WantsCertificate = wantsCertificate,
    };
}
