using System.Security.Cryptography.X509Certificates;
using LoadTest.Testing;
using Microsoft.AspNetCore.Http;

namespace LoadTest.Tests.Http;

public sealed class ClientCertificateTests
{
    [Fact]
    public async Task A_user_proves_itself_with_a_certificate_over_TLS()
    {
        using var ofServer = TestCertificate.Create("localhost");
        using var ofUser = TestCertificate.Create("prime user");
        await using var server = await StubServer.StartAsync(ofServer, requiresClientCertificate: true);
        server.On("/", context => context.Response.WriteAsync(context.Connection.ClientCertificate?.Subject ?? "nobody"));
        using var known = new HttpFixture(server.Address, new HttpOptions { VerifyCertificates = false, ClientCertificates = [ofUser] });
        using var stranger = new HttpFixture(server.Address, new HttpOptions { VerifyCertificates = false });

        var reply = await known.Session.GetAsync("/");
        var refused = await stranger.Session.GetAsync("/");

        Assert.Equal(("CN=prime user", ""), (reply.Text, reply.Error));
        Assert.False(refused.IsOk);
        Assert.Equal(1, server.Requests);
    }

    [Fact]
    public void M_4_it_is_loaded_from_files_and_from_variables()
    {
        using var made = TestCertificate.Create("prime user");
        var (certificate, key) = TestCertificate.PemOf(made);
        var folder = Directory.CreateTempSubdirectory();
        var names = new[] { "LT_TEST_TLS_CERT", "LT_TEST_TLS_KEY" };
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "user.cer"), certificate);
            File.WriteAllText(Path.Combine(folder.FullName, "user.key"), key);
            Environment.SetEnvironmentVariable(names[0], certificate);
            Environment.SetEnvironmentVariable(names[1], key);

            AssertIs(made, ClientCertificate.FromFiles(Path.Combine(folder.FullName, "user.cer"), Path.Combine(folder.FullName, "user.key")));
            AssertIs(made, ClientCertificate.FromEnvironment(names[0], names[1]));
            Assert.StartsWith(
                "LT2009: a client certificate cannot be loaded: the variables 'LT_TEST_TLS_KEY' and 'LT_TEST_TLS_KEY' are no certificate and key in PEM form:",
                Assert.Throws<InvalidOperationException>(() => ClientCertificate.FromEnvironment(names[1], names[1])).Message,
                StringComparison.Ordinal);
        }
        finally
        {
            foreach (var name in names) Environment.SetEnvironmentVariable(name, null);
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void M_4_what_is_missing_is_named()
    {
        Assert.Equal(
            "LT2009: a client certificate cannot be loaded: the environment variable 'LT_TEST_NOWHERE' is not set. Fix: set it to the PEM text.",
            Assert.Throws<InvalidOperationException>(() => ClientCertificate.FromEnvironment("LT_TEST_NOWHERE", "LT_TEST_NOWHERE")).Message);
        Assert.StartsWith(
            "LT2009: a client certificate cannot be loaded: the file 'nowhere.pem' cannot be read:",
            Assert.Throws<InvalidOperationException>(() => ClientCertificate.FromFiles("nowhere.pem", "nowhere.pem")).Message,
            StringComparison.Ordinal);
    }

    static void AssertIs(X509Certificate2 expected, X509Certificate2Collection loaded)
    {
        using var certificate = Assert.Single(loaded);
        Assert.Equal((expected.Thumbprint, true), (certificate.Thumbprint, certificate.HasPrivateKey));
    }
}
