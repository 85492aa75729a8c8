using FromLocust.MilMove;

namespace LoadTest.Samples.FromLocust;

/// <summary>S-000-3: where requests to MilMove's APIs go.</summary>
public sealed class RequestPreparerTests
{
    static readonly MilMoveTarget Local = new() { Profile = "local" };
    static readonly MilMoveTarget Deployed = new() { Profile = "dp3" };

    [Theory]
    [InlineData("ghc", "http://officelocal:8080/ghc/v1/moves", false)]
    [InlineData("internal", "http://milmovelocal:8080/internal/moves", false)]
    [InlineData("prime", "https://primelocal:9443/prime/v1/moves", true)]
    [InlineData("support", "https://primelocal:9443/support/v1/moves", true)]
    public void S_000_3_locally_each_API_has_its_host_and_prefix(string api, string url, bool wantsCertificate) => AssertPrepared(Local, api, url, wantsCertificate);

    [Theory]
    [InlineData("ghc", "https://office.loadtest.dp3.us/ghc/v1/moves", false)]
    [InlineData("internal", "https://my.loadtest.dp3.us/internal/moves", false)]
    [InlineData("prime", "https://api.loadtest.dp3.us/prime/v1/moves", true)]
    [InlineData("support", "https://api.loadtest.dp3.us/support/v1/moves", true)]
    public void S_000_3_deployed_each_API_has_its_host_and_prefix(string api, string url, bool wantsCertificate) => AssertPrepared(Deployed, api, url, wantsCertificate);

    [Theory]
    [InlineData("ghc", "http://localhost:1234/ghc/v1/moves")]
    [InlineData("internal", "http://localhost:1234/internal/moves")]
    [InlineData("prime", "http://localhost:1234/prime/v1/moves")]
    [InlineData("support", "http://localhost:1234/support/v1/moves")]
    public void S_000_3_a_base_domain_replaces_every_host(string api, string url)
    {
        Assert.Equal(url, Prepare(Local with { BaseDomain = "http://localhost:1234" }, api).Url.ToString());
        Assert.Equal(url, Prepare(Deployed with { BaseDomain = "http://localhost:1234" }, api).Url.ToString());
    }

    [Theory]
    [InlineData("ghc", "http://officelocal:4000/ghc/v1/moves")]
    [InlineData("internal", "http://milmovelocal:4000/internal/moves")]
    [InlineData("prime", "https://primelocal:9443/prime/v1/moves")]
    public void S_000_3_a_local_port_is_that_of_the_office_and_the_customers(string api, string url) =>
        Assert.Equal(url, Prepare(Local with { LocalPort = "4000" }, api).Url.ToString());

    [Fact]
    public void S_000_3_only_a_template_makes_a_name()
    {
        var preparer = new RequestPreparer(Local);

        var templated = preparer.PrepPrimeRequest("/move-task-orders/{moveID}", 1);

        Assert.Equal(("https://primelocal:9443/prime/v1/move-task-orders/1", "/prime/v1/move-task-orders/{moveID}"), (templated.Url.ToString(), templated.Name));
        Assert.Empty(preparer.PrepPrimeRequest("/moves").Name);
    }

    [Fact]
    public void S_000_3_headers_belong_to_one_request()
    {
        var preparer = new RequestPreparer(Local);

        preparer.PrepPrimeRequest("/moves").Headers["If-Match"] = "17";

        Assert.Equal([("Accept", "application/json"), ("Content-Type", "application/json")], preparer.PrepPrimeRequest("/moves").Headers.Select(header => (header.Key, header.Value)));
    }

    [Theory]
    [InlineData("123")]
    [InlineData("12345")]
    [InlineData("80a0")]
    [InlineData("")]
    public void S_000_3_a_local_port_without_four_digits_is_an_error_at_the_start(string port)
    {
        var error = Assert.Throws<ArgumentException>(() => new RequestPreparer(Local with { LocalPort = port }));

        Assert.StartsWith($"The local port must have four digits, but it is '{port}'.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void S_000_3_an_unknown_profile_is_an_error_at_the_start()
    {
        var error = Assert.Throws<ArgumentException>(() => new RequestPreparer(Local with { Profile = "http://localhost" }));

        Assert.StartsWith("The profile is 'local' or 'dp3', but it is 'http://localhost'.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(UserType.MilMove, "http://milmovelocal:8080/devlocal-auth/login")]
    [InlineData(UserType.ServicesCounselor, "http://officelocal:8080/devlocal-auth/login")]
    [InlineData(UserType.TaskOrderingOfficer, "http://officelocal:8080/devlocal-auth/login")]
    [InlineData(UserType.TaskInvoicingOfficer, "http://officelocal:8080/devlocal-auth/login")]
    public void S_000_3_a_login_goes_to_the_host_of_the_user_without_a_prefix(UserType type, string url) =>
        Assert.Equal(url, new RequestPreparer(Local).PrepHostRequest(type, "/devlocal-auth/login").Url.ToString());

    [Fact]
    public void S_000_3_deployed_the_certificate_comes_from_the_environment_and_must_be_there()
    {
        var error = Assert.Throws<InvalidOperationException>(() => Deployed.ToHttpOptions());

        Assert.StartsWith("LT2009: a client certificate cannot be loaded: the environment variable 'MOVE_MIL_DP3_TLS_CERT' is not set.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void S_000_3_locally_the_certificate_comes_from_a_file()
    {
        var error = Assert.Throws<InvalidOperationException>(() => Local.ToHttpOptions());

        Assert.StartsWith("LT2009: a client certificate cannot be loaded: the file 'MilMove/devlocal-mtls.cer' cannot be read", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void S_000_3_a_stand_in_wants_no_certificate() =>
        Assert.Empty((Local with { BaseDomain = "http://localhost:1234" }).ToHttpOptions().ClientCertificates);

    static void AssertPrepared(MilMoveTarget target, string api, string url, bool wantsCertificate)
    {
        var request = Prepare(target, api);

        Assert.Equal((url, "", wantsCertificate), (request.Url.ToString(), request.Name, request.WantsCertificate));
        Assert.Equal([("Accept", "application/json"), ("Content-Type", "application/json")], request.Headers.Select(header => (header.Key, header.Value)));
    }

    static PreparedRequest Prepare(MilMoveTarget target, string api)
    {
        var preparer = new RequestPreparer(target);
        return api switch
        {
            "ghc" => preparer.PrepGhcRequest("/moves"),
            "internal" => preparer.PrepInternalRequest("/moves"),
            "prime" => preparer.PrepPrimeRequest("/moves"),
            "support" => preparer.PrepSupportRequest("/moves"),
            _ => throw new ArgumentOutOfRangeException(nameof(api), api, "No API."),
        };
    }
}
