using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace LoadTest;

/// <summary>Loads what a user proves itself with over TLS, for <see cref="HttpOptions.ClientCertificates"/>. Nothing is written to disk.</summary>
public static class ClientCertificate
{
    /// <summary>From two files.</summary>
    /// <param name="certificatePath">The certificate, in PEM form. Relative to the folder of the test's assembly.</param>
    /// <param name="keyPath">Its private key, in PEM form and not encrypted; may be the same file.</param>
    /// <exception cref="InvalidOperationException">A file cannot be read, or is no PEM.</exception>
    public static X509Certificate2Collection FromFiles(string certificatePath, string keyPath) =>
        Load(Read(certificatePath), Read(keyPath), $"the files '{certificatePath}' and '{keyPath}'");

    /// <summary>From two environment variables whose values are PEM texts, as pipelines hold their secrets.</summary>
    /// <param name="certificateVariable">The name of the one with the certificate.</param>
    /// <param name="keyVariable">The name of the one with its private key, not encrypted.</param>
    /// <exception cref="InvalidOperationException">A variable is not set, or is no PEM.</exception>
    public static X509Certificate2Collection FromEnvironment(string certificateVariable, string keyVariable) =>
        Load(ReadVariable(certificateVariable), ReadVariable(keyVariable), $"the variables '{certificateVariable}' and '{keyVariable}'");

    static X509Certificate2Collection Load(string certificate, string key, string where)
    {
        try
        {
            using var loaded = X509Certificate2.CreateFromPem(certificate, key);

            // On Windows a key that came from PEM cannot be used for TLS until it has been through a store format.
            return [X509CertificateLoader.LoadPkcs12(loaded.Export(X509ContentType.Pfx), password: null)];
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException)
        {
            throw Unreadable($"{where} are no certificate and key in PEM form: {exception.Message}", "give a '-----BEGIN CERTIFICATE-----' and its unencrypted '-----BEGIN PRIVATE KEY-----'", exception);
        }
    }

    static string ReadVariable(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text
        ? text
        : throw Unreadable($"the environment variable '{variable}' is not set", "set it to the PEM text");

    static string Read(string path)
    {
        try
        {
            return File.ReadAllText(Path.Combine(AppContext.BaseDirectory, path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unreadable($"the file '{path}' cannot be read: {exception.Message}", "give the path of a PEM file, absolute or relative to the test's assembly", exception);
        }
    }

    static InvalidOperationException Unreadable(string what, string fix, Exception? cause = null) => new($"LT2009: a client certificate cannot be loaded: {what}. Fix: {fix}.", cause);
}
