namespace FromLocust.MilMove;

/// <summary>Which MilMove is tested. Locust's <c>--host</c> held the profile, the rest came from the environment.</summary>
public sealed record MilMoveTarget
{
    /// <summary><c>local</c> or <c>dp3</c>.</summary>
    public required string Profile { get; init; }

    /// <summary><c>BASE_DOMAIN</c>: scheme, host and port of every API, instead of those of the profile; empty for these.</summary>
    public string BaseDomain { get; init; } = "";

    /// <summary><c>LOCAL_PORT</c>: the port of the office's and the customers' API in the profile <c>local</c>.</summary>
    public string LocalPort { get; init; } = "8080";

    /// <summary>How users talk to it: deployed with a certificate from the environment, locally with one from a file. Kept in memory only.</summary>
    /// <exception cref="InvalidOperationException">The certificate cannot be loaded.</exception>
    public HttpOptions ToHttpOptions() => (Profile, BaseDomain) switch
    {
        (_, not "") => HttpOptions.Default,
        ("dp3", _) => new HttpOptions { ClientCertificates = ClientCertificate.FromEnvironment("MOVE_MIL_DP3_TLS_CERT", "MOVE_MIL_DP3_TLS_KEY") },
        _ => new HttpOptions { ClientCertificates = ClientCertificate.FromFiles("MilMove/devlocal-mtls.cer", "MilMove/devlocal-mtls.key"), VerifyCertificates = false },
    };
}
