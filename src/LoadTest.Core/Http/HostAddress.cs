using System.Text;

namespace LoadTest.Http;

/// <summary>
/// What a user's addresses are relative to. A path in it is a folder, with or without a slash at its end. A user name and a
/// password in it become a header that goes to this host alone, so that no address that is shown has them.
/// </summary>
internal sealed class HostAddress
{
    HostAddress(Uri address, string authorization)
    {
        Address = address;
        Authorization = authorization;
    }

    public Uri Address { get; }

    /// <summary>The header; empty when there are no credentials.</summary>
    public string Authorization { get; }

    /// <exception cref="UriFormatException">It is no absolute HTTP address.</exception>
    public static HostAddress Of(Uri host)
    {
        if (!host.IsAbsoluteUri || (host.Scheme != Uri.UriSchemeHttp && host.Scheme != Uri.UriSchemeHttps))
            throw new UriFormatException($"LT2008: the host '{host}' is no HTTP address. Fix: write it in full, such as 'http://localhost:5000'.");

        var credentials = Uri.UnescapeDataString(host.UserInfo);
        var path = host.AbsolutePath.EndsWith('/') ? host.AbsolutePath : $"{host.AbsolutePath}/";
        var address = new UriBuilder(host) { UserName = "", Password = "", Path = path, Query = "", Fragment = "" }.Uri;
        return new HostAddress(address, credentials.Contains(':', StringComparison.Ordinal) ? $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials))}" : "");
    }
}
