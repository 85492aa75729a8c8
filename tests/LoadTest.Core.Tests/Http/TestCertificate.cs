using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace LoadTest.Tests.Http;

/// <summary>Certificates that nobody trusts, made by the test and valid for a lifetime.</summary>
internal static class TestCertificate
{
    public static X509Certificate2 Create(string name)
    {
        using var key = RSA.Create(2048);
        var start = DateTimeOffset.UnixEpoch.AddYears(50);
        using var made = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(start, start.AddYears(60));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), password: null, X509KeyStorageFlags.Exportable);
    }

    public static (string Certificate, string Key) PemOf(X509Certificate2 certificate)
    {
        using var key = certificate.GetRSAPrivateKey() ?? throw new InvalidOperationException("The certificate has no key.");
        return (certificate.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem());
    }
}
